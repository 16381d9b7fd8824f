"""A witness learns the log's newer key from the log itself, and from nothing else."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from portal.ledger.checkpoints import Checkpoint, NoteSigner, sign_checkpoint
from portal.ledger.following import Announcement, following_text
from portal.ledger.hashing import leaf_hash
from portal.ledger.succession import announce
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree
from portal.ledger.witness import Witness
from portal.ledger.witnessing import request_for
from tests.ledger.a_log import LOG, ORIGIN, SIGNER, ed25519
from tests.ledger.a_witness import ALPHA, NOW, Memory, a_witness, check_of

NEWER, NEWEST, STRANGER = (ed25519(seed)[1] for seed in ("the newer key", "the newest key", "a stranger"))


def entry_of(note: str) -> bytes:
    return json.dumps({"facts": {"succession": note}}).encode()


TO_NEWER = entry_of(announce(ORIGIN, [SIGNER], [NEWER]))
TO_NEWEST = entry_of(announce(ORIGIN, [NEWER], [NEWEST]))
LEAVES = [b"one", b"two", TO_NEWER, b"three", TO_NEWEST, b"four"]


def tree_of(leaves: Sequence[bytes]) -> Tree:
    tree = Tree(MemoryTiles(), 0)
    tree.append(leaf_hash(leaf) for leaf in leaves)
    return tree


def question(leaves: Sequence[bytes], signer: NoteSigner, old: int) -> str:
    tree = tree_of(leaves)
    note = sign_checkpoint(Checkpoint(ORIGIN, tree.size, tree.root()), [signer])
    return request_for(note, tree, old).to_text()


def told(leaves: Sequence[bytes], signer: NoteSigner, old: int, *entries: bytes) -> str:
    tree = tree_of(leaves)
    announced = [
        Announcement(entry, at, tuple(tree.inclusion_proof(at, tree.size)))
        for entry in entries
        for at in [leaves.index(entry) if entry in leaves else 1]
    ]
    return following_text(announced, question(leaves, signer, old))


def begun() -> Witness:
    """A witness that has signed the first two entries, by the first key."""
    witness = a_witness()
    assert witness.add_checkpoint(question(LEAVES[:2], SIGNER, 0), NOW).status == 200
    return witness


class Kept:
    """Remembers what was learned."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.learned: tuple[object, ...] = ()

    def known(self, _origin: str, given: Sequence[object]) -> tuple[object, ...]:
        """What was learned, or what was given."""
        return self.learned or tuple(given)

    def learn(self, _origin: str, _before: Sequence[object], now: Sequence[object]) -> None:
        """Remember it."""
        self.learned = tuple(now)


def test_newer_keys_are_learned_with_what_announced_them_and_earlier_ones_count_no_more() -> None:
    kept = Kept()
    witness = Witness({ORIGIN: [LOG.key]}, [ALPHA], Memory(), check_of, kept)  # type: ignore[arg-type]

    statuses = [
        witness.add_checkpoint(question(LEAVES[:2], SIGNER, 0), NOW).status,
        witness.add_checkpoint(question(LEAVES[:4], NEWER, 2), NOW).status,
        witness.follow_keys(told(LEAVES[:4], NEWER, 2, TO_NEWER), NOW).status,
        witness.add_checkpoint(question(LEAVES[:5], NEWER, 4), NOW).status,
        witness.follow_keys(told(LEAVES, NEWEST, 5, TO_NEWER, TO_NEWEST), NOW).status,
        witness.add_checkpoint(question([*LEAVES, b"five"], SIGNER, 6), NOW).status,
        witness.add_checkpoint(question([*LEAVES, b"five"], NEWER, 6), NOW).status,
        witness.add_checkpoint(question([*LEAVES, b"five"], NEWEST, 6), NOW).status,
    ]

    assert statuses == [200, 403, 200, 200, 200, 403, 403, 200]


FORK = [b"one", b"other", *LEAVES[2:]]
BY_A_STRANGER = entry_of(announce(ORIGIN, [STRANGER], [NEWER]))
ELSEWHERE = entry_of(
    announce(
        "elsewhere.example/audit",
        [replace(SIGNER, key=replace(SIGNER.key, name="elsewhere.example/audit"))],
        [replace(NEWER, key=replace(NEWER.key, name="elsewhere.example/audit"))],
    )
)
REFUSED = {
    "what is not in the log": (told(LEAVES[:2] + LEAVES[3:4], NEWER, 2, TO_NEWER), 403),
    "in a log that does not continue": (told(FORK[:4], NEWER, 2, TO_NEWER), 422),
    "by a stranger's key": (told([*LEAVES[:2], BY_A_STRANGER], NEWER, 2, BY_A_STRANGER), 403),
    "of another log": (told([*LEAVES[:2], ELSEWHERE], NEWER, 2, ELSEWHERE), 403),
    "by a key that the announcement does not name": (told(LEAVES[:4], STRANGER, 2, TO_NEWER), 403),
    "with a step left out": (told(LEAVES, NEWEST, 2, TO_NEWEST), 403),
    "what announces nothing": (told([*LEAVES[:2], b"{}"], NEWER, 2, b"{}"), 403),
    "signed by the earlier key still": (told(LEAVES[:4], SIGNER, 2, TO_NEWER), 403),
    "another form": ('{"announced": [{"entry": 1}], "question": ""}', 400),
    "no JSON": ("old 0\n\n", 400),
}


@pytest.mark.parametrize("how", REFUSED)
def test_no_key_is_learned_from(how: str) -> None:
    witness, (body, status) = begun(), REFUSED[how]

    assert witness.follow_keys(body, NOW).status == status
    assert witness.add_checkpoint(question(LEAVES[:3], NEWER, 2), NOW).status == 403
    assert witness.add_checkpoint(question(LEAVES[:3], SIGNER, 2), NOW).status == 200
