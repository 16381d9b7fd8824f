"""What a customer allowed: the request, the granted lines, the signed receipt, the history."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import AuthorizationState, DataCategory, Purpose, Treatment

_ORDER = {category: place for place, category in enumerate(DataCategory)}


class Authorization(Base):
    """One version of what a customer was asked and answered. Its key lies in the shred store, not here.

    `sealed_key` held it before there was that store; the next start moves what is left and empties the field.
    """

    __tablename__ = "authorizations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    requested_by_organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    requested_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    version: Mapped[int]
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("authorizations.id"))
    state: Mapped[AuthorizationState]
    purpose: Mapped[Purpose]
    protocol: Mapped[str]
    protocol_version: Mapped[int]
    not_after: Mapped[datetime]
    ends_with_case: Mapped[bool]
    approver_email: Mapped[str]
    approver_name: Mapped[str] = mapped_column(default="")
    approver_position: Mapped[str] = mapped_column(default="")
    requested_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    record: Mapped[dict[str, Any] | None]
    receipt: Mapped[str | None]
    receipt_hash: Mapped[str | None]
    sealed_key: Mapped[bytes | None]


class AuthorizationRecipient(Base):
    """One vendor that was asked for, whether the customer ticked it, and the key pinned for it."""

    __tablename__ = "authorization_recipients"

    authorization_id: Mapped[UUID] = mapped_column(ForeignKey("authorizations.id"), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    granted: Mapped[bool] = mapped_column(default=False)
    key_id: Mapped[str | None]


class AuthorizationCategory(Base):
    """One kind of data: the treatment that was asked for, and the one that the customer allowed."""

    __tablename__ = "authorization_categories"

    authorization_id: Mapped[UUID] = mapped_column(ForeignKey("authorizations.id"), primary_key=True)
    category: Mapped[DataCategory] = mapped_column(primary_key=True)
    asked: Mapped[Treatment]
    granted: Mapped[Treatment] = mapped_column(default=Treatment.REMOVE)


class AuthorizationEvent(Base):
    """One step in the life of an authorization; appended only. The state is the fold of these."""

    __tablename__ = "authorization_events"
    __table_args__ = (UniqueConstraint("authorization_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    authorization_id: Mapped[UUID] = mapped_column(ForeignKey("authorizations.id"), index=True)
    number: Mapped[int]
    state: Mapped[AuthorizationState]
    at: Mapped[datetime]
    evidence: Mapped[dict[str, Any]]


def authorizations_of(database: Session, case_id: UUID) -> Sequence[Authorization]:
    """All versions that were ever asked for in a case, newest first."""
    return database.scalars(
        select(Authorization)
        .where(Authorization.case_id == case_id)
        .order_by(Authorization.version.desc(), Authorization.requested_at.desc())
    ).all()


def granted_authorization(
    database: Session, case_id: UUID, besides: UUID | None = None
) -> Authorization | None:
    """The granted one (other than `besides`); whether its time has run out is asked of rules/coverage."""
    query = select(Authorization).where(
        Authorization.case_id == case_id, Authorization.state == AuthorizationState.GRANTED
    )
    if besides is not None:
        query = query.where(Authorization.id != besides)
    return database.scalars(query.order_by(Authorization.version.desc()).limit(1)).first()


def authorizations_of_customer(database: Session, customer_id: UUID) -> Sequence[Authorization]:
    """Everything a customer was ever asked, newest first."""
    return database.scalars(
        select(Authorization)
        .where(Authorization.customer_id == customer_id)
        .order_by(Authorization.requested_at.desc())
    ).all()


def permissions_in_force(database: Session, customer_id: UUID, now: datetime) -> Sequence[Authorization]:
    """What a customer has allowed and whose time is not over, newest first."""
    return database.scalars(
        select(Authorization)
        .where(
            Authorization.customer_id == customer_id,
            Authorization.state == AuthorizationState.GRANTED,
            Authorization.not_after > now,
        )
        .order_by(Authorization.decided_at.desc(), Authorization.id.desc())
    ).all()


def recipients_of(database: Session, authorization_id: UUID) -> Sequence[AuthorizationRecipient]:
    """The vendors that were asked for, ticked or not."""
    return database.scalars(
        select(AuthorizationRecipient).where(AuthorizationRecipient.authorization_id == authorization_id)
    ).all()


def categories_of(database: Session, authorization_id: UUID) -> Sequence[AuthorizationCategory]:
    """The kinds of data that were asked for, with what the customer allowed; in the order of their list."""
    rows = database.scalars(
        select(AuthorizationCategory).where(AuthorizationCategory.authorization_id == authorization_id)
    )
    return sorted(rows, key=lambda row: _ORDER[row.category])


def events_of_authorization(database: Session, authorization_id: UUID) -> Sequence[AuthorizationEvent]:
    """The history, oldest first."""
    return database.scalars(
        select(AuthorizationEvent)
        .where(AuthorizationEvent.authorization_id == authorization_id)
        .order_by(AuthorizationEvent.number)
    ).all()
