"""The vendor that opened a case closes it; whatever the customer allowed for it ends with it."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.ending import end_authorization
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.cases import lock_case
from portal.records.collaboration_requests import OPEN_REQUEST_STATES, CollaborationRequest
from portal.records.handoffs import Handoff
from portal.records.resolutions import Resolution
from portal.records.timeline import Step, append_event
from portal.rules.steps import step
from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    EventType,
    HandoffState,
    Permission,
    Place,
    Refused,
    RequestState,
    ResolutionState,
    Verb,
)

_ENDINGS = {
    AuthorizationState.GRANTED: AuthorizationState.EXPIRED,
    AuthorizationState.REQUESTED: AuthorizationState.LAPSED,
}


def close_case(database: Session, access: CaseAccess, instruments: Instruments, now: datetime) -> None:
    """Close the case and end what was open in it; permissions that end with the case lose their key.

    Raises:
        Refused: another organization opened the case.
        Conflict: it is closed already.
    """
    access.require(Permission.CASE_WORK)
    if access.participant.place is not Place.OPENER:
        raise Refused("The organization that opened this case closes it.")
    case = access.case
    standing = _standing(database, access)
    lock_case(database, case)
    state = step(case.state, CaseState.CLOSED)
    _end_what_is_open(database, access, now)
    happened = Step(EventType.CASE_CLOSED, access.organization_id, access.actor.person, subject_id=case.id)
    append_event(database, case, happened, now)
    case.state, case.closed_at = state, now
    database.flush()
    for authorization in standing:
        ending = _ENDINGS[authorization.state]
        end_authorization(database, instruments.shred, access.actor, authorization, ending, now)
    record(
        database, access.actor, Verb.CASE_CLOSED, now, case=case, subject_id=case.id,
        details={"permissions_ended": len(standing)},
    )  # fmt: skip


def _standing(database: Session, access: CaseAccess) -> list[Authorization]:
    """What ends with the case, locked before the case as a withdrawal locks it, so that neither waits."""
    granted = (Authorization.state == AuthorizationState.GRANTED) & Authorization.ends_with_case
    return list(
        database.scalars(
            select(Authorization)
            .where(
                Authorization.case_id == access.case.id,
                granted | (Authorization.state == AuthorizationState.REQUESTED),
            )
            .order_by(Authorization.version)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def _end_what_is_open(database: Session, access: CaseAccess, now: datetime) -> None:
    case_id = access.case.id
    open_requests = CollaborationRequest.state.in_(OPEN_REQUEST_STATES)
    database.execute(
        update(CollaborationRequest)
        .where(CollaborationRequest.case_id == case_id, open_requests)
        .values(state=RequestState.EXPIRED, answered_at=now)
    )
    database.execute(
        update(Handoff)
        .where(Handoff.case_id == case_id, Handoff.state == HandoffState.OFFERED)
        .values(state=HandoffState.EXPIRED, answered_at=now)
    )
    database.execute(
        update(Resolution)
        .where(Resolution.case_id == case_id, Resolution.state == ResolutionState.PROPOSED)
        .values(state=ResolutionState.SILENT)
    )
