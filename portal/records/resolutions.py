"""How a case ended for the customer: proposed by a vendor, answered by the customer or by silence."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import Missing, ResolutionState

NOT_SOLVED = (ResolutionState.PARTLY_CONFIRMED, ResolutionState.REJECTED, ResolutionState.SILENT)


class Resolution(Base):
    """One proposal and what the customer said to it. Silence stays silence."""

    __tablename__ = "resolutions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    words: Mapped[str]
    customer_email: Mapped[str]
    proposed_at: Mapped[datetime]
    state: Mapped[ResolutionState]
    answered_at: Mapped[datetime | None]
    customer_words: Mapped[str] = mapped_column(default="")


def resolution_of(database: Session, resolution_id: UUID) -> Resolution:
    """One proposal, or `Missing`."""
    found = database.get(Resolution, resolution_id)
    if found is None:
        raise Missing("There is no such proposal.")
    return found


def left_over(database: Session, case_id: UUID) -> Resolution | None:
    """The newest proposal of a case when it helped in part only: its words say what still fails."""
    proposed = resolutions_of(database, case_id)
    return proposed[-1] if proposed and helped_in_part(proposed[-1]) else None


def helped_in_part(resolution: Resolution) -> bool:
    """Whether the customer said that something still fails while the rest works."""
    return resolution.state is ResolutionState.PARTLY_CONFIRMED


def resolutions_of(database: Session, case_id: UUID) -> Sequence[Resolution]:
    """All proposals of a case, oldest first."""
    return database.scalars(
        select(Resolution).where(Resolution.case_id == case_id).order_by(Resolution.proposed_at)
    ).all()
