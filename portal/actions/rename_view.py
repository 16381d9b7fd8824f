"""Somebody gives one of their own saved views another name."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.saved_views import saved_view_of, saved_views_of
from portal.rules.view_names import view_name
from portal.vocabulary import Conflict


def rename_view(database: Session, actor: Actor, view_id: UUID, name: str) -> None:
    """Rename it.

    Raises:
        Missing: this person has saved no such view.
        Invalid: it has no name, or too long a one.
        Conflict: another view of theirs has this name.
    """
    found, said = saved_view_of(database, actor.person, view_id), view_name(name)
    if any(one.name == said and one.id != view_id for one in saved_views_of(database, actor.person)):
        raise Conflict(f"Another of your views is called “{said}”. Choose a different name.")
    found.name = said
    database.flush()
