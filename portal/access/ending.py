"""An authorization ends: withdrawn, expired, superseded or never answered. Its key is destroyed with it."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.shredding import destroy_after_commit, name_of_key
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization, AuthorizationEvent
from portal.records.cases import case_of
from portal.records.links import revoke_links
from portal.records.reveal_requests import cancel_under
from portal.records.timeline import Step, append_event
from portal.rules.steps import step
from portal.vocabulary import AuthorizationState, Conflict, EventType, LinkPurpose, Verb

TELL_OF_WITHDRAWAL = "tell_of_withdrawal"
"""Queued work: the messages about a withdrawal, which may need what is down while somebody withdraws."""

_SHOWN_AS = {
    AuthorizationState.WITHDRAWN: (Verb.AUTHORIZATION_WITHDRAWN, EventType.AUTHORIZATION_WITHDRAWN),
    AuthorizationState.EXPIRED: (Verb.AUTHORIZATION_EXPIRED, EventType.AUTHORIZATION_EXPIRED),
    AuthorizationState.LAPSED: (Verb.AUTHORIZATION_EXPIRED, EventType.AUTHORIZATION_EXPIRED),
    AuthorizationState.SUPERSEDED: (Verb.AUTHORIZATION_SUPERSEDED, None),
}


def end_authorization(
    database: Session,
    shred: ShredStore,
    actor: Actor,
    authorization: Authorization,
    state: AuthorizationState,
    now: datetime,
) -> None:
    """Move it into an ending state, write it down, destroy its key as soon as that is kept.

    From the commit on nothing opens: the key is given out for a granted authorization alone.

    Raises:
        Conflict: it has ended already, or that ending does not follow from where it stands.
    """
    _move(database, authorization, state, now)
    destroy_after_commit(database, shred, name_of_key(authorization.id))
    cancel_under(database, authorization.id, now)
    add_state(database, authorization, state, now, {})
    verb, event = _SHOWN_AS[state]
    case = case_of(database, authorization.case_id)
    if event is not None:
        asker = authorization.requested_by_organization_id
        moment = Step(event, actor.organization_id, actor.person_id, asker, subject_id=authorization.id)
        append_event(database, case, moment, now)
    record(
        database,
        actor,
        verb,
        now,
        case=case,
        subject_id=authorization.id,
        authorization=authorization,
        details={"state": state.value, "key": "destroyed" if authorization.decided_at else "never made"},
    )


def _move(database: Session, authorization: Authorization, state: AuthorizationState, now: datetime) -> None:
    """Once, whoever else ends it at the same moment."""
    before = authorization.state
    step(before, state)
    moved = database.execute(
        update(Authorization)
        .where(Authorization.id == authorization.id, Authorization.state == before)
        .values(state=state, ended_at=now)
        .returning(Authorization.id)
        .execution_options(synchronize_session=False)
    ).first()
    if moved is None:
        raise Conflict("This permission has ended already.")
    if before is AuthorizationState.REQUESTED:
        revoke_links(database, authorization.id, LinkPurpose.AUTHORIZATION, now)
    database.refresh(authorization)


def add_state(
    database: Session,
    authorization: Authorization,
    state: AuthorizationState,
    now: datetime,
    evidence: dict[str, Any],
) -> None:
    """Append one step to the authorization's own history, of which its state is the fold."""
    last = database.scalar(
        select(func.max(AuthorizationEvent.number)).where(
            AuthorizationEvent.authorization_id == authorization.id
        )
    )
    database.add(
        AuthorizationEvent(
            authorization_id=authorization.id,
            number=(last or 0) + 1,
            state=state,
            at=now,
            evidence=evidence,
        )
    )
    database.flush()
