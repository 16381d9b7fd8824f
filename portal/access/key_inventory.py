"""What keys there are, in words for the operator: names and dates, no secret."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.key_directory import exchanged_keys
from portal.access.log_keys import keys_of_log
from portal.access.shredding import number_of_keys
from portal.gateways.root_key_store import RootKeyStore
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization
from portal.records.organizations import Organization, OrganizationKey, SigningKey
from portal.vocabulary import AuthorizationState


@dataclass(frozen=True)
class NamedKey:
    """One key: whose or what for, its name, since when, and whether a newer one has taken its place."""

    whose: str
    key_id: str
    since: datetime
    is_newest: bool


@dataclass(frozen=True)
class KeyInventory:
    """All keys of an installation, and what is wrong with them."""

    root: Sequence[str]
    organizations: Sequence[NamedKey]
    signing: Sequence[NamedKey]
    customers: int
    permissions_in_force: int
    permission_keys: int
    exchanged: Sequence[str]
    wrong_with_log: str


def take_inventory(database: Session, root: RootKeyStore, shred: ShredStore) -> KeyInventory:
    """Look at every key."""
    granted = select(func.count()).where(Authorization.state == AuthorizationState.GRANTED)
    customers = select(func.count()).where(Organization.customer_key.is_not(None))
    return KeyInventory(
        root=root.described(),
        organizations=_organizations(database),
        signing=_signing(database),
        customers=database.scalar(customers) or 0,
        permissions_in_force=database.scalar(granted) or 0,
        permission_keys=number_of_keys(shred),
        exchanged=[one.name for one in exchanged_keys(database)],
        wrong_with_log=_wrong_with_log(database),
    )


def _wrong_with_log(database: Session) -> str:
    try:
        return keys_of_log(database).wrong
    except LookupError:
        return ""


def _organizations(database: Session) -> list[NamedKey]:
    rows = database.execute(
        select(Organization.name, OrganizationKey)
        .join(OrganizationKey, OrganizationKey.organization_id == Organization.id)
        .order_by(Organization.name, OrganizationKey.created_at.desc(), OrganizationKey.key_id)
    )
    return _newest_first([(name, key.key_id, key.created_at) for name, key in rows])


def _signing(database: Session) -> list[NamedKey]:
    rows = database.scalars(select(SigningKey).order_by(SigningKey.purpose, SigningKey.created_at.desc()))
    return _newest_first([(row.purpose, row.key_id, row.created_at) for row in rows])


def _newest_first(rows: Sequence[tuple[str, str, datetime]]) -> list[NamedKey]:
    before = [None, *(whose for whose, _, _ in rows)]
    return [NamedKey(*row, is_newest=row[0] != earlier) for row, earlier in zip(rows, before, strict=False)]
