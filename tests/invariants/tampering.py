"""The hand of whoever administers the database: past the triggers that freeze the log, and back again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree
from portal.records.audit_log import AuditEntry, AuditSalt, LogCheckpoint, LogPosition, Tile
from portal.records.base import Base
from portal.records.database import Database
from portal.vocabulary import Verb
from tests.support.postgres import ADMINISTRATOR, as_role
from tests.support.tampering import thawed
from tests.support.world import World


def flipped(value: bytes) -> bytes:
    """One bit of it is another one."""
    return bytes([value[0] ^ 1, *value[1:]])


def salted_anew(value: dict[str, Any]) -> dict[str, Any]:
    """Somebody else is named."""
    return {name: [salt, f"{said}x"] for name, (salt, said) in value.items()}


Damage = tuple[type[Base], str, Callable[[Any], Any]]
DAMAGES: dict[str, Damage] = {
    "a bit of an entry": (AuditEntry, "leaf", flipped),
    "a bit of an entry's hash": (AuditEntry, "leaf_hash", flipped),
    "what an entry is found by": (AuditEntry, "verb", lambda _: Verb.DISCLOSED),
    "for whom an entry is found": (AuditEntry, "customer_id", lambda _: uuid4()),
    "whose an entry is": (AuditEntry, "organization_id", lambda _: uuid4()),
    "when an entry was": (AuditEntry, "at", lambda at: at + timedelta(hours=1)),
    "who is named": (AuditSalt, "disclosures", salted_anew),
    "a bit of a tile": (Tile, "hashes", flipped),
    "a bit of a checkpoint": (LogCheckpoint, "note", lambda note: note.replace("\n", "\n1", 1)),
    "a signature of a checkpoint": (LogCheckpoint, "note", lambda note: note[:-12] + "AAAA" + note[-8:]),
}


@dataclass
class Hand:
    """Changes any row, and puts it back."""

    world: World

    def __post_init__(self) -> None:
        """Take what freezes the log away, once."""
        with thawed(self.world):
            pass
        url = self.world.rooms.settings.database_url
        self._own = None if self.world.rooms.database.is_sqlite else Database(as_role(url, ADMINISTRATOR))

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One unit of work that no wall holds."""
        with self.world.transaction() if self._own is None else self._own.transaction() as database:
            yield database

    @contextmanager
    def changing(self, damage: Damage, case_id: UUID, which: int) -> Iterator[bool]:
        """One value of one row is changed for a while; says whether there was a row to change."""
        kind, column, change = damage
        table: Table = kind.__table__  # type: ignore[assignment]  # every class of ours has a table
        with self.transaction() as database:
            rows = database.execute(self._choice(table, case_id)).mappings().all()
            row = dict(rows[which % len(rows)]) if rows else {}
            before, after = row.get(column), None if not row else change(row[column])
            self._set(database, table, row, column, after)
        try:
            yield bool(row) and before != after
        finally:
            with self.transaction() as database:
                self._set(database, table, row, column, before)

    @staticmethod
    def _choice(table: Table, case_id: UUID) -> Any:
        entries = select(AuditEntry.id).where(AuditEntry.stream == case_id)
        if table.name == "audit_entries":
            return select(table).where(table.c.stream == case_id).order_by(table.c.serial)
        if table.name == "audit_salts":
            return select(table).where(table.c.entry_id.in_(entries)).order_by(table.c.entry_id)
        return select(table).order_by(*table.primary_key.columns)

    @staticmethod
    def _set(database: Session, table: Table, row: Mapping[str, Any], column: str, value: Any) -> None:
        if row:
            named = [key == row[key.name] for key in table.primary_key.columns]
            database.execute(update(table).where(*named).values({column: value}))


_ORDER: Sequence[type[Base]] = (AuditEntry, AuditSalt, LogPosition, LogCheckpoint, Tile)


@contextmanager
def rewritten(hand: Hand, back: int) -> Iterator[None]:
    """The newest entries are gone, with their places, and tiles and checkpoints are as if they never were."""
    with hand.transaction() as database:
        kept = {kind: _rows(database, kind) for kind in _ORDER}
        size = max(one["position"] for one in kept[LogPosition]) + 1 - back
        gone = [one["entry_id"] for one in kept[LogPosition] if one["position"] >= size]
        leaves = {one["id"]: one["leaf_hash"] for one in kept[AuditEntry]}
        tiles = MemoryTiles()
        ordered = sorted(kept[LogPosition], key=lambda one: one["position"])[:size]
        Tree(tiles, 0).append(leaves[one["entry_id"]] for one in ordered)
        database.execute(delete(LogPosition).where(LogPosition.position >= size))
        database.execute(delete(AuditSalt).where(AuditSalt.entry_id.in_(gone)))
        database.execute(delete(AuditEntry).where(AuditEntry.id.in_(gone)))
        database.execute(delete(LogCheckpoint).where(LogCheckpoint.size > size))
        database.execute(delete(Tile))
        for (level, number), hashes in tiles.tiles.items():
            database.execute(insert(Tile).values(level=level, number=number, hashes=hashes))
    try:
        yield
    finally:
        with hand.transaction() as database:
            for kind in reversed(_ORDER):
                database.execute(delete(kind))
            for again in _ORDER:
                if kept[again]:
                    database.execute(insert(again), kept[again])


def _rows(database: Session, kind: type[Base]) -> list[dict[str, Any]]:
    table: Table = kind.__table__  # type: ignore[assignment]  # every class of ours has a table
    return [dict(row) for row in database.execute(select(table)).mappings()]
