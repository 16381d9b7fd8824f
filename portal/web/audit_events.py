"""The log as events for a vendor's or customer's own monitoring, with what their officer may see."""

import json
from collections.abc import Sequence

from sqlalchemy.orm import Session

from portal.access.audit_scope import SeenEntry
from portal.ledger.export import cloud_event
from portal.records.exports import places_of


def events_of(database: Session, origin: str, entries: Sequence[SeenEntry]) -> str:
    """One CloudEvent a line, the oldest first; an entry that was altered has none."""
    places = places_of(database, [one.row.id for one in entries])
    events = (
        cloud_event(one.entry, origin, places.get(one.row.id), one.personal)
        for one in reversed(entries)
        if one.entry is not None
    )
    return "".join(f"{json.dumps(event, separators=(',', ':'), ensure_ascii=False)}\n" for event in events)
