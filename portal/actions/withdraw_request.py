"""The asking vendor takes its request back before it was answered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.offers import step_about
from portal.access.recording import record
from portal.records.cases import lock_case
from portal.records.collaboration_requests import request_of
from portal.records.timeline import append_event
from portal.rules.steps import step
from portal.vocabulary import EventType, Permission, RequestState, Verb


def withdraw_request(database: Session, access: CaseAccess, request_id: UUID, now: datetime) -> None:
    """The asked organization sees the request no more.

    Raises:
        Missing: no request of this organization in this case.
        Conflict: it was answered meanwhile.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    request = request_of(database, access.case.id, request_id, access.organization_id)
    database.refresh(request)
    request.state = step(request.state, RequestState.WITHDRAWN)
    request.answered_at = now
    database.flush()
    happened = step_about(request, EventType.REQUEST_WITHDRAWN, access.actor)
    append_event(database, access.case, happened, now)
    record(database, access.actor, Verb.REQUEST_WITHDRAWN, now, case=access.case, subject_id=request.id)
