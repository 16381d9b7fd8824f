"""Openings of what a legal hold keeps: asked by one officer, agreed by another, done once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.legal_holds import LegalHold
from portal.vocabulary import DisclosureState, Missing, OpeningState


class HoldOpening(Base):
    """One content, one officer who sees it, another who agrees; `until` ends the present step."""

    __tablename__ = "hold_openings"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    hold_id: Mapped[UUID] = mapped_column(ForeignKey("legal_holds.id"), index=True)
    disclosure_id: Mapped[UUID] = mapped_column(ForeignKey("disclosures.id"))
    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    agreed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str]
    state: Mapped[OpeningState]
    asked_at: Mapped[datetime]
    until: Mapped[datetime]
    opened_at: Mapped[datetime | None]


@dataclass(frozen=True)
class Held:
    """One result that lies under a held permission."""

    disclosure: Disclosure
    result: DisclosureResult


def held_results(database: Session, authorization_id: UUID) -> Sequence[Held]:
    """What was given under a permission, for each recipient, oldest first."""
    rows = database.execute(
        select(Disclosure, DisclosureResult)
        .join(DisclosureResult, DisclosureResult.disclosure_id == Disclosure.id)
        .where(Disclosure.authorization_id == authorization_id, Disclosure.state == DisclosureState.DISCLOSED)
        .order_by(Disclosure.disclosed_at, Disclosure.id, DisclosureResult.organization_id)
    )
    return [Held(disclosure, result) for disclosure, result in rows]


def openings_of(database: Session, hold_ids: Collection[UUID]) -> Sequence[HoldOpening]:
    """All openings of these holds, newest first."""
    return database.scalars(
        select(HoldOpening)
        .where(HoldOpening.hold_id.in_(hold_ids))
        .order_by(HoldOpening.asked_at.desc(), HoldOpening.id.desc())
    ).all()


def opening_of(database: Session, organization_id: UUID, opening_id: UUID) -> HoldOpening:
    """One opening of a hold of the organization, locked; `Missing` for everybody else."""
    found = database.scalars(
        select(HoldOpening)
        .join(LegalHold, LegalHold.id == HoldOpening.hold_id)
        .where(HoldOpening.id == opening_id, LegalHold.organization_id == organization_id)
        .with_for_update(of=HoldOpening)
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise Missing("There is no such opening.")
    return found
