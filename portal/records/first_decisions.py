"""What the first of two decided for a customer, while it waits for the second."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id


class FirstDecision(Base):
    """One choice, by whom, with what showed it. `bound` is the hash of the exact draft and decision."""

    __tablename__ = "first_decisions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    authorization_id: Mapped[UUID] = mapped_column(ForeignKey("authorizations.id"), index=True)
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    mandate_id: Mapped[UUID] = mapped_column(ForeignKey("mandates.id"))
    link_id: Mapped[UUID] = mapped_column(ForeignKey("links.id"))
    code_id: Mapped[UUID] = mapped_column(ForeignKey("typed_codes.id"))
    choice: Mapped[dict[str, Any]]
    bound: Mapped[str]
    name: Mapped[str]
    position: Mapped[str]
    level: Mapped[str]
    signature: Mapped[dict[str, Any] | None]
    client: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


def waiting_first_decision(database: Session, authorization_id: UUID) -> FirstDecision | None:
    """The one that waits for a second, locked."""
    return database.scalars(
        select(FirstDecision)
        .where(FirstDecision.authorization_id == authorization_id, FirstDecision.ended_at.is_(None))
        .order_by(FirstDecision.decided_at.desc(), FirstDecision.id.desc())
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def end_first_decisions(database: Session, authorization_id: UUID, now: datetime) -> None:
    """None of them waits any more: one was completed, replaced or refused."""
    database.execute(
        update(FirstDecision)
        .where(FirstDecision.authorization_id == authorization_id, FirstDecision.ended_at.is_(None))
        .values(ended_at=now)
    )
