"""The case passes from one participant to another."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.cases import Case
from portal.vocabulary import DeclineReason, HandoffState, Missing

_NO_SUCH = "There is no such handoff in this case."


class Handoff(Base):
    """One offer and its answer. `returns_id` names the accepted handoff that this one gives back."""

    __tablename__ = "handoffs"
    __table_args__ = (
        Index(
            "uq_handoffs_one_open_offer",
            "case_id",
            unique=True,
            sqlite_where=text("state = 'offered'"),
            postgresql_where=text("state = 'offered'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    from_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    state: Mapped[HandoffState]
    checklist: Mapped[list[Any]]
    words: Mapped[str] = mapped_column(default="")
    offered_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    offered_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    engineer_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    next_update_at: Mapped[datetime | None]
    decline_reason: Mapped[DeclineReason | None]
    decline_words: Mapped[str] = mapped_column(default="")
    returns_id: Mapped[UUID | None] = mapped_column(ForeignKey("handoffs.id"))


def handoffs_of(database: Session, case_id: UUID) -> Sequence[Handoff]:
    """All handoffs of a case, oldest first."""
    return database.scalars(
        select(Handoff).where(Handoff.case_id == case_id).order_by(Handoff.offered_at)
    ).all()


def handoff_of(database: Session, case_id: UUID, handoff_id: UUID) -> Handoff:
    """One handoff of this case, or `Missing`."""
    found = database.get(Handoff, handoff_id)
    if found is None or found.case_id != case_id:
        raise Missing(_NO_SUCH)
    return found


def handoff_offered_to(database: Session, case_id: UUID, handoff_id: UUID, to_id: UUID) -> Handoff:
    """One handoff of this case that was offered to this organization, or `Missing`."""
    found = handoff_of(database, case_id, handoff_id)
    if found.to_id != to_id:
        raise Missing(_NO_SUCH)
    return found


def handoff_to_return(database: Session, case_id: UUID, from_id: UUID, to_id: UUID) -> Handoff | None:
    """The accepted handoff that an offer in this direction would give back: the newest the other way."""
    return database.scalars(
        select(Handoff)
        .where(
            Handoff.case_id == case_id,
            Handoff.from_id == to_id,
            Handoff.to_id == from_id,
            Handoff.state == HandoffState.ACCEPTED,
        )
        .order_by(Handoff.offered_at.desc())
        .limit(1)
    ).first()


def in_hands_of(database: Session, case: Case) -> UUID:
    """Who took the case last: the receiver of the newest accepted handoff, or else its opener."""
    taken = database.scalars(
        select(Handoff.to_id)
        .where(Handoff.case_id == case.id, Handoff.state == HandoffState.ACCEPTED)
        .order_by(Handoff.answered_at.desc(), Handoff.offered_at.desc())
        .limit(1)
    ).first()
    return taken or case.opener_id


def open_handoff(database: Session, case_id: UUID) -> Handoff | None:
    """The offer that nobody answered yet; a case has at most one."""
    return database.scalars(
        select(Handoff).where(Handoff.case_id == case_id, Handoff.state == HandoffState.OFFERED)
    ).first()
