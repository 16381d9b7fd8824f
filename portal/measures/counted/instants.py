"""Instants as numbers: microseconds since 1970 (UTC)."""

from datetime import UTC, datetime, timedelta

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SECOND = 1_000_000
"""Microseconds of one."""


def micros(at: datetime) -> int:
    """An instant as a number."""
    return (at - _BEGIN) // MICROSECOND


def instant(at: int) -> datetime:
    """What a number means."""
    return _BEGIN + int(at) * MICROSECOND
