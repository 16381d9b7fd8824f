"""Legal holds: which permission's key is kept for a court although it ends, and by which officers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import Missing


class LegalHold(Base):
    """One permission under hold. The shares of its key lie in the shred store, until two officers end it."""

    __tablename__ = "legal_holds"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    authorization_id: Mapped[UUID] = mapped_column(ForeignKey("authorizations.id"))
    placed_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str]
    placed_at: Mapped[datetime]
    released_at: Mapped[datetime | None]


class LegalHoldOfficer(Base):
    """One of three officers: the key that their shares are locked for, and when they agreed to end it."""

    __tablename__ = "legal_hold_officers"
    __table_args__ = (UniqueConstraint("hold_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    hold_id: Mapped[UUID] = mapped_column(ForeignKey("legal_holds.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    key_id: Mapped[str]
    algorithm: Mapped[str]
    public_key: Mapped[bytes]
    sealed_private_key: Mapped[bytes]
    agreed_at: Mapped[datetime | None]


def legal_holds_of(database: Session, organization_id: UUID) -> Sequence[LegalHold]:
    """The organization's holds, newest first."""
    return database.scalars(
        select(LegalHold)
        .where(LegalHold.organization_id == organization_id)
        .order_by(LegalHold.placed_at.desc(), LegalHold.id)
    ).all()


def legal_hold_of(database: Session, organization_id: UUID, hold_id: UUID) -> LegalHold:
    """One hold of the organization, locked; `Missing` for everybody else."""
    found = database.scalars(
        select(LegalHold)
        .where(LegalHold.id == hold_id, LegalHold.organization_id == organization_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise Missing("There is no such legal hold.")
    return found


def officers_of_hold(database: Session, hold_id: UUID) -> Sequence[LegalHoldOfficer]:
    """The three, in the order in which they were named."""
    return database.scalars(
        select(LegalHoldOfficer).where(LegalHoldOfficer.hold_id == hold_id).order_by(LegalHoldOfficer.id)
    ).all()


def standing_hold(database: Session, organization_id: UUID, authorization_id: UUID) -> LegalHold | None:
    """The organization's hold on this permission that nobody has ended."""
    return database.scalars(
        select(LegalHold).where(
            LegalHold.organization_id == organization_id,
            LegalHold.authorization_id == authorization_id,
            LegalHold.released_at.is_(None),
        )
    ).first()


def released_ones(database: Session, hold_ids: Sequence[UUID]) -> set[UUID]:
    """Those of these holds that were ended."""
    query = select(LegalHold.id).where(LegalHold.id.in_(hold_ids), LegalHold.released_at.is_not(None))
    return set(database.scalars(query))
