"""The keys of authorizations in the shred store: kept at the grant, destroyed when their authorization ends.

The store and the database share no transaction. A key is put there before the grant commits, so a grant
without a key does not exist; it is destroyed when the ending has committed, so an ending that is rolled
back costs nothing. In between nothing opens: the key is given out for a granted authorization alone. A
process that dies there leaves the key to `destroy_ended`, which every start and every sweep calls.
"""

import logging
from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import Session, SessionTransaction

from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization
from portal.vocabulary import AuthorizationState, Failure

log = logging.getLogger(__name__)

_KEY = "authorization-"
_MOVED = "moved-1"
_WAITING = "waiting to be shredded"
_AT_ONCE = 500
ENDED = frozenset(set(AuthorizationState) - {AuthorizationState.REQUESTED, AuthorizationState.GRANTED})


def name_of_key(authorization_id: UUID) -> str:
    """Under which name the shred store has an authorization's key."""
    return f"{_KEY}{authorization_id}"


def keep_key(shred: ShredStore, authorization: Authorization, sealed: bytes) -> None:
    """Keep the key of an authorization that is being granted; `Unavailable` when the store is down."""
    shred.put(name_of_key(authorization.id), sealed)


def key_in_force(shred: ShredStore, authorization: Authorization) -> bytes | None:
    """The locked key of a granted authorization; None for every other one, destroyed yet or not."""
    if authorization.state is not AuthorizationState.GRANTED:
        return None
    return shred.get(name_of_key(authorization.id))


def destroy_after_commit(database: Session, shred: ShredStore, *names: str) -> None:
    """Destroy these secrets as soon as what the transaction says is durable, and not if it is rolled back."""
    waiting: set[str] | None = database.info.get(_WAITING)
    if waiting is None:
        waiting = database.info[_WAITING] = set()
        _listen(database, shred, waiting)
    waiting.update(names)


def destroy_ended(database: Session, shred: ShredStore) -> int:
    """Destroy the keys of authorizations that have ended: what a process that died left behind.

    A key without an authorization stays: the database may be a restored one that is about to be replaced.
    """
    count, names = 0, shred.names(_KEY)
    while batch := list(islice(names, _AT_ONCE)):
        ids = [UUID(name.removeprefix(_KEY)) for name in batch]
        ended = select(Authorization.id).where(Authorization.id.in_(ids), Authorization.state.in_(ENDED))
        for authorization_id in database.scalars(ended):
            shred.destroy(name_of_key(authorization_id))
            count += 1
    return count


def number_of_keys(shred: ShredStore) -> int:
    """How many permissions' keys there are, those included that a death has left for the next sweep."""
    return sum(1 for _ in shred.names(_KEY))


def move_keys(database: Session, shred: ShredStore) -> None:
    """Bring keys of before the shred store out of the database, once in the life of an installation.

    Only once: a backup of before, restored later, holds keys that were destroyed since.
    """
    if shred.get(_MOVED) is None:
        for one in _with_key_in_row(database):
            if one.sealed_key and one.state is AuthorizationState.GRANTED:
                keep_key(shred, one, one.sealed_key)
        shred.put(_MOVED, b"1")
    for one in _with_key_in_row(database):
        one.sealed_key = None
    database.flush()


def _with_key_in_row(database: Session) -> Iterable[Authorization]:
    return database.scalars(select(Authorization).where(Authorization.sealed_key.is_not(None))).all()


def _listen(database: Session, shred: ShredStore, waiting: set[str]) -> None:
    def committed(session: Session) -> None:
        if session.in_nested_transaction():
            return
        while waiting:
            _destroy(shred, waiting.pop())

    def rolled_back(_session: Session, _transaction: SessionTransaction) -> None:
        waiting.clear()

    event.listen(database, "after_commit", committed)
    event.listen(database, "after_soft_rollback", rolled_back)


def _destroy(shred: ShredStore, name: str) -> None:
    """The ending holds, whatever happens here: a store that is down keeps nobody from withdrawing."""
    try:
        shred.destroy(name)
    except Failure:
        log.critical("A key could not be destroyed yet. It opens nothing, and the next sweep destroys it.")
