"""The sequencer's first half: new entries get their place in the tree. There is one sequencer at a time."""

from sqlalchemy.orm import Session

from portal.access.sequencing import MOST_AT_ONCE, integrate, take_turn
from portal.records.audit_log import entries_without_position


def integrate_entries(database: Session) -> int:
    """Put what waits at the end of the tree; says how many entries that were.

    Raises:
        Conflict: the tree in the database is not the one that the last checkpoint signed.
    """
    take_turn(database)
    waiting = entries_without_position(database, MOST_AT_ONCE)
    integrate(database, waiting)
    return len(waiting)
