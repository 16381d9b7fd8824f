"""An organization says that it works on the case now: a gap ends, onto its own clock."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event
from portal.vocabulary import Conflict, EventType, HolderKind, Permission, Verb


def start_work(database: Session, access: CaseAccess, now: datetime) -> None:
    """Take the case from nobody, or from the vendor who has it.

    Raises:
        Conflict: it is with this organization already, or waits for the customer, a permission or redaction.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    case = access.case
    if case.holder_kind not in (HolderKind.NOBODY, HolderKind.ORGANIZATION):
        raise Conflict("This case waits for somebody else's answer now. End the wait first.")
    if case.holder_organization_id == access.organization_id:
        raise Conflict("This case is with you already.")
    happened = Step(EventType.WORK_STARTED, access.organization_id, access.actor.person)
    append_event(database, case, happened, now)
    record(database, access.actor, Verb.WORK_STARTED, now, case=case, subject_id=case.id)
