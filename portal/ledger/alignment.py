"""Where a list of entries parts from the log's own hashes: altered, missing, put in, or out of order.

The entries come as a stream, the hashes from the level-0 tiles, so memory does not grow with the log.
"""

from collections.abc import Iterator

from portal.ledger.faults import Fault
from portal.ledger.hashing import HASH_SIZE
from portal.ledger.tiles import WIDTH, TileStore

_WINDOW = 256
_KEPT = 1024


class Alignment:
    """Follows the entries through the log and tells what does not fit. Feed each leaf hash, then `end`."""

    def __init__(self, tiles: TileStore, size: int) -> None:
        """`size`: how many of the tiles' leaves are covered by the newest checkpoint."""
        self._tiles = tiles
        self._size = size
        self._next = 0
        self._unknown: list[int] = []
        self._missing: dict[bytes, int] = {}
        self._row = -1
        self._tile: tuple[int, bytes] = (-1, b"")

    def feed(self, leaf: bytes) -> Iterator[Fault]:
        """Take the leaf hash of the next entry."""
        self._row += 1
        if leaf == self._leaf(self._next):
            yield from self._settle(0)
            self._next += 1
        elif leaf in self._missing:
            yield _out_of_order(self._missing.pop(leaf))
        elif (ahead := self._ahead(leaf)) is not None:
            yield from self._settle(ahead - self._next)
            self._skip_to(ahead)
            self._next = ahead + 1
            yield from self._forget()
        elif self._next + len(self._unknown) < self._size:
            self._unknown.append(self._row)
            if len(self._unknown) == _WINDOW:
                yield from self._settle(_WINDOW)

    def end(self) -> Iterator[Fault]:
        """Tell what is still open after the last entry."""
        yield from self._settle(self._size - self._next)
        for index in self._missing.values():
            yield _gone(index)
        if self._next < self._size:
            yield _gone(self._next, self._size - 1)

    def _settle(self, room: int) -> Iterator[Fault]:
        """Judge the unknown entries, now that the log is found again `room` leaves further on."""
        for at, row in enumerate(self._unknown):
            if at < room:
                yield Fault(
                    f"entry {self._next}", "This entry was altered: its content is not what was logged."
                )
                self._next += 1
            else:
                place = f"between entries {self._next - 1} and {self._next}"
                yield Fault(place, f"Something was put in here (row {row}) that was never logged.")
        self._unknown.clear()

    def _skip_to(self, ahead: int) -> None:
        for index in range(self._next, ahead):
            leaf = self._leaf(index)
            if leaf is not None:
                self._missing[leaf] = index

    def _forget(self) -> Iterator[Fault]:
        """Give up waiting for what is long missing, so that memory stays small."""
        while len(self._missing) > _KEPT:
            leaf = next(iter(self._missing))
            yield _gone(self._missing.pop(leaf))

    def _ahead(self, leaf: bytes) -> int | None:
        until = min(self._next + 2 * _WINDOW, self._size)
        return next((index for index in range(self._next, until) if self._leaf(index) == leaf), None)

    def _leaf(self, index: int) -> bytes | None:
        if index >= self._size:
            return None
        tile, offset = divmod(index, WIDTH)
        if self._tile[0] != tile:
            self._tile = (tile, self._tiles.get(0, tile) or b"")
        leaf = self._tile[1][offset * HASH_SIZE : (offset + 1) * HASH_SIZE]
        return leaf if len(leaf) == HASH_SIZE else None


def _gone(first: int, last: int | None = None) -> Fault:
    if last is None or last == first:
        return Fault(f"entry {first}", "This entry was deleted: the log's hash of it is still there.")
    return Fault(
        f"entries {first} to {last}", "These entries were deleted: the log's hashes are still there."
    )


def _out_of_order(index: int) -> Fault:
    return Fault(f"entry {index}", "This entry stands in another place than it was logged at.")
