"""It did not hold: a participant takes a solved or closed case up again."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event
from portal.vocabulary import CaseState, Conflict, EventType, Permission, Verb


def reopen_case(database: Session, access: CaseAccess, now: datetime) -> None:
    """Open it again, with whoever reopens it. Permissions that ended stay ended: the customer is asked anew.

    Raises:
        Conflict: it is open.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    case = access.case
    if case.state not in (CaseState.CLOSED, CaseState.RESOLVED):
        raise Conflict("This case is open.")
    happened = Step(
        EventType.CASE_REOPENED,
        access.organization_id,
        access.actor.person,
        from_id=access.organization_id,
        to_id=access.organization_id,
        subject_id=case.id,
    )
    append_event(database, case, happened, now)
    case.state, case.closed_at = CaseState.OPEN, None
    record(database, access.actor, Verb.CASE_REOPENED, now, case=case, subject_id=case.id)
