"""What the machines look at and do beside the actions: rows, histories, and an administrator's hand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal.access.granting import END_AUTHORIZATION
from portal.actions.end_due_authorization import end_due_authorization
from portal.actions.rotate_organization_key import rotate_organization_key
from portal.actions.work import LEASE, Work
from portal.records.audit_log import AuditEntry
from portal.records.authorizations import (
    Authorization,
    AuthorizationEvent,
    categories_of,
    recipients_of,
)
from portal.records.disclosures import Disclosure, results_of
from portal.records.jobs import lease_next
from portal.records.uploads import UploadPart
from portal.vault.envelopes import Wrap
from portal.vocabulary import AuthorizationState, Treatment, Verb
from tests.invariants.model import Model, Wish
from tests.invariants.stage import GIVER, Stage
from tests.support.world import World

_State = AuthorizationState
FOLLOWS = {
    None: {_State.REQUESTED},
    _State.REQUESTED: {_State.GRANTED, _State.REFUSED, _State.LAPSED},
    _State.GRANTED: {_State.WITHDRAWN, _State.EXPIRED, _State.SUPERSEDED},
}
"""As the design has it; everything that is not a key here has no way out."""


def look(stage: Stage, model: Model) -> None:
    """Hold all that was kept against all that was done."""
    with stage.world.transaction() as database:
        for wish in model.wishes:
            _look_at_permission(database, stage, wish)
        for place, case_id in enumerate(model.cases):
            asked = [wish.id for wish in model.wishes if wish.place == place]
            versions = [database.get_one(Authorization, one).version for one in asked]
            assert all(one < next_ for one, next_ in pairwise(versions))
            assert reads_of(database, case_id) == model.reads[place]
        for gift in model.gifts:
            _look_at_keys(database, stage, gift.id, gift.wish.id)


def _look_at_permission(database: Session, stage: Stage, wish: Wish) -> None:
    found = database.get_one(Authorization, wish.id)
    steps = database.scalars(
        select(AuthorizationEvent)
        .where(AuthorizationEvent.authorization_id == wish.id)
        .order_by(AuthorizationEvent.number)
    ).all()
    states = [None, *(one.state for one in steps)]
    assert found.state is wish.state
    assert states[-1] is found.state
    assert all(after in FOLLOWS.get(before, set()) for before, after in pairwise(states))
    assert [one.number for one in steps] == list(range(1, len(steps) + 1))
    if wish.recipients:
        ticked = {stage.id_of(name) for name in wish.recipients}
        granted = {line.organization_id for line in recipients_of(database, wish.id) if line.granted}
        allowed = {
            line.category: line.granted
            for line in categories_of(database, wish.id)
            if line.granted is not Treatment.REMOVE
        }
        network = {} if wish.network is Treatment.REMOVE else {"network": wish.network}
        assert granted == ticked
        assert allowed == {"technical": Treatment.KEEP, **network}


def reads_of(database: Session, case_id: UUID) -> int:
    """How many reads the log tells of in a case."""
    verbs = (Verb.DISCLOSURE_READ, Verb.DISCLOSURE_DOWNLOADED)
    query = select(func.count()).where(AuditEntry.stream == case_id, AuditEntry.verb.in_(verbs))
    return database.scalar(query) or 0


def _look_at_keys(database: Session, stage: Stage, disclosure_id: UUID, authorization_id: UUID) -> None:
    """Whose keys fit: the pinned ones, the giver's, and nobody's to what was brought in but the giver's."""
    record = database.get_one(Authorization, authorization_id).record or {}
    pinned = {one["party_id"]: one.get("x_key_id") for one in record["party"]}
    disclosure = database.get_one(Disclosure, disclosure_id)
    for result in results_of(database, disclosure.id):
        theirs = str(result.organization_id)
        assert set(result.wraps) == {"", theirs, str(stage.id_of(GIVER))}
        assert Wrap.from_json(result.wraps[theirs]).recipient_key_id == pinned[theirs]
    parts = database.scalars(select(UploadPart).where(UploadPart.upload_id == disclosure.upload_id))
    assert {json.loads(part.wrap)["organization_id"] for part in parts} == {str(stage.id_of(GIVER))}


def end_what_is_due(world: World) -> None:
    """Let the worker end the permissions and requests whose time is over."""
    rooms = world.rooms
    while True:
        with world.transaction() as database:
            job = lease_next(database, world.clock.now, LEASE, [END_AUTHORIZATION])
        if job is None or job.lease is None:
            return
        end_due_authorization(
            Work(rooms.database, rooms.instruments, world.clock, job.id, job.lease, job.subject_id)
        )


@contextmanager
def pretended(world: World, authorization_id: UUID) -> Iterator[None]:
    """The row says for a while that the permission is in force for another year."""
    with world.transaction() as database:
        row = database.get_one(Authorization, authorization_id)
        state, not_after = row.state, row.not_after
    _set(world, authorization_id, _State.GRANTED, world.clock.now + timedelta(days=365))
    try:
        yield
    finally:
        _set(world, authorization_id, state, not_after)


def _set(world: World, authorization_id: UUID, state: AuthorizationState, not_after: datetime) -> None:
    with world.transaction() as database:
        database.execute(
            update(Authorization)
            .where(Authorization.id == authorization_id)
            .values(state=state, not_after=not_after)
        )


def give_newer_key(world: World, organization_id: UUID) -> None:
    """Give an organization a newer key pair."""
    with world.transaction() as database:
        tools, now = world.rooms.instruments, world.clock.now
        rotate_organization_key(database, organization_id, tools, now, at_once=True)
