"""The answer is there: whoever waited must act again."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event, open_wait
from portal.vocabulary import Conflict, EventType, Permission, Verb


def end_wait(database: Session, access: CaseAccess, now: datetime) -> None:
    """End the wait; by the one who waits, or by the one who was waited for.

    Raises:
        Conflict: nobody waits, or the wait is between others.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    wait = open_wait(database, access.case.id)
    if wait is None or access.organization_id not in (wait.from_id, wait.to_id):
        raise Conflict("You are not waiting for anybody in this case.")
    happened = Step(
        EventType.WAIT_ENDED,
        access.organization_id,
        access.actor.person,
        from_id=wait.from_id,
        to_id=wait.to_id,
    )
    append_event(database, access.case, happened, now)
    record(database, access.actor, Verb.WAIT_ENDED, now, case=access.case, subject_id=access.case.id)
