"""Heads: the last entry of every stream, sealed under one root, so that nothing can be left out.

A Merkle log proves that what it shows is in it, not that it shows everything. A stream is numbered
without gaps, and the heads say where it ended: together, "these are all the reads of your case".
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import rfc8785

from portal.ledger.entries import Json, base64url
from portal.ledger.faults import Damaged
from portal.ledger.hashing import EMPTY_ROOT, HASH_SIZE, leaf_hash
from portal.ledger.merkle_proofs import verify_inclusion
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree

HEADS_VERB = "heads:sealed"


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """The last entry of one stream: its number in the stream and its leaf hash (32 bytes)."""

    stream_tag: str
    last_sequence: int
    last_leaf: bytes

    def to_bytes(self) -> bytes:
        """JCS([stream_tag, last_sequence, last_leaf])."""
        if len(self.last_leaf) != HASH_SIZE:
            raise Damaged("A leaf hash has 32 bytes.")
        return rfc8785.dumps([self.stream_tag, self.last_sequence, base64url(self.last_leaf)])


@dataclass(frozen=True, slots=True)
class HeadProof:
    """That one head is among the sealed ones: its place, and the path to their root."""

    head: Head
    index: int
    size: int
    path: tuple[bytes, ...]

    def holds(self, root: bytes) -> bool:
        """Whether it does, under this root of the heads."""
        return verify_inclusion(leaf_hash(self.head.to_bytes()), self.index, self.size, self.path, root)


class Heads:
    """All heads at one moment, sorted by stream."""

    def __init__(self, heads: Iterable[Head]) -> None:
        """Sort them; `Damaged` if a stream is named twice."""
        self._heads = sorted(heads)
        self._tags = [head.stream_tag for head in self._heads]
        if len(set(self._tags)) != len(self._tags):
            raise Damaged("A stream has two heads.")
        self._tree = Tree(MemoryTiles(), 0)
        self._tree.append(leaf_hash(head.to_bytes()) for head in self._heads)

    def root(self) -> bytes:
        """The RFC 6962 root over the sorted heads, which a `heads:sealed` entry puts into the log."""
        return self._tree.root()

    def facts(self) -> dict[str, Json]:
        """What the `heads:sealed` entry says: how many streams, and the root."""
        return {"streams": len(self._heads), "root": base64url(self.root())}

    def proof(self, stream_tag: str) -> HeadProof:
        """The proof of one stream's head; `Damaged` if there is no such stream."""
        index = bisect_left(self._tags, stream_tag)
        if index == len(self._tags) or self._tags[index] != stream_tag:
            raise Damaged("There is no such stream among the heads.")
        return self._proof_at(index)

    def absence(self, stream_tag: str) -> tuple[HeadProof, ...]:
        """The neighbors between which the stream would stand: the proof that nothing happened in it."""
        index = bisect_left(self._tags, stream_tag)
        if index < len(self._tags) and self._tags[index] == stream_tag:
            raise Damaged("There is such a stream among the heads.")
        return tuple(self._proof_at(at) for at in (index - 1, index) if 0 <= at < len(self._heads))

    def _proof_at(self, index: int) -> HeadProof:
        size = len(self._heads)
        return HeadProof(self._heads[index], index, size, tuple(self._tree.inclusion_proof(index, size)))


def verify_absence(stream_tag: str, neighbors: tuple[HeadProof, ...], size: int, root: bytes) -> bool:
    """Whether the neighbors prove that no stream of this name was among `size` sorted heads."""
    if size == 0:
        return not neighbors and root == EMPTY_ROOT
    if not all(one.size == size and one.holds(root) for one in neighbors):
        return False
    before = [one for one in neighbors if one.head.stream_tag < stream_tag]
    after = [one for one in neighbors if one.head.stream_tag > stream_tag]
    if len(before) + len(after) != len(neighbors) or len(before) > 1 or len(after) > 1:
        return False
    left = before[0].index if before else -1
    right = after[0].index if after else size
    return right == left + 1
