"""What witnesses signed of the log, and how it went when each was asked last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.ledger.notes import parse_note, parse_signature_lines
from portal.records.audit_log import AuditEntry, LogCheckpoint, LogPosition, latest_checkpoint
from portal.records.base import Base
from portal.records.roads import FOR_THE_LOG, by


class LogCosignature(Base):
    """The signature line of one witness under one checkpoint."""

    __tablename__ = "log_cosignatures"

    size: Mapped[int] = mapped_column(ForeignKey("log_checkpoints.size"), primary_key=True)
    witness: Mapped[str] = mapped_column(primary_key=True)
    line: Mapped[str]
    cosigned_at: Mapped[datetime]


class WitnessStanding(Base):
    """One witness: up to which size it has signed, and what was wrong when it was last asked ("": none)."""

    __tablename__ = "witness_standings"

    witness: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(default=0)
    cosigned_at: Mapped[datetime | None]
    asked_at: Mapped[datetime]
    trouble: Mapped[str] = mapped_column(default="")


def cosignatures_of(database: Session, size: int) -> Sequence[LogCosignature]:
    """The witnesses' signatures under the checkpoint of this size."""
    return database.scalars(
        select(LogCosignature).where(LogCosignature.size == size).order_by(LogCosignature.witness)
    ).all()


def cosigned_note(database: Session, checkpoint: LogCheckpoint) -> str:
    """The checkpoint with every witness's signature that came for it."""
    lines = "".join(one.line for one in cosignatures_of(database, checkpoint.size))
    if not lines:
        return checkpoint.note
    return parse_note(checkpoint.note).with_signatures(parse_signature_lines(lines)).to_text()


def cosigned_notes(database: Session) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Every checkpoint that witnesses signed: its size, with their signatures, and their names."""
    rows = database.execute(
        select(LogCheckpoint, LogCosignature)
        .join(LogCosignature, LogCosignature.size == LogCheckpoint.size)
        .order_by(LogCheckpoint.size, LogCosignature.witness)
        .execution_options(yield_per=1000)
    )
    for _, group in groupby(rows, key=lambda row: row[0].size):
        together = list(group)
        lines = parse_signature_lines("".join(row[1].line for row in together))
        note = parse_note(together[0][0].note).with_signatures(lines).to_text()
        yield together[0][0].size, note, frozenset(row[1].witness for row in together)


def witness_standings(database: Session) -> dict[str, WitnessStanding]:
    """Every witness that was ever asked, by its name."""
    return {row.witness: row for row in database.scalars(select(WitnessStanding))}


def newest_witnessed(database: Session) -> LogCheckpoint | None:
    """The newest checkpoint that as many witnesses have signed as the policy then asked for."""
    return database.scalars(
        select(LogCheckpoint)
        .where(LogCheckpoint.witnessed_at.is_not(None))
        .order_by(LogCheckpoint.size.desc())
        .limit(1)
    ).first()


def checkpoint_covering(database: Session, place: int) -> LogCheckpoint | None:
    """The newest checkpoint that covers this place of the log; a witnessed one where there is one."""
    witnessed, newest = newest_witnessed(database), latest_checkpoint(database)
    for found in (witnessed, newest):
        if found is not None and found.size > place:
            return found
    return None


@dataclass(frozen=True)
class WitnessLag:
    """How far witnessing is behind: the newest witnessed state, how long its oldest entry had waited for it.

    `behind` counts the signed entries that not enough witnesses have signed yet; `since` is when the
    oldest of them was written.
    """

    checkpoint: LogCheckpoint | None
    lag: timedelta | None
    behind: int
    since: datetime | None


def witness_lag(database: Session) -> WitnessLag:
    """How far witnessing is behind now."""
    witnessed, newest = newest_witnessed(database), latest_checkpoint(database)
    size = 0 if witnessed is None else witnessed.size
    behind = 0 if newest is None else newest.size - size
    return WitnessLag(witnessed, _lag(database, witnessed), behind, _oldest_from(database, size))


def _lag(database: Session, witnessed: LogCheckpoint | None) -> timedelta | None:
    if witnessed is None or witnessed.witnessed_at is None:
        return None
    before = database.scalar(
        select(func.max(LogCheckpoint.size)).where(
            LogCheckpoint.witnessed_at.is_not(None), LogCheckpoint.size < witnessed.size
        )
    )
    oldest = _oldest_from(database, before or 0)
    return None if oldest is None else max(witnessed.witnessed_at - oldest, timedelta())


def _oldest_from(database: Session, place: int) -> datetime | None:
    """When the entry at this place of the log was written: what follows it waited less."""
    with by(database, FOR_THE_LOG):
        return database.scalar(
            select(AuditEntry.at)
            .join(LogPosition, LogPosition.entry_id == AuditEntry.id)
            .where(LogPosition.position == place)
        )
