"""The customer says whether it helps for the time being: once, by link, without an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.link_access import LinkAccess
from portal.access.recording import record
from portal.access.telling import tell_who_asked
from portal.actions.instruments import Instruments
from portal.records.cases import case_of, lock_case
from portal.records.timeline import Step, append_event
from portal.records.workarounds import Workaround, workaround_of
from portal.vocabulary import CaseState, Conflict, EventType, Verb


def answer_workaround(
    database: Session, link: LinkAccess, *, helps: bool, instruments: Instruments, now: datetime
) -> Workaround:
    """Keep the answer and tell whoever offered it. The case goes on either way.

    Raises:
        Conflict: it was answered before, or the case is closed.
    """
    offered = workaround_of(database, link.link.subject_id)
    case = case_of(database, offered.case_id)
    lock_case(database, case)
    database.refresh(offered)
    if offered.answered_at is not None:
        raise Conflict("This was answered already, and an answer counts once.")
    if case.state is CaseState.CLOSED:
        raise Conflict("This case is closed meanwhile. Nothing waits for your answer any more.")
    offered.helps, offered.answered_at = helps, now
    database.flush()
    event, verb = _SAYING[helps]
    happened = Step(event, case.customer_id, from_id=offered.organization_id, subject_id=offered.id)
    append_event(database, case, happened, now)
    said = "the customer has answered about the workaround"
    tell_who_asked(database, instruments.keyring, case, offered.offered_by_id, said, instruments.link, now)
    record(database, link.actor, verb, now, case=case, subject_id=offered.id)
    return offered


_SAYING = {
    True: (EventType.WORKAROUND_CONFIRMED, Verb.WORKAROUND_CONFIRMED),
    False: (EventType.WORKAROUND_REJECTED, Verb.WORKAROUND_REJECTED),
}
