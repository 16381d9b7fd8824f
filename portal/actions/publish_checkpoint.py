"""The sequencer: gives new entries their place in the tree and signs how the log stands.

There is one at a time. It refuses to sign when the tree does not begin with the one it signed last,
so a log that was rewritten below the last checkpoint stops here and not with an auditor.
"""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.signing import log_signer
from portal.actions.instruments import Instruments
from portal.ledger.checkpoints import Checkpoint, sign_checkpoint
from portal.ledger.tree import Tree
from portal.records.audit_log import (
    LogCheckpoint,
    LogPosition,
    entries_without_position,
    latest_checkpoint,
    log_size,
)
from portal.records.log_tiles import RowTiles
from portal.vocabulary import Conflict

MOST_AT_ONCE = 1024
_TURN = 7_201_441_003


def publish_checkpoint(database: Session, instruments: Instruments, now: datetime) -> LogCheckpoint | None:
    """Integrate what waits and sign the new state; None when nothing waits.

    Raises:
        Conflict: the tree in the database is not the one that the last checkpoint signed.
    """
    _take_turn(database)
    waiting = entries_without_position(database, MOST_AT_ONCE)
    if not waiting:
        return None
    signer = log_signer(database, instruments.keyring, instruments.log_name, now)
    size = log_size(database)
    tree = Tree(RowTiles(database), size)
    _must_follow(tree, latest_checkpoint(database))
    tree.append(entry.leaf_hash for entry in waiting)
    for place, entry in enumerate(waiting, start=size):
        database.add(LogPosition(position=place, entry_id=entry.id))
    checkpoint = Checkpoint(signer.key.name, tree.size, tree.root())
    row = LogCheckpoint(
        size=checkpoint.size,
        root=checkpoint.root,
        note=sign_checkpoint(checkpoint, [signer]),
        signed_at=now,
    )
    database.add(row)
    database.flush()
    return row


def _must_follow(tree: Tree, last: LogCheckpoint | None) -> None:
    fits = tree.size == 0 if last is None else tree.size == last.size and tree.root() == last.root
    if not fits:
        raise Conflict("The log is not the one that was signed last. Nothing is signed; run `portal verify`.")


def _take_turn(database: Session) -> None:
    """Let no second sequencer work at the same time; SQLite has one writer anyway."""
    if database.get_bind().dialect.name == "postgresql":
        database.execute(select(func.pg_advisory_xact_lock(_TURN)))
