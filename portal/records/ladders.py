"""Escalation ladders: what two vendors proposed to each other, one numbered version after the other."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.agreements import Agreement
from portal.records.base import Base, new_id
from portal.rules.ladders import Ladder, ladder_from_json
from portal.vocabulary import LadderState


class EscalationLadder(Base):
    """One version. `steps` is what `ladder_to_json` writes, and is never changed after it was proposed."""

    __tablename__ = "escalation_ladders"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number"),
        Index(
            "uq_escalation_ladders_one_proposed",
            "agreement_id",
            unique=True,
            sqlite_where=text("state = 'proposed'"),
            postgresql_where=text("state = 'proposed'"),
        ),
        Index(
            "uq_escalation_ladders_one_accepted",
            "agreement_id",
            unique=True,
            sqlite_where=text("state = 'accepted'"),
            postgresql_where=text("state = 'accepted'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreements.id"))
    number: Mapped[int]
    steps: Mapped[dict[str, Any]]
    state: Mapped[LadderState] = mapped_column(default=LadderState.PROPOSED)
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    proposed_by_person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    answered_by_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]

    @property
    def ladder(self) -> Ladder:
        """What was proposed, as the rules read it."""
        return ladder_from_json(self.steps)


def lock_agreement(database: Session, agreement: Agreement) -> None:
    """Take one's turn: of two who change what this pair agreed on, the second waits."""
    database.refresh(agreement, with_for_update=True)


def ladders_of(database: Session, agreement_id: UUID) -> Sequence[EscalationLadder]:
    """All versions, the newest first."""
    return database.scalars(
        select(EscalationLadder)
        .where(EscalationLadder.agreement_id == agreement_id)
        .order_by(EscalationLadder.number.desc())
    ).all()


def accepted_ladders(database: Session, agreement_ids: Sequence[UUID]) -> dict[UUID, EscalationLadder]:
    """The version that both vendors accepted, by agreement; those without one are missing."""
    rows = database.scalars(
        select(EscalationLadder).where(
            EscalationLadder.agreement_id.in_(agreement_ids), EscalationLadder.state == LadderState.ACCEPTED
        )
    )
    return {row.agreement_id: row for row in rows}
