"""Somebody takes an alarm on: everybody sees who, and the ladder counts anew from now."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.records.alarms import alarm_of, standing_alarms
from portal.records.cases import lock_case
from portal.vocabulary import Conflict, Missing, Permission, Verb


def acknowledge_alarm(database: Session, access: CaseAccess, alarm_id: UUID, now: datetime) -> None:
    """Write the actor's name on an alarm of this case.

    Taking it on silences it for no longer than its steps last: whoever then does nothing meets the next one.

    Raises:
        Missing: there is no such alarm in this case.
        Conflict: it is over, or somebody took it on already.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    alarm = alarm_of(database, access.case.id, alarm_id)
    if alarm is None:
        raise Missing("There is no such alarm in this case.")
    if alarm.acknowledged_at is not None:
        raise Conflict("Somebody took this alarm on already.")
    if alarm.id not in {one.id for one in standing_alarms(database, access.case.id)}:
        raise Conflict("This alarm is over: the case went on meanwhile.")
    alarm.acknowledged_at = now
    alarm.acknowledged_by_id = access.actor.person
    alarm.acknowledged_for_id = access.organization_id
    database.flush()
    details = {"alarm": alarm.kind.value, "since": alarm.since.isoformat()}
    record(
        database, access.actor, Verb.ALARM_ACKNOWLEDGED, now, case=access.case, subject_id=alarm.id,
        details=details,
    )  # fmt: skip
