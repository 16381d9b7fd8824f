"""The log as rows: entries (never changed), their positions in the tree, tiles, checkpoints, salts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, and_, bindparam, event, func, select, true
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.roads import FOR_THE_LOG, by
from portal.vocabulary import Conflict, Verb


class AuditEntry(Base):
    """One thing somebody did. `leaf` is what the tree holds; the columns beside it serve searches only."""

    __tablename__ = "audit_entries"
    __table_args__ = (UniqueConstraint("stream", "stream_number"),)

    serial: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[UUID] = mapped_column(unique=True, default=new_id)
    stream: Mapped[UUID]
    stream_number: Mapped[int]
    verb: Mapped[Verb] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    organization_id: Mapped[UUID | None] = mapped_column(index=True)
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    case_id: Mapped[UUID | None] = mapped_column(index=True)
    customer_id: Mapped[UUID | None] = mapped_column(index=True)
    subject_id: Mapped[UUID | None]
    authorization_id: Mapped[UUID | None]
    leaf: Mapped[bytes]
    leaf_hash: Mapped[bytes]


class AuditSalt(Base):
    """The personal values of one entry with their salts. Erasing this row leaves every proof valid."""

    __tablename__ = "audit_salts"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("audit_entries.id"), primary_key=True)
    disclosures: Mapped[dict[str, Any]]


class LogPosition(Base):
    """Where an entry stands in the tree; dense from 0, given by the sequencer alone."""

    __tablename__ = "log_positions"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("audit_entries.id"), unique=True)


class Tile(Base):
    """256 hashes of one level (C2SP tlog-tiles), or fewer at the right edge."""

    __tablename__ = "log_tiles"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hashes: Mapped[bytes]


class LogCheckpoint(Base):
    """A signed statement of how the log stood; `witnessed_at` says when enough witnesses had signed it."""

    __tablename__ = "log_checkpoints"

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    root: Mapped[bytes]
    note: Mapped[str]
    signed_at: Mapped[datetime]
    witnessed_at: Mapped[datetime | None]


class StreamEnd(NamedTuple):
    """The newest entry of a stream: its number there, and its leaf hash."""

    stream_number: int
    leaf_hash: bytes


_LAST_IN_STREAM = (
    select(AuditEntry.stream_number, AuditEntry.leaf_hash)
    .where(AuditEntry.stream == bindparam("stream"))
    .order_by(AuditEntry.stream_number.desc())
    .limit(1)
)


@event.listens_for(AuditEntry, "before_update")
@event.listens_for(AuditEntry, "before_delete")
@event.listens_for(LogPosition, "before_update")
@event.listens_for(LogPosition, "before_delete")
def _refuse_change(*_: object) -> None:
    raise Conflict("An audit entry is never changed.")


def last_in_stream(database: Session, stream: UUID) -> StreamEnd | None:
    """The end of one case's or organization's stream; every entry asks for it, so it is made ready once."""
    found = database.execute(_LAST_IN_STREAM, {"stream": stream}).first()
    return None if found is None else StreamEnd(*found)


def was_entered_since(database: Session, verb: Verb, subject_id: UUID, since: datetime) -> bool:
    """Whether there is an entry of this kind about this thing, not older than `since`."""
    fits = (AuditEntry.verb == verb, AuditEntry.subject_id == subject_id, AuditEntry.at >= since)
    return database.scalar(select(AuditEntry.id).where(*fits).limit(1)) is not None


def salts_of(database: Session, entry_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """The personal values of these entries with their salts, by entry; erased ones are not there."""
    found = database.scalars(select(AuditSalt).where(AuditSalt.entry_id.in_(entry_ids)))
    return {row.entry_id: row.disclosures for row in found}


def heads_of_streams(database: Session, before: int | None = None) -> list[tuple[UUID, int, bytes]]:
    """The last integrated entry of every stream (with a place below `before`): stream, number, leaf hash."""
    last = (
        select(AuditEntry.stream, func.max(AuditEntry.stream_number).label("number"))
        .join(LogPosition, LogPosition.entry_id == AuditEntry.id)
        .where(true() if before is None else LogPosition.position < before)
        .group_by(AuditEntry.stream)
        .subquery()
    )
    query = select(AuditEntry.stream, AuditEntry.stream_number, AuditEntry.leaf_hash).join(
        last, and_(AuditEntry.stream == last.c.stream, AuditEntry.stream_number == last.c.number)
    )
    with by(database, FOR_THE_LOG):
        return [(row.stream, row.stream_number, row.leaf_hash) for row in database.execute(query)]


def sealed_heads_after(database: Session, place: int) -> tuple[int, AuditEntry] | None:
    """The first entry after a place that seals the ends of all streams, with its own place."""
    query = (
        select(LogPosition.position, AuditEntry)
        .join(AuditEntry, AuditEntry.id == LogPosition.entry_id)
        .where(AuditEntry.verb == Verb.HEADS_SEALED, LogPosition.position > place)
        .order_by(LogPosition.position)
        .limit(1)
    )
    with by(database, FOR_THE_LOG):
        row = database.execute(query).first()
    return None if row is None else (row[0], row[1])


def integrated_in_stream(database: Session, stream: UUID, before: int) -> list[tuple[int, AuditEntry]]:
    """The entries of one stream with their places in the log, which are below `before`, in order."""
    rows = database.execute(
        select(LogPosition.position, AuditEntry)
        .join(AuditEntry, AuditEntry.id == LogPosition.entry_id)
        .where(AuditEntry.stream == stream, LogPosition.position < before)
        .order_by(AuditEntry.stream_number)
    )
    return [(place, entry) for place, entry in rows]


def entries_without_position(database: Session, most: int) -> Sequence[AuditEntry]:
    """What the sequencer has to integrate, in the order in which streams need it."""
    query = (
        select(AuditEntry)
        .outerjoin(LogPosition, LogPosition.entry_id == AuditEntry.id)
        .where(LogPosition.position.is_(None))
        .order_by(AuditEntry.serial)
        .limit(most)
    )
    with by(database, FOR_THE_LOG):
        return database.scalars(query).all()


def latest_checkpoint(database: Session) -> LogCheckpoint | None:
    """How the log stood last."""
    return database.scalars(select(LogCheckpoint).order_by(LogCheckpoint.size.desc()).limit(1)).first()


def position_of(database: Session, entry_id: UUID) -> int | None:
    """Where the entry stands in the tree, or `None` while it waits for the next checkpoint."""
    return database.scalar(select(LogPosition.position).where(LogPosition.entry_id == entry_id))


def log_size(database: Session) -> int:
    """How many entries have a position."""
    return database.scalar(select(func.count()).select_from(LogPosition)) or 0


def last_position(database: Session) -> int:
    """The place of the newest integrated entry; -1 while there is none."""
    found = database.scalar(select(func.max(LogPosition.position)))
    return -1 if found is None else found
