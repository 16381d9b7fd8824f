"""Organizations that are enrolled, what they are to each other, and their public keys."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import Invalid, Missing, OrganizationKind


class Organization(Base):
    """A vendor, a customer or the operator. Forms and scales are data of rules/intake and rules/severity."""

    __tablename__ = "organizations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[OrganizationKind]
    name: Mapped[str] = mapped_column(unique=True)
    domain: Mapped[str] = mapped_column(unique=True)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    severity_scale: Mapped[list[Any]] = mapped_column(default=list)
    calendar: Mapped[dict[str, Any]] = mapped_column(default=dict)
    intake_form: Mapped[list[Any]] = mapped_column(default=list)
    customer_key: Mapped[bytes | None]
    created_at: Mapped[datetime]


class OrganizationKey(Base):
    """One key pair of an organization; the newest is the one that new content is sealed for."""

    __tablename__ = "organization_keys"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    algorithm: Mapped[str]
    public_key: Mapped[bytes]
    sealed_private_key: Mapped[bytes]
    created_at: Mapped[datetime]


def organization_of(database: Session, organization_id: UUID) -> Organization:
    """The organization, or `Missing`."""
    found = database.get(Organization, organization_id)
    if found is None:
        raise Missing("There is no such organization.")
    return found


def organizations_of_kind(database: Session, kind: OrganizationKind) -> Sequence[Organization]:
    """All enrolled organizations of one kind, by name."""
    return database.scalars(
        select(Organization).where(Organization.kind == kind).order_by(Organization.name)
    ).all()


def customer_with_domain(database: Session, domain: str) -> Organization:
    """The customer that is enrolled under exactly this domain.

    Raises:
        Invalid: there is none; customers are never listed to vendors that do not work for them.
    """
    wanted = domain.strip().lower().rpartition("@")[2].rstrip(".")
    found = database.scalars(
        select(Organization).where(
            Organization.domain == wanted, Organization.kind == OrganizationKind.CUSTOMER
        )
    ).first()
    if found is None:
        raise Invalid(
            "No customer is enrolled with this domain. Ask your operator to enrol them.", "customer"
        )
    return found


def organization_with_domain(database: Session, domain: str) -> Organization:
    """The organization of exactly this domain, of whichever kind; for the operator alone.

    Raises:
        Invalid: there is none.
    """
    found = database.scalars(
        select(Organization).where(Organization.domain == domain.strip().lower())
    ).first()
    if found is None:
        raise Invalid(f"No organization is enrolled with the domain {domain}.", "domain")
    return found


def organization_names(database: Session) -> dict[UUID, str]:
    """The names of all organizations, for showing ids as words."""
    return {row.id: row.name for row in database.execute(select(Organization.id, Organization.name))}


def current_key(database: Session, organization_id: UUID) -> OrganizationKey:
    """The key that new content is sealed for."""
    found = database.scalars(
        select(OrganizationKey)
        .where(OrganizationKey.organization_id == organization_id)
        .order_by(OrganizationKey.created_at.desc(), OrganizationKey.key_id)
        .limit(1)
    ).first()
    if found is None:
        raise Missing("This organization has no key yet.")
    return found


def key_of(database: Session, key_id: str) -> OrganizationKey:
    """The key pair with this id, current or earlier."""
    found = database.get(OrganizationKey, key_id)
    if found is None:
        raise Missing("There is no such key.")
    return found


class SigningKey(Base):
    """One of the portal's own signing keys, with the name it signs under. The private half is sealed."""

    __tablename__ = "signing_keys"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    algorithm: Mapped[str]
    public_key: Mapped[bytes]
    sealed_private_key: Mapped[bytes]
    created_at: Mapped[datetime]


def signing_keys_for(database: Session, purpose: str) -> Sequence[SigningKey]:
    """Every signing key there ever was for this purpose, newest first."""
    return database.scalars(
        select(SigningKey).where(SigningKey.purpose == purpose).order_by(SigningKey.created_at.desc())
    ).all()


def signing_key_for(database: Session, purpose: str) -> SigningKey | None:
    """The newest signing key for this purpose."""
    return database.scalars(
        select(SigningKey)
        .where(SigningKey.purpose == purpose)
        .order_by(SigningKey.created_at.desc())
        .limit(1)
    ).first()


def organization_by_domain(database: Session, domain: str) -> Organization | None:
    """The organization that is enrolled under exactly this domain."""
    return database.scalars(select(Organization).where(Organization.domain == domain.strip().lower())).first()
