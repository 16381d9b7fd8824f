"""How far the log was sent to other systems, and what stands at a place of it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.audit_log import AuditEntry, LogPosition
from portal.records.base import Base


class ExportCursor(Base):
    """One receiver of the log: the place that is sent next, and when something was sent last."""

    __tablename__ = "export_cursors"

    receiver: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]


def place_to_send(database: Session, receiver: str) -> int:
    """The place in the log from which this receiver has nothing yet."""
    cursor = database.get(ExportCursor, receiver)
    return 0 if cursor is None else cursor.place


def leaves_from(database: Session, place: int, most: int) -> list[tuple[int, bytes]]:
    """The entries of the log from this place on, at most so many, each with its place."""
    rows = database.execute(
        select(LogPosition.position, AuditEntry.leaf)
        .join(AuditEntry, AuditEntry.id == LogPosition.entry_id)
        .where(LogPosition.position >= place)
        .order_by(LogPosition.position)
        .limit(most)
    )
    return [(row.position, row.leaf) for row in rows]


def places_of(database: Session, entry_ids: Collection[UUID]) -> dict[UUID, int]:
    """Where these entries stand in the log; those that wait for a place are not there."""
    rows = database.scalars(select(LogPosition).where(LogPosition.entry_id.in_(entry_ids)))
    return {row.entry_id: row.position for row in rows}
