"""Note how far a receiver has taken the log, after it has; killed in between, it gets some events twice."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.sequencing import take_turn
from portal.records.exports import ExportCursor


def advance_export(database: Session, receiver: str, place: int, now: datetime) -> None:
    """`place` is sent next; a cursor never goes back."""
    take_turn(database)
    cursor = database.get(ExportCursor, receiver)
    if cursor is None:
        cursor = ExportCursor(receiver=receiver, place=0)
        database.add(cursor)
    cursor.place, cursor.sent_at = max(cursor.place or 0, place), now
