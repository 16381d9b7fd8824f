"""Passkeys with which people sign what they allow for their organization."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.people import Person
from portal.vocabulary import Missing


class Passkey(Base):
    """One passkey of one person: its id and public key; the private half never leaves their device."""

    __tablename__ = "passkeys"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    label: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


def passkeys_of(database: Session, person_id: UUID) -> Sequence[Passkey]:
    """The passkeys that a person can use, oldest first."""
    return database.scalars(
        select(Passkey)
        .where(Passkey.person_id == person_id, Passkey.removed_at.is_(None))
        .order_by(Passkey.created_at, Passkey.id)
    ).all()


def passkeys_at(database: Session, organization_id: UUID, email: str) -> Sequence[Passkey]:
    """The passkeys of whoever has this address in this organization, and has not left; locked.

    Two who use one passkey at once take turns, so that its count is compared with the newest.
    """
    return database.scalars(
        select(Passkey)
        .join(Person, Person.id == Passkey.person_id)
        .where(
            Passkey.organization_id == organization_id,
            Passkey.removed_at.is_(None),
            Person.organization_id == organization_id,
            Person.email == email,
            Person.deactivated_at.is_(None),
        )
        .order_by(Passkey.created_at, Passkey.id)
        .with_for_update(of=Passkey)
        .execution_options(populate_existing=True)
    ).all()


def passkey_of(database: Session, person_id: UUID, passkey_id: UUID) -> Passkey:
    """One passkey of this person; `Missing` for everybody else."""
    for found in passkeys_of(database, person_id):
        if found.id == passkey_id:
            return found
    raise Missing("There is no such passkey.")
