"""An officer takes one of their own saved searches away."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.saved_searches import SavedSearch
from portal.vocabulary import Missing


def drop_search(database: Session, actor: Actor, search_id: UUID) -> None:
    """Take it away.

    Raises:
        Missing: this person has saved no such search.
    """
    found = database.get(SavedSearch, search_id)
    if found is None or found.person_id != actor.person:
        raise Missing("You have saved no such search.")
    database.delete(found)
    database.flush()
