"""Somebody takes one of their own saved views away."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.saved_views import saved_view_of


def drop_view(database: Session, actor: Actor, view_id: UUID) -> None:
    """Take it away.

    Raises:
        Missing: this person has saved no such view.
    """
    database.delete(saved_view_of(database, actor.person, view_id))
    database.flush()
