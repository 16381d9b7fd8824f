"""Giving new entries their place in the tree, and signing how the log stands: one turn at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.signing import log_key, log_signers
from portal.ledger.checkpoints import Checkpoint
from portal.ledger.continuing import continues, sign_on
from portal.ledger.faults import Damaged
from portal.ledger.notes import parse_note
from portal.ledger.tree import Tree
from portal.ledger.witness import WitnessMemory
from portal.records.audit_log import AuditEntry, LogCheckpoint, LogPosition, latest_checkpoint, log_size
from portal.records.log_tiles import RowTiles
from portal.vault.keyring import KeyRing
from portal.vocabulary import Conflict, Unavailable

MOST_AT_ONCE = 1024
_TURN = 7_201_441_003


def take_turn(database: Session) -> None:
    """Let no second sequencer work at the same time; SQLite has one writer anyway."""
    if database.get_bind().dialect.name == "postgresql":
        database.execute(select(func.pg_advisory_xact_lock(_TURN)))


def integrate(database: Session, waiting: Sequence[AuditEntry]) -> None:
    """Put these entries at the end of the tree; only for whoever has the turn.

    Raises:
        Conflict: the tree in the database is not the one that the last checkpoint signed.
    """
    if not waiting:
        return
    tree = _tree_that_follows(database)
    size = tree.size
    tree.append(entry.leaf_hash for entry in waiting)
    for place, entry in enumerate(waiting, start=size):
        database.add(LogPosition(position=place, entry_id=entry.id))
    database.flush()


def sign_tree(
    database: Session, keyring: KeyRing, log_name: str, memory: WitnessMemory, now: datetime
) -> LogCheckpoint | None:
    """Sign what earlier transactions integrated; None when that was signed already.

    Only for whoever has the turn, and never in the transaction that integrates.

    Raises:
        Conflict: the tree is not, or does not continue, the one that was signed last.
    """
    tree = _tree_that_follows(database)
    last = latest_checkpoint(database)
    if tree.size == (last.size if last is not None else 0):
        return None
    signers = log_signers(database, keyring, log_name, now)
    try:
        note = sign_on(tree, signers[0].key.name, signers, memory, int(now.timestamp()))
    except Damaged as damage:
        raise Conflict(damage.sentence) from damage
    checkpoint = Checkpoint.from_body(parse_note(note).text)
    row = LogCheckpoint(size=checkpoint.size, root=checkpoint.root, note=note, signed_at=now)
    database.add(row)
    database.flush()
    return row


def standing_refusal(database: Session, memory: WitnessMemory) -> str:
    """Why the log as it lies in the database would not be signed on; "" if nothing is wrong with it.

    Ask in a transaction that writes: the signer may otherwise be ahead of what this one sees.
    """
    try:
        last = memory.last(log_key(database).name)
        tree = _tree_that_follows(database)
        fits = last is None or continues(tree, last, Checkpoint(last.origin, tree.size, tree.root()))
    except LookupError:
        return ""
    except (Conflict, Damaged, Unavailable) as wrong:
        return wrong.sentence
    signed = 0 if last is None else last.size
    return "" if fits else _missing(signed, tree.size)


def _missing(signed: int, size: int) -> str:
    if size < signed:
        return (
            f"{signed - size} entries that were signed are not in the database any more: "
            f"it has {size}, and {signed} were signed. It was cut off, or put back from an older backup."
        )
    return f"The first {signed} entries are not the ones that were signed: the log was rewritten."


def _tree_that_follows(database: Session) -> Tree:
    """The tree as it lies in the database, which must begin with the one of the newest checkpoint there."""
    last, tree = latest_checkpoint(database), Tree(RowTiles(database), log_size(database))
    if last is not None and (tree.size < last.size or tree.root(last.size) != last.root):
        raise Conflict("The log is not the one that was signed last. Nothing is signed; run `portal verify`.")
    return tree
