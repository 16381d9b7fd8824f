"""Somebody keeps a measure page with its filters under a name; opening it asks for the page anew."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.saved_views import SavedView, saved_views_of
from portal.rules.view_names import view_name
from portal.vocabulary import Conflict, Permission

MOST = 40


def save_view(
    database: Session, actor: Actor, name: str, page: str, parts: Mapping[str, str], now: datetime
) -> None:
    """Keep it, in the place of one of the same name; `page` and `parts` are what its address says.

    Raises:
        Refused: the actor's role does not include measures.
        Invalid: it has no name, or too long a one.
        Conflict: there are too many already.
    """
    actor.require(Permission.MEASURES_READ)
    said = view_name(name)
    kept = {one.name: one for one in saved_views_of(database, actor.person)}
    if said in kept:
        found = kept[said]
        found.page, found.parts, found.saved_at = page, dict(parts), now
    elif len(kept) >= MOST:
        raise Conflict(f"You have {MOST} saved views. Take one away first.")
    else:
        database.add(SavedView(person_id=actor.person, name=said, page=page, parts=dict(parts), saved_at=now))
    database.flush()
