"""Signing on: the log's own signer remembers what it signed last and refuses what does not continue it."""

from collections.abc import Sequence

from portal.ledger.checkpoints import Checkpoint, NoteSigner, sign_checkpoint
from portal.ledger.faults import Damaged
from portal.ledger.merkle_proofs import verify_consistency
from portal.ledger.tree import Tree
from portal.ledger.witness import WitnessMemory


def sign_on(
    tree: Tree,
    origin: str,
    signers: Sequence[NoteSigner],
    memory: WitnessMemory,
    timestamp: int,
) -> str:
    """Sign how the log stands, as a note, if it continues what `memory` holds.

    Call it only when the tree's tiles are durable, in a transaction after theirs: what was signed
    and then lost can never be continued. `timestamp` in POSIX seconds.

    Raises:
        Damaged: the tree is smaller than, or another one than, the one that was signed last; or
            somebody else signed at the same time.
    """
    last, new = memory.last(origin), Checkpoint(origin, tree.size, tree.root())
    if last is not None and not continues(tree, last, new):
        raise Damaged(
            f"The log is not the one that was signed last, at {last.size} entries. Nothing is signed. "
            "Run `portal verify`; if the database was put back from a backup, entries are missing.",
        )
    if not memory.advance(last, new):
        raise Damaged("Somebody else signed the log at the same time. Nothing is signed.")
    return sign_checkpoint(new, signers, timestamp)


def continues(tree: Tree, last: Checkpoint, new: Checkpoint) -> bool:
    """Whether `new`, which is how `tree` stands, begins with what `last` says."""
    if last.size == 0:
        return True
    if last.size > new.size:
        return False
    proof = tree.consistency_proof(last.size, new.size)
    return verify_consistency(last.size, last.root, new.size, new.root, proof)
