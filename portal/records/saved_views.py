"""Measure pages with their filters that a person keeps under a name, for themselves alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import Missing


class SavedView(Base):
    """One view: which page, and what stands in its address; never what it showed."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("person_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[str]
    page: Mapped[str]
    parts: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]


def saved_views_of(database: Session, person_id: UUID) -> Sequence[SavedView]:
    """All of one person, by name."""
    return database.scalars(
        select(SavedView).where(SavedView.person_id == person_id).order_by(SavedView.name)
    ).all()


def saved_view_of(database: Session, person_id: UUID, view_id: UUID) -> SavedView:
    """One of this person's, or `Missing`."""
    found = database.get(SavedView, view_id)
    if found is None or found.person_id != person_id:
        raise Missing("You have saved no such view.")
    return found
