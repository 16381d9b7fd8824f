"""An organization says that nobody there works on a case for now: it keeps it, and the time is idle."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.measures.working import at_work
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import Conflict, EventType, Permission, Verb


def pause_work(database: Session, access: CaseAccess, now: datetime) -> None:
    """End one's own stretch of work.

    Raises:
        Conflict: the case is closed, or this organization did not say that it works on it.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    worker = at_work([measured(one) for one in events_of(database, access.case.id)], now)
    if worker != access.organization_id:
        raise Conflict("Nobody of yours said that they work on this case.")
    happened = Step(EventType.WORK_PAUSED, access.organization_id, access.actor.person)
    append_event(database, access.case, happened, now)
    record(database, access.actor, Verb.WORK_PAUSED, now, case=access.case, subject_id=access.case.id)
