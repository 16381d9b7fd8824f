"""The sequencer: gives new entries their place in the tree and signs how the log stands.

There is one at a time. It refuses to sign when the tree does not begin with the one it signed last,
so a log that was rewritten below the last checkpoint stops here and not with an auditor.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.sequencing import MOST_AT_ONCE, integrate, take_turn
from portal.actions.instruments import Instruments
from portal.records.audit_log import LogCheckpoint, entries_without_position


def publish_checkpoint(database: Session, instruments: Instruments, now: datetime) -> LogCheckpoint | None:
    """Integrate what waits and sign the new state; None when nothing waits.

    Raises:
        Conflict: the tree in the database is not the one that the last checkpoint signed.
    """
    take_turn(database)
    waiting = entries_without_position(database, MOST_AT_ONCE)
    if not waiting:
        return None
    return integrate(database, instruments.keyring, instruments.log_name, waiting, now)
