"""How far the signed log is behind what was written: what waits, since when, and how long it took last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.records.audit_log import AuditEntry, LogCheckpoint, LogPosition, latest_checkpoint
from portal.records.roads import FOR_THE_LOG, by
from portal.vocabulary import Verb


@dataclass(frozen=True)
class LogStanding:
    """The newest signed state, how many entries wait for the next, and since when the oldest of them.

    `lag`: how long the oldest entry of the newest signed state had waited for its signature.
    """

    checkpoint: LogCheckpoint | None
    waiting: int
    waiting_since: datetime | None
    lag: timedelta | None


def log_standing(database: Session) -> LogStanding:
    """How the log stands now."""
    with by(database, FOR_THE_LOG):
        return _standing(database)


def _standing(database: Session) -> LogStanding:
    newest = latest_checkpoint(database)
    waiting, since = database.execute(
        select(func.count(), func.min(AuditEntry.at))
        .select_from(AuditEntry)
        .outerjoin(LogPosition, LogPosition.entry_id == AuditEntry.id)
        .where(LogPosition.position.is_(None))
    ).one()
    return LogStanding(newest, waiting, since, None if newest is None else _lag(database, newest))


def _lag(database: Session, newest: LogCheckpoint) -> timedelta | None:
    before = database.scalar(select(func.max(LogCheckpoint.size)).where(LogCheckpoint.size < newest.size))
    oldest = database.scalar(
        select(func.min(AuditEntry.at))
        .join(LogPosition, LogPosition.entry_id == AuditEntry.id)
        .where(LogPosition.position >= (before or 0), LogPosition.position < newest.size)
    )
    return None if oldest is None else max(newest.signed_at - oldest, timedelta())


def published_for_portal(database: Session) -> list[tuple[AuditEntry, int | None]]:
    """The entries that published the portal's own keys, in order, with their places once they have one."""
    query = (
        select(AuditEntry, LogPosition.position)
        .outerjoin(LogPosition, LogPosition.entry_id == AuditEntry.id)
        .where(AuditEntry.verb == Verb.KEY_PUBLISHED, AuditEntry.subject_id.is_(None))
        .order_by(AuditEntry.serial)
    )
    with by(database, FOR_THE_LOG):
        return [(entry, place) for entry, place in database.execute(query)]
