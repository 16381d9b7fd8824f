"""The Merkle tree over tiles: appending, roots, and the two kinds of proof (RFC 6962, section 2.1)."""

from collections.abc import Iterable

from portal.ledger.faults import Damaged
from portal.ledger.hashing import EMPTY_ROOT, HASH_SIZE, node_hash, perfect_root
from portal.ledger.tiles import HEIGHT, TILE_SIZE, WIDTH, TileStore


class Tree:
    """A tree of `size` leaves in a tile store. Any smaller size can be asked for as well."""

    def __init__(self, store: TileStore, size: int) -> None:
        """`size` is how many leaves the store holds; it is kept beside the store."""
        self._store = store
        self.size = size

    def append(self, leaves: Iterable[bytes]) -> int:
        """Add leaf hashes (32 bytes each) and give the new size; each touched tile is put once when open."""
        growing: dict[int, bytearray] = {}
        for leaf in leaves:
            if len(leaf) != HASH_SIZE:
                raise Damaged("A leaf hash has 32 bytes.")
            self._push(growing, 0, self.size, leaf)
            self.size += 1
        for level, data in growing.items():
            self._store.put(level, (self.size >> (HEIGHT * level)) // WIDTH, bytes(data))
        return self.size

    def leaf(self, index: int) -> bytes:
        """The leaf hash at `index`."""
        return self._perfect(0, index)

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves (all, if not said), 32 bytes."""
        until = self._within(self.size if size is None else size)
        return self._range(0, until) if until else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """The path from leaf `index` to the root over `size` leaves, nearest sibling first."""
        if not 0 <= index < self._within(size):
            raise Damaged("There is no such entry in a tree of this size.")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        return path[::-1]

    def consistency_proof(self, old: int, new: int) -> list[bytes]:
        """The proof that the tree of `new` leaves begins with the tree of `old` leaves."""
        if not 0 < old <= self._within(new):
            raise Damaged("A tree is consistent only with one that is not larger and not empty.")
        path: list[bytes] = []
        start, end, whole = 0, new, True
        while old != end:
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start, whole = middle, False
        return path[::-1] if whole else [self._range(start, end), *path[::-1]]

    def _within(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise Damaged("The log does not have that many entries.")
        return size

    def _range(self, start: int, end: int) -> bytes:
        """The root over leaves start to end; `start` is where a subtree of that size begins."""
        size = end - start
        if size & (size - 1) == 0:
            height = size.bit_length() - 1
            return self._perfect(height, start >> height)
        middle = start + _split(size)
        return node_hash(self._range(start, middle), self._range(middle, end))

    def _perfect(self, height: int, index: int) -> bytes:
        level, above = divmod(height, HEIGHT)
        tile_index, offset = divmod(index << above, WIDTH)
        data = self._store.get(level, tile_index) or b""
        hashes = data[offset * HASH_SIZE : (offset + (1 << above)) * HASH_SIZE]
        if len(hashes) != HASH_SIZE << above:
            raise Damaged(f"Tile {tile_index} of level {level} is missing or too short.")
        return perfect_root(_split_hashes(hashes))

    def _push(self, growing: dict[int, bytearray], level: int, position: int, digest: bytes) -> None:
        if level not in growing:
            kept = self._store.get(level, position // WIDTH) or b""
            filled = position % WIDTH * HASH_SIZE
            if len(kept) < filled:
                raise Damaged(f"Tile {position // WIDTH} of level {level} is missing or too short.")
            growing[level] = bytearray(kept[:filled])
        tile = growing[level]
        tile += digest
        if len(tile) == TILE_SIZE:
            del growing[level]
            self._store.put(level, position // WIDTH, bytes(tile))
            self._push(growing, level + 1, position // WIDTH, perfect_root(_split_hashes(bytes(tile))))


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _split_hashes(data: bytes) -> list[bytes]:
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]
