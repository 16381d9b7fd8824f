"""The log as events for other systems: every entry in its order, without any personal value."""

from typing import Any

from sqlalchemy.orm import Session

from portal.access.signing import log_key
from portal.ledger.entries import parse_entry
from portal.ledger.export import cloud_event
from portal.records.exports import leaves_from

MOST_AT_ONCE = 200


def events_from(database: Session, place: int, most: int = MOST_AT_ONCE) -> list[dict[str, Any]]:
    """CloudEvents for the entries from this place on, at most so many; the next place follows the last.

    Raises:
        Damaged: an entry was altered; nothing after it is sent until that is found out.
    """
    leaves = leaves_from(database, place, most)
    if not leaves:
        return []
    origin = log_key(database).name
    return [cloud_event(parse_entry(leaf), origin, at) for at, leaf in leaves]
