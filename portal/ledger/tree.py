"""The Merkle tree over tiles: appending, roots, and the two kinds of proof (RFC 6962, section 2.1)."""

from collections.abc import Iterable

from portal.ledger.faults import Damaged
from portal.ledger.hashing import EMPTY_ROOT, HASH_SIZE, node_hash, perfect_root, rows_above
from portal.ledger.tiles import HEIGHT, TILE_SIZE, WIDTH, TileStore

_REMEMBERED = 512


class Tree:
    """A tree of `size` leaves in a tile store. Any smaller size can be asked for as well."""

    def __init__(self, store: TileStore, size: int) -> None:
        """`size` is how many leaves the store holds; it is kept beside the store."""
        self._store = store
        self.size = size
        self._full: dict[tuple[int, int], list[bytes]] = {}

    def append(self, leaves: Iterable[bytes]) -> int:
        """Add leaf hashes (32 bytes each) and give the new size. Each touched tile is put once."""
        rising = list(leaves)
        if any(len(leaf) != HASH_SIZE for leaf in rising):
            raise Damaged("A leaf hash has 32 bytes.")
        added, level = len(rising), 0
        while rising:
            rising = self._fill(level, self.size >> (HEIGHT * level), rising)
            level += 1
        self.size += added
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
        tile, offset = divmod(index << above, WIDTH)
        rows = self._full.get((level, tile))
        if rows is None:
            data = self._store.get(level, tile) or b""
            if len(data) < TILE_SIZE:
                return self._part_of(data, level, tile, offset, above)
            rows = self._remember(level, tile, rows_above(data[:TILE_SIZE]))
        at = (offset >> above) * HASH_SIZE
        return rows[above][at : at + HASH_SIZE]

    def _part_of(self, data: bytes, level: int, tile: int, offset: int, above: int) -> bytes:
        hashes = data[offset * HASH_SIZE : (offset + (1 << above)) * HASH_SIZE]
        if len(hashes) != HASH_SIZE << above:
            raise Damaged(f"Tile {tile} of level {level} is missing or too short.")
        return perfect_root(hashes)

    def _remember(self, level: int, tile: int, rows: list[bytes]) -> list[bytes]:
        """Full tiles never change, so what lies above their hashes is kept for the next proof."""
        if len(self._full) >= _REMEMBERED:
            del self._full[next(iter(self._full))]
        self._full[level, tile] = rows
        return rows

    def _fill(self, level: int, position: int, hashes: list[bytes]) -> list[bytes]:
        """Put hashes into the tiles of one level; the roots of the tiles that became full."""
        full, at = [], 0
        while at < len(hashes):
            tile, filled = divmod(position + at, WIDTH)
            kept = (self._store.get(level, tile) or b"")[: filled * HASH_SIZE] if filled else b""
            if len(kept) < filled * HASH_SIZE:
                raise Damaged(f"Tile {tile} of level {level} is missing or too short.")
            data = kept + b"".join(hashes[at : at + WIDTH - filled])
            self._store.put(level, tile, data)
            if len(data) == TILE_SIZE:
                full.append(perfect_root(data))
            at += WIDTH - filled
        return full


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1
