"""What helps for the time being: offered by a vendor, and answered by the customer alone."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import Missing


class Workaround(Base):
    """One offer, and whether the customer says that it helps (None: not answered)."""

    __tablename__ = "workarounds"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    offered_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    words: Mapped[str]
    customer_email: Mapped[str]
    offered_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    helps: Mapped[bool | None]


def workaround_of(database: Session, workaround_id: UUID) -> Workaround:
    """One offer, or `Missing`."""
    found = database.get(Workaround, workaround_id)
    if found is None:
        raise Missing("There is no such workaround.")
    return found


def workarounds_of(database: Session, case_id: UUID) -> Sequence[Workaround]:
    """All offers of a case, oldest first."""
    return database.scalars(
        select(Workaround).where(Workaround.case_id == case_id).order_by(Workaround.offered_at, Workaround.id)
    ).all()
