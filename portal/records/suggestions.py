"""Changes that somebody suggested to their own company or to a partner, and what became of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.measures.suggestions import Suggestion
from portal.records.base import Base, new_id
from portal.vocabulary import Missing, SuggesterLevel, SuggestionRefusal, SuggestionState


class SuggestedChange(Base):
    """One suggestion of one organization, to another or to itself. `evidence` shows that it is in use."""

    __tablename__ = "suggestions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    to_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    made_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    level: Mapped[SuggesterLevel]
    words: Mapped[str]
    state: Mapped[SuggestionState] = mapped_column(default=SuggestionState.MADE)
    made_at: Mapped[datetime]
    routed_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    refusal: Mapped[SuggestionRefusal | None]
    same_as_id: Mapped[UUID | None] = mapped_column(ForeignKey("suggestions.id"))
    evidence: Mapped[str] = mapped_column(default="")

    @property
    def measured(self) -> Suggestion:
        """The suggestion as the measures see it."""
        return Suggestion(
            self.id,
            self.level,
            self.organization_id != self.to_id,
            self.state,
            self.made_at,
            self.routed_at,
            self.ended_at,
            self.same_as_id,
        )


def suggestions_of(database: Session, organization_id: UUID) -> Sequence[SuggestedChange]:
    """All that this organization made or was given, the newest first."""
    return database.scalars(
        select(SuggestedChange)
        .where(
            or_(SuggestedChange.organization_id == organization_id, SuggestedChange.to_id == organization_id)
        )
        .order_by(SuggestedChange.made_at.desc(), SuggestedChange.id.desc())
    ).all()


def suggestion_of(
    database: Session, organization_id: UUID, suggestion_id: UUID, *, locked: bool = False
) -> SuggestedChange:
    """One that this organization made or was given, or `Missing`; `locked` for whoever changes it."""
    query = select(SuggestedChange).where(
        SuggestedChange.id == suggestion_id,
        or_(SuggestedChange.organization_id == organization_id, SuggestedChange.to_id == organization_id),
    )
    if locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = database.scalars(query).first()
    if found is None:
        raise Missing("There is no such suggestion.")
    return found
