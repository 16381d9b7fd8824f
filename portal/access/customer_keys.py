"""A customer's key is exchanged: its permissions' keys follow, readable under either until both stores agree.

Database and shred store share no transaction. So each permission's key is first locked twice, under the
older and under the newer customer key; whichever of them the database has then opens it. A second pass
takes the older lock away. A process that dies leaves two locks, and the next rotation begins from there.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.shredding import keep_key, key_in_force
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization
from portal.records.organizations import Organization
from portal.vault.context import AuthorizationContext
from portal.vault.keyring import KeyRing
from portal.vocabulary import AuthorizationState


def locked_customer(database: Session, customer_id: UUID, *, to_change: bool = False) -> Organization:
    """The customer with its present key, which nobody exchanges before this transaction ends."""
    return database.scalars(
        select(Organization)
        .where(Organization.id == customer_id)
        .with_for_update(read=not to_change)
        .execution_options(populate_existing=True)
    ).one()


def exchange_key(database: Session, keyring: KeyRing, shred: ShredStore, customer: Organization) -> int:
    """Give a locked customer a newer key; returns how many permissions' keys follow."""
    older, newer = customer.customer_key or b"", keyring.new_customer_key(customer.id)
    granted = _granted(database, customer.id)
    for one in granted:
        sealed = key_in_force(shred, one)
        if sealed is not None:
            moved = keyring.rotation().authorization_key(sealed, _context(one), older, newer)
            kept = keyring.rotation().authorization_key(sealed, _context(one), older, older)
            keep_key(shred, one, kept + moved)
    customer.customer_key = newer
    database.flush()
    return len(granted)


def settle_key(database: Session, keyring: KeyRing, shred: ShredStore, customer: Organization) -> None:
    """Leave each permission's key under the customer's present key alone."""
    present = customer.customer_key or b""
    for one in _granted(database, customer.id):
        sealed = key_in_force(shred, one)
        if sealed is not None:
            keep_key(
                shred, one, keyring.rotation().authorization_key(sealed, _context(one), present, present)
            )


def _granted(database: Session, customer_id: UUID) -> Sequence[Authorization]:
    """Locked, so that none of them ends, and loses its key, while its key is being put back."""
    return database.scalars(
        select(Authorization)
        .where(Authorization.customer_id == customer_id, Authorization.state == AuthorizationState.GRANTED)
        .order_by(Authorization.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _context(one: Authorization) -> AuthorizationContext:
    return AuthorizationContext(one.customer_id, one.id, one.version)
