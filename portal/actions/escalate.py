"""Somebody asks another company in a case for more urgency, and says why."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import engineers_of
from portal.access.case_access import CaseAccess
from portal.access.escalating import END_ESCALATION
from portal.access.recording import record
from portal.access.sending import tell_people
from portal.actions.instruments import Instruments
from portal.measures.escalations import ANSWER_WITHIN, open_escalations
from portal.records.cases import lock_case, participant_of
from portal.records.jobs import enqueue
from portal.records.people import active_people_with
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import (
    Conflict,
    EscalationReason,
    EventType,
    Invalid,
    Permission,
    Place,
    Role,
    Verb,
)


def escalate(
    database: Session,
    access: CaseAccess,
    of_id: UUID,
    reason: EscalationReason,
    instruments: Instruments,
    now: datetime,
) -> None:
    """Ask; their engineers and those who answer for their support are told by mail, without content.

    Who must act next stays as it is: asking for urgency passes nothing on.

    Raises:
        Invalid: it is one's own company, or one that does not work on this case.
        Conflict: the case is closed, or this company was asked already and has not answered.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    case, own = access.case, access.organization_id
    place = participant_of(database, case.id, of_id)
    if of_id == own or place is None or place.place is Place.OBSERVER:
        raise Invalid("Choose another company that works on this case.", "of")
    standing = open_escalations([measured(one) for one in events_of(database, case.id)])
    if any((one.by_id, one.of_id) == (own, of_id) for one in standing):
        raise Conflict("They were asked already and have not finished it. Take it back first.")
    person_id = access.actor.person
    happened = Step(EventType.ESCALATION_REQUESTED, own, person_id, own, of_id, reason=reason.value)
    append_event(database, case, happened, now)
    enqueue(database, END_ESCALATION, case.id, now, run_at=now + ANSWER_WITHIN)
    people = {one.id: one for one in engineers_of(database, of_id)}
    people |= {one.id: one for one in active_people_with(database, of_id, Role.EXECUTIVE)}
    link = instruments.link(f"/cases/{case.id}")
    body = f"Another company asks yours for more urgency. Sign in to see why, and to answer:\n{link}\n"
    subject = f"Case {case.reference}: more urgency is asked of you"
    tell_people(database, instruments.keyring, people.values(), subject, body, now)
    details = {"of": str(of_id), "reason": reason.value}
    record(
        database, access.actor, Verb.ESCALATION_REQUESTED, now, case=case, subject_id=case.id, details=details
    )
