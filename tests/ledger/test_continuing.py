"""The log's own signer signs one log only, also when the whole database was exchanged under it."""

from hashlib import sha256

import pytest

from portal.ledger.checkpoints import Checkpoint, verify_checkpoint
from portal.ledger.continuing import sign_on
from portal.ledger.faults import Damaged
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree
from tests.ledger.a_log import LOG, ORIGIN, SIGNER
from tests.ledger.a_witness import Memory

LEAVES = [sha256(bytes([number])).digest() for number in range(40)]


def grown(size: int, first: bytes = LEAVES[0]) -> Tree:
    tree = Tree(MemoryTiles(), 0)
    tree.append([first, *LEAVES[1:size]][:size])
    return tree


def test_a_growing_log_is_signed_again_and_again() -> None:
    memory = Memory()

    for size in (0, 5, 5, 21, 40):
        note = sign_on(grown(size), ORIGIN, [SIGNER], memory, 0)
        assert verify_checkpoint(note, LOG.key, LOG.check).size == size


@pytest.mark.parametrize(
    "tree",
    [grown(20), grown(21, LEAVES[9]), grown(40, LEAVES[9]), grown(0)],
    ids=["cut off", "rewritten", "rewritten and grown", "emptied"],
)
def test_what_does_not_continue_the_last_signature_is_not_signed(tree: Tree) -> None:
    memory = Memory()
    sign_on(grown(21), ORIGIN, [SIGNER], memory, 0)

    with pytest.raises(Damaged, match="not the one that was signed last, at 21 entries"):
        sign_on(tree, ORIGIN, [SIGNER], memory, 0)

    assert memory.kept[ORIGIN].size == 21


def test_of_two_signers_at_once_one_signs() -> None:
    memory = Memory(loses=Checkpoint(ORIGIN, 3, bytes(32)))

    with pytest.raises(Damaged, match="Somebody else"):
        sign_on(grown(5), ORIGIN, [SIGNER], memory, 0)
