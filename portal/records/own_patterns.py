"""What a vendor's own patterns take out of all that its people bring in, besides what is always found."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base
from portal.vocabulary import DataCategory


class OwnPatterns(Base):
    """All patterns of one organization, in the order in which they were written.

    Each is a pair of the pattern and its category. One without a category is an older one: a term of its own.
    """

    __tablename__ = "own_patterns"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    patterns: Mapped[list[Any]]
    set_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    set_at: Mapped[datetime]


def own_patterns_of(database: Session, organization_id: UUID) -> tuple[tuple[str, DataCategory], ...]:
    """The patterns that this organization has now, each with the category of what it matches."""
    kept = database.get(OwnPatterns, organization_id, populate_existing=True)
    return tuple(_read(one) for one in kept.patterns) if kept is not None else ()


def _read(kept: Any) -> tuple[str, DataCategory]:
    if isinstance(kept, str):
        return kept, DataCategory.CUSTOMER_TERMS
    pattern, category = kept
    return str(pattern), DataCategory(category)
