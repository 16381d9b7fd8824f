"""The log's tree in rows: the tile store that portal/ledger works on."""

from sqlalchemy.orm import Session

from portal.records.audit_log import Tile


class RowTiles:
    """Tiles of one transaction."""

    def __init__(self, database: Session) -> None:
        """Read and write within this transaction."""
        self._database = database

    def get(self, level: int, index: int) -> bytes | None:
        """The tile as far as it is filled, or None."""
        found = self._database.get(Tile, (level, index))
        return None if found is None else found.hashes

    def put(self, level: int, index: int, data: bytes) -> None:
        """Keep the tile, in place of a shorter version of itself."""
        found = self._database.get(Tile, (level, index))
        if found is None:
            self._database.add(Tile(level=level, number=index, hashes=data))
        else:
            found.hashes = data
