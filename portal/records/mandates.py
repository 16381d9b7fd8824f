"""Mandates: lists of who may decide for a customer, and what the customer's domain answered about them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.rules.mandate import Answer, Decider, MandateTerms


class Mandate(Base):
    """One list as it was proposed; proved once the domain shows `value`, ended by a newer one.

    `checked_at` is when the value was last found, `looked_up_at` when the domain was last asked at all.
    """

    __tablename__ = "mandates"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    token: Mapped[str]
    value: Mapped[str]
    deciders: Mapped[list[Any]]
    two_agree: Mapped[bool]
    only_deciders: Mapped[bool]
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    proved_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    looked_up_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(default=Answer.NOT_ASKED.value)
    dnssec: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]

    @property
    def terms(self) -> MandateTerms:
        """The list as the value that its record was made from."""
        deciders = tuple(Decider(one["email"], one["name"]) for one in self.deciders)
        return MandateTerms(deciders, self.two_agree, self.only_deciders)


def mandate_in_place(database: Session, organization_id: UUID) -> Mandate | None:
    """The list that was proved last and that no newer one replaced, whether its proof stands now or not."""
    return _newest(database, organization_id, proved=True)


def proposed_mandate(database: Session, organization_id: UUID) -> Mandate | None:
    """The list that still waits for its record to be seen."""
    return _newest(database, organization_id, proved=False)


def locked_mandate(database: Session, mandate_id: UUID) -> Mandate | None:
    """One list, which nobody changes before this transaction ends."""
    return database.get(Mandate, mandate_id, with_for_update=True, populate_existing=True)


def end_mandates(
    database: Session, organization_id: UUID, now: datetime, *, proved: bool, but: UUID | None = None
) -> None:
    """End the organization's lists that were proved, or those that were not, all but one."""
    proof = Mandate.proved_at.is_not(None) if proved else Mandate.proved_at.is_(None)
    ending = update(Mandate).where(
        Mandate.organization_id == organization_id, Mandate.ended_at.is_(None), proof
    )
    if but is not None:
        ending = ending.where(Mandate.id != but)
    database.execute(ending.values(ended_at=now))


def _newest(database: Session, organization_id: UUID, *, proved: bool) -> Mandate | None:
    proof = Mandate.proved_at.is_not(None) if proved else Mandate.proved_at.is_(None)
    return database.scalars(
        select(Mandate)
        .where(Mandate.organization_id == organization_id, Mandate.ended_at.is_(None), proof)
        .order_by(Mandate.proposed_at.desc(), Mandate.id.desc())
        .limit(1)
    ).first()
