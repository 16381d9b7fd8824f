"""Searches of the log that a person keeps under a name, for themselves alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id


class SavedSearch(Base):
    """One search: what its address says, never what it found."""

    __tablename__ = "saved_searches"
    __table_args__ = (UniqueConstraint("person_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[str]
    address: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]


def saved_searches_of(database: Session, person_id: UUID) -> Sequence[SavedSearch]:
    """All of one person, by name."""
    return database.scalars(
        select(SavedSearch).where(SavedSearch.person_id == person_id).order_by(SavedSearch.name)
    ).all()
