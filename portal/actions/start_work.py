"""An organization says that it works on the case now: a gap ends, onto its own clock."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.measures.working import at_work
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import Conflict, EventType, HolderKind, Permission, Verb


def start_work(database: Session, access: CaseAccess, now: datetime) -> None:
    """Take the case from nobody or from the vendor who has it, or begin to work on one's own.

    Raises:
        Conflict: this organization works on it already, or it waits for the customer, for a permission or
            for redaction.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    case = access.case
    if case.holder_kind not in (HolderKind.NOBODY, HolderKind.ORGANIZATION):
        raise Conflict("This case waits for somebody else's answer now. End the wait first.")
    worker = at_work([measured(one) for one in events_of(database, case.id)], now)
    if worker == access.organization_id:
        raise Conflict("You said already that you work on this case.")
    happened = Step(EventType.WORK_STARTED, access.organization_id, access.actor.person)
    append_event(database, case, happened, now)
    record(database, access.actor, Verb.WORK_STARTED, now, case=case, subject_id=case.id)
