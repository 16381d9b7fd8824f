"""The tree kept as tiles of up to 256 hashes (C2SP tlog-tiles), and where each one is published."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from portal.ledger.faults import Damaged
from portal.ledger.hashing import HASH_SIZE

WIDTH = 256
HEIGHT = 8
TILE_SIZE = WIDTH * HASH_SIZE
LONGEST_ENTRY = 65_535


class TileStore(Protocol):
    """Where tiles are kept. A tile only ever grows: from 1 to 256 hashes of 32 bytes."""

    def get(self, level: int, index: int) -> bytes | None:
        """The tile as far as it is filled, or None."""
        ...

    def put(self, level: int, index: int, data: bytes) -> None:
        """Keep the tile, in place of a shorter version of itself."""
        ...


class MemoryTiles:
    """Tiles in memory: for verifying a log that came as a file."""

    def __init__(self) -> None:
        """Begin with no tiles."""
        self.tiles: dict[tuple[int, int], bytes] = {}

    def get(self, level: int, index: int) -> bytes | None:
        """The tile as far as it is filled, or None."""
        return self.tiles.get((level, index))

    def put(self, level: int, index: int, data: bytes) -> None:
        """Keep the tile."""
        self.tiles[level, index] = data


def tile_path(level: int | str, index: int, width: int = WIDTH) -> str:
    """The path under which a tile ("entries" for `level`: a bundle of entries) is published."""
    groups = [f"{index % 1000:03}"]
    while index >= 1000:  # noqa: PLR2004  the path has three digits a step
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def tiles_of(size: int) -> Iterator[tuple[int, int, int]]:
    """Every tile of a tree of `size` leaves: level, index, width."""
    level, hashes = 0, size
    while hashes:
        full, rest = divmod(hashes, WIDTH)
        yield from ((level, index, WIDTH) for index in range(full))
        if rest:
            yield level, full, rest
        level, hashes = level + 1, full


def bundle(entries: Iterable[bytes]) -> bytes:
    """Up to 256 entries as published: each behind its length (u16, big-endian)."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def entries_in(data: bytes) -> Iterator[bytes]:
    """Undo `bundle`; `Damaged` if it is cut off."""
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            raise Damaged("This bundle of entries is cut off.")
        yield data[start:at]
