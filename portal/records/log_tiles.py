"""The log's tree in rows: the tile store that portal/ledger works on."""

from sqlalchemy.orm import Session

from portal.records.audit_log import Tile

MOST_HELD = 64
"""Tiles that are kept at hand: enough for both edges of the tree, little for a log of any length."""


class RowTiles:
    """Tiles of one transaction; what the tree looks at again and again is read once."""

    def __init__(self, database: Session) -> None:
        """Read and write within this transaction."""
        self._database = database
        self._held: dict[tuple[int, int], Tile | None] = {}

    def get(self, level: int, index: int) -> bytes | None:
        """The tile as far as it is filled, or None."""
        found = self._find(level, index)
        return None if found is None else found.hashes

    def put(self, level: int, index: int, data: bytes) -> None:
        """Keep the tile, in place of a shorter version of itself."""
        found = self._find(level, index)
        if found is None:
            self._held[level, index] = Tile(level=level, number=index, hashes=data)
            self._database.add(self._held[level, index])
        else:
            found.hashes = data

    def _find(self, level: int, index: int) -> Tile | None:
        if (level, index) not in self._held:
            if len(self._held) >= MOST_HELD:
                self._held.clear()
            self._held[level, index] = self._database.get(Tile, (level, index))
        return self._held[level, index]
