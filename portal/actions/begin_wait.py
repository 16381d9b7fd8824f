"""Whoever has the case says that they cannot go on without an answer, and from whom."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.records.cases import lock_case, participant_of
from portal.records.timeline import Step, append_event
from portal.vocabulary import Conflict, EventType, HolderKind, Invalid, Permission, Place, Verb


def begin_wait(database: Session, access: CaseAccess, awaited_id: UUID | None, now: datetime) -> None:
    """From now on the one who is waited for must act next; `None` means the customer.

    Raises:
        Conflict: the case is not with this organization.
        Invalid: the one who is waited for takes no part in the case.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    case = access.case
    if (case.holder_kind, case.holder_organization_id) != (HolderKind.ORGANIZATION, access.organization_id):
        raise Conflict("Only whoever has the case can say that it waits. It is not with you now.")
    if awaited_id is not None:
        awaited = participant_of(database, case.id, awaited_id)
        if awaited is None or awaited.place is Place.OBSERVER or awaited_id == access.organization_id:
            raise Invalid("Choose the customer, or somebody else who takes part in this case.", "awaited")
    happened = Step(
        EventType.WAIT_BEGUN,
        access.organization_id,
        access.actor.person,
        from_id=access.organization_id,
        to_id=awaited_id,
    )
    append_event(database, case, happened, now)
    record(
        database, access.actor, Verb.WAIT_BEGUN, now, case=case, subject_id=case.id,
        details={"for": str(awaited_id) if awaited_id else "customer"},
    )  # fmt: skip
