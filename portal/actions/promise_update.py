"""An organization says when the others hear from it next."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.answers import check_promise
from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event
from portal.vocabulary import EventType, Permission, Verb


def promise_update(database: Session, access: CaseAccess, due_at: datetime, now: datetime) -> None:
    """Keep the promise; it takes the place of the one before and moves the case to nobody.

    Raises:
        Invalid: past, or too far away to be a promise.
        Conflict: the case is closed.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    check_promise(due_at, now)
    happened = Step(EventType.UPDATE_PROMISED, access.organization_id, access.actor.person, due_at=due_at)
    append_event(database, access.case, happened, now)
    record(
        database, access.actor, Verb.UPDATE_PROMISED, now, case=access.case, subject_id=access.case.id,
        details={"due": due_at.isoformat()},
    )  # fmt: skip
