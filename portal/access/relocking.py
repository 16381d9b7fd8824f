"""Every key that lies locked under the root in some row, and how it is locked anew, some rows at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.access import bindings
from portal.access.organization_keys import as_sealed_pair
from portal.access.signing import as_sealed_key
from portal.records.alarm_receivers import AlarmReceiver
from portal.records.base import Base
from portal.records.cases import CaseSecret, Note
from portal.records.decoys import DecoyedReview
from portal.records.legal_holds import LegalHoldOfficer
from portal.records.notices import Notice
from portal.records.organizations import Organization, OrganizationKey, SigningKey
from portal.records.people import Person
from portal.records.uploads import RedactionDecision, Upload
from portal.vault.envelopes import OrganizationKey as SealedPair
from portal.vault.rotation import Rotation

AT_ONCE = 100

Relock = Callable[[Rotation, Any], bytes]


@dataclass(frozen=True)
class Lock:
    """One column whose value the root key locks, and how one row's value is locked anew."""

    column: InstrumentedAttribute[Any]
    relock: Relock
    is_value: bool = False


@dataclass(frozen=True)
class Spot:
    """How far a rotation has come: which of `LOCKS`, and after which row of it."""

    lock: int = 0
    after: str | UUID | None = None


def _of_officer(row: LegalHoldOfficer) -> SealedPair:
    return SealedPair(row.person_id, row.key_id, row.algorithm, row.public_key, row.sealed_private_key)


def _value(column: str, bound: Callable[[Any], bytes]) -> Relock:
    return lambda rotation, row: rotation.value(getattr(row, column), bound(row))


LOCKS: Sequence[Lock] = (
    Lock(Organization.customer_key, lambda rotation, row: rotation.customer_key(row.customer_key, row.id)),
    Lock(
        OrganizationKey.sealed_private_key,
        lambda rotation, row: rotation.organization_key(as_sealed_pair(row)).sealed_private,
    ),
    Lock(
        LegalHoldOfficer.sealed_private_key,
        lambda rotation, row: rotation.organization_key(_of_officer(row)).sealed_private,
    ),
    Lock(
        SigningKey.sealed_private_key,
        lambda rotation, row: rotation.signing_key(as_sealed_key(row)).sealed_private,
    ),
    Lock(
        CaseSecret.sealed_secret, lambda rotation, row: rotation.case_secret(row.sealed_secret, row.case_id)
    ),
    Lock(
        CaseSecret.sealed_dictionary,
        _value("sealed_dictionary", lambda row: bindings.of_dictionary(row.case_id)),
        is_value=True,
    ),
    Lock(
        Note.sealed_text,
        _value("sealed_text", lambda row: bindings.of_note(row.id, row.case_id, row.organization_id)),
        is_value=True,
    ),
    Lock(
        Notice.sealed_body,
        _value("sealed_body", lambda row: bindings.of_notice(row.id, row.email)),
        is_value=True,
    ),
    Lock(
        AlarmReceiver.sealed_secret,
        _value("sealed_secret", lambda row: bindings.of_alarm_receiver(row.organization_id)),
        is_value=True,
    ),
    Lock(
        Upload.sealed_name, _value("sealed_name", lambda row: bindings.of_upload_name(row.id)), is_value=True
    ),
    Lock(
        RedactionDecision.sealed_value,
        _value("sealed_value", lambda row: bindings.of_decision(row.id)),
        is_value=True,
    ),
    Lock(
        DecoyedReview.sealed_items,
        _value("sealed_items", lambda row: bindings.of_decoys(row.upload_id)),
        is_value=True,
    ),
    Lock(
        Person.totp_secret,
        _value("totp_secret", lambda row: bindings.of_second_factor(row.id)),
        is_value=True,
    ),
)


def relock_some(database: Session, rotation: Rotation, spot: Spot) -> tuple[Spot | None, int]:
    """Lock some rows' keys under the newest root key.

    Gives where to go on (None: all done), and how many keys it were.

    A row that changed meanwhile keeps what it was changed to: that was locked under the newest key already.
    """
    lock = LOCKS[spot.lock]
    table = cast("type[Base]", lock.column.class_)
    (key,) = inspect(table).primary_key
    query = select(table).where(lock.column.is_not(None)).order_by(key).limit(AT_ONCE)
    rows = database.scalars(query if spot.after is None else query.where(key > spot.after)).all()
    is_done = rotation.is_value_done if lock.is_value else rotation.is_done
    count = 0
    for row in rows:
        sealed = getattr(row, lock.column.key)
        if not is_done(sealed):
            where = (key == _key_of(row), lock.column == sealed)
            database.execute(
                update(table).where(*where).values({lock.column.key: lock.relock(rotation, row)}),
                execution_options={"synchronize_session": False},
            )
            count += 1
    if len(rows) == AT_ONCE:
        return Spot(spot.lock, _key_of(rows[-1])), count
    return (Spot(spot.lock + 1) if spot.lock + 1 < len(LOCKS) else None), count


def is_unfinished(database: Session, rotation: Rotation) -> bool:
    """Whether some organization's key is still locked under an older root key: a rotation was interrupted."""
    for lock in LOCKS:
        is_done = rotation.is_value_done if lock.is_value else rotation.is_done
        found = database.scalars(select(lock.column).where(lock.column.is_not(None))).yield_per(AT_ONCE)
        if any(not is_done(sealed) for sealed in found):
            return True
    return False


def _key_of(row: Base) -> str | UUID:
    (key,) = inspect(row).identity or ()
    return key  # type: ignore[no-any-return]  # an id or a key's name
