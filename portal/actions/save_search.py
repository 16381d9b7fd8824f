"""An officer keeps a search of the log under a name; each time it is opened it is entered like any other."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.saved_searches import SavedSearch, saved_searches_of
from portal.rules.one_line import one_line
from portal.vocabulary import Conflict, Invalid, Permission

LONGEST_NAME = 60
MOST = 20


def save_search(
    database: Session, actor: Actor, name: str, address: Mapping[str, str], now: datetime
) -> None:
    """Keep it, in the place of one of the same name; `address` is what the page's address says.

    Raises:
        Refused: the actor's role does not include the log.
        Invalid: it has no name, or too long a one.
        Conflict: there are too many already.
    """
    actor.require(Permission.AUDIT_SEARCH)
    said = one_line(name)
    if not said or len(said) > LONGEST_NAME:
        raise Invalid(f"Give the search a name of at most {LONGEST_NAME} characters.", "name")
    kept = {one.name: one for one in saved_searches_of(database, actor.person)}
    if said in kept:
        kept[said].address, kept[said].saved_at = dict(address), now
        return
    if len(kept) >= MOST:
        raise Conflict(f"You have {MOST} saved searches. Take one away first.")
    database.add(SavedSearch(person_id=actor.person, name=said, address=dict(address), saved_at=now))
    database.flush()
