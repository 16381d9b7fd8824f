"""The customer says whether it still works: once, by link, without an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.link_access import LinkAccess
from portal.access.recording import record
from portal.access.telling import tell_who_asked
from portal.actions.instruments import Instruments
from portal.records.cases import case_of, lock_case
from portal.records.outcome_checks import OutcomeCheck, outcome_check_of
from portal.records.resolutions import resolution_of
from portal.records.timeline import Step, append_event
from portal.vocabulary import Conflict, EventType, Verb


def answer_outcome(
    database: Session, link: LinkAccess, *, works: bool, instruments: Instruments, now: datetime
) -> OutcomeCheck:
    """Keep the answer. A no is told to whoever proposed; taking the case up again is theirs or a partner's.

    Raises:
        Conflict: it was answered before.
    """
    check = outcome_check_of(database, link.link.subject_id)
    case = case_of(database, check.case_id)
    lock_case(database, case)
    database.refresh(check)
    if check.answered_at is not None:
        raise Conflict("This was answered already, and an answer counts once.")
    check.works, check.answered_at = works, now
    database.flush()
    resolution = resolution_of(database, check.resolution_id)
    event, verb = _SAYING[works]
    happened = Step(
        event,
        case.customer_id,
        from_id=resolution.organization_id,
        subject_id=check.id,
        reason=str(check.day),
    )
    append_event(database, case, happened, now)
    if not works:
        said, proposer = "the customer says that it does not work any more", resolution.proposed_by_id
        tell_who_asked(database, instruments.keyring, case, proposer, said, instruments.link, now)
    record(database, link.actor, verb, now, case=case, subject_id=check.id, details={"day": check.day})
    return check


_SAYING = {
    True: (EventType.OUTCOME_CONFIRMED, Verb.OUTCOME_CONFIRMED),
    False: (EventType.OUTCOME_DENIED, Verb.OUTCOME_DENIED),
}
