"""Somebody suggests a change to their own company or a partner, with the level of who had the idea."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.records.agreements import vendors_in_force_with
from portal.records.suggestions import SuggestedChange
from portal.vocabulary import Invalid, Permission, SuggesterLevel, Verb

LONGEST_SUGGESTION = 500


def make_suggestion(
    database: Session, actor: Actor, to_id: UUID, level: SuggesterLevel, words: str, now: datetime
) -> SuggestedChange:
    """Keep it where both companies see it; the level is counted and shown with no single suggestion.

    Raises:
        Invalid: to a company without an agreement in force, or words that cannot stand there.
    """
    actor.require(Permission.CASE_LIST)
    partners = vendors_in_force_with(database, actor.organization_id)
    if to_id != actor.organization_id and to_id not in partners:
        raise Invalid("Choose your own company or one with whom you have an agreement.", "to")
    made = SuggestedChange(
        organization_id=actor.organization_id,
        to_id=to_id,
        made_by_id=actor.person,
        level=level,
        words=plain_text(words, "words", "The suggestion", LONGEST_SUGGESTION, shortest=12),
        made_at=now,
    )
    database.add(made)
    database.flush()
    details = {"to": str(to_id)}
    record(database, actor, Verb.SUGGESTION_MADE, now, subject_id=made.id, details=details)
    return made
