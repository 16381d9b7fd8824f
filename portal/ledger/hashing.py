"""Leaf and node hashes of the Merkle tree (RFC 6962, section 2.1)."""

from collections.abc import Sequence
from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256(0x00 || entry), 32 bytes."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 || left || right), 32 bytes."""
    return sha256(b"\x01" + left + right).digest()


def rows_above(hashes: bytes) -> list[bytes]:
    """Every row of a perfect subtree, from 1, 2, 4, 8 … joined hashes up to their root, as joined hashes."""
    rows = [hashes]
    while len(row := rows[-1]) > HASH_SIZE:
        pairs = range(0, len(row), 2 * HASH_SIZE)
        rows.append(b"".join([sha256(b"\x01" + row[at : at + 2 * HASH_SIZE]).digest() for at in pairs]))
    return rows


def perfect_root(hashes: bytes) -> bytes:
    """The root over 1, 2, 4, 8 … joined hashes."""
    return rows_above(hashes)[-1]


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over any number of leaf hashes."""
    frontier = Frontier()
    for one in hashes:
        frontier.append(one)
    return frontier.root()


class Frontier:
    """The root of a growing list of leaf hashes in memory that grows with its logarithm only."""

    def __init__(self) -> None:
        """Begin with an empty tree."""
        self.size = 0
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add the next leaf hash."""
        self.size += 1
        closing = self.size
        while closing % 2 == 0:
            leaf = node_hash(self._peaks.pop(), leaf)
            closing //= 2
        self._peaks.append(leaf)

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root
