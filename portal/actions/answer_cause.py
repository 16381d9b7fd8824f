"""The company that is said to have left something unfinished confirms it, or says that it is not so."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.measures.causes import CauseOutcome, cause_of
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import Conflict, EventType, Permission, Verb


def answer_cause(database: Session, access: CaseAccess, said: CauseOutcome, now: datetime) -> None:
    """Answer for the company that was named; also after it was counted as disputed for want of an answer.

    Raises:
        Conflict: the case is closed, or no cause waits for this company's answer.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    events = [measured(one) for one in events_of(database, access.case.id)]
    named = cause_of(events, now)
    answered = {EventType.CAUSE_CONFIRMED, EventType.CAUSE_DISPUTED}
    last = next((one for one in reversed(events) if one.type in {*answered, EventType.CAUSE_NAMED}), None)
    if named is None or last is None or last.type in answered or named.left_by_id != access.organization_id:
        raise Conflict("No cause waits for an answer of yours.")
    kind, verb = _SAYING[said]
    happened = Step(
        kind,
        access.organization_id,
        access.actor.person,
        from_id=named.named_by_id,
        to_id=access.organization_id,
    )
    append_event(database, access.case, happened, now)
    details = {"named_by": str(named.named_by_id)}
    record(database, access.actor, verb, now, case=access.case, subject_id=access.case.id, details=details)


_SAYING = {
    CauseOutcome.CONFIRMED: (EventType.CAUSE_CONFIRMED, Verb.CAUSE_CONFIRMED),
    CauseOutcome.DISPUTED: (EventType.CAUSE_DISPUTED, Verb.CAUSE_DISPUTED),
}
