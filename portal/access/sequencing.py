"""Giving new entries their place in the tree, and signing how the log stands: one turn at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.signing import log_signer
from portal.ledger.checkpoints import Checkpoint, sign_checkpoint
from portal.ledger.tree import Tree
from portal.records.audit_log import AuditEntry, LogCheckpoint, LogPosition, latest_checkpoint, log_size
from portal.records.log_tiles import RowTiles
from portal.vault.keyring import KeyRing
from portal.vocabulary import Conflict

MOST_AT_ONCE = 1024
_TURN = 7_201_441_003


def take_turn(database: Session) -> None:
    """Let no second sequencer work at the same time; SQLite has one writer anyway."""
    if database.get_bind().dialect.name == "postgresql":
        database.execute(select(func.pg_advisory_xact_lock(_TURN)))


def integrate(
    database: Session, keyring: KeyRing, log_name: str, waiting: Sequence[AuditEntry], now: datetime
) -> LogCheckpoint:
    """Put these entries at the end of the tree and sign the new state; only for whoever has the turn.

    Raises:
        Conflict: the tree in the database is not the one that the last checkpoint signed.
    """
    signer = log_signer(database, keyring, log_name, now)
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
