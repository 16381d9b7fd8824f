"""Instants as people type them: in their own zone, without saying it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST = datetime.min.replace(tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)


def instant_of(typed: datetime, zone: str) -> datetime:
    """The instant (UTC) that somebody in this zone meant; of a repeated hour the first.

    The first and the last hours that can be typed lie, in some zones, outside of all years that UTC counts:
    they mean its first and its last instant.
    """
    try:
        return typed.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        return FIRST if typed.year == FIRST.year else LAST


def typed_in(instant: datetime, zone: str) -> datetime:
    """The instant as a field shows it to somebody in this zone: without a zone, to the minute."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0, microsecond=0)


def tomorrow_at_this_hour(now: datetime, zone: str) -> datetime:
    """A first suggestion for a promise: the same wall-clock hour a working day later."""
    there = typed_in(now, zone).replace(minute=0) + timedelta(days=1)
    while there.weekday() > 4:  # noqa: PLR2004 - Friday is 4
        there += timedelta(days=1)
    return there
