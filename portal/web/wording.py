"""Amounts, sizes, spans and instants in words that a person reads at a glance."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from portal.vocabulary import EventType

_UNITS = (("day", "d", 86_400), ("hour", "h", 3_600), ("minute", "min", 60), ("second", "s", 1))
_SIZES = ("kB", "MB", "GB", "TB")
_KILO = 1000
_ONE_DECIMAL_BELOW = 10
_WEEK = timedelta(days=7)
_MINUTE = timedelta(minutes=1)


def span_words(span: timedelta) -> str:
    """A span in its two largest units: "2 days 3 hours", "4 minutes", "less than a minute"."""
    parts = _largest_units(span)
    if not parts or parts[0][1][0] == "second":
        return "less than a minute"
    return " ".join(plural(number, unit[0]) for number, unit in parts if unit[0] != "second")


def span_short(span: timedelta) -> str:
    """The same for narrow places: "2 d 3 h", "4 min", "12 s"."""
    parts = _largest_units(span)
    return " ".join(f"{number} {unit[1]}" for number, unit in parts) or "0 s"


def _largest_units(span: timedelta) -> list[tuple[int, tuple[str, str, int]]]:
    seconds = int(abs(span).total_seconds())
    parts = []
    for unit in _UNITS:
        number, seconds = divmod(seconds, unit[2])
        parts.append((number, unit))
    first = next((place for place, part in enumerate(parts) if part[0]), len(parts))
    return [part for part in parts[first : first + 2] if part[0]]


def instant_relative(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """An instant as seen from now: "3 hours ago", "in 20 minutes"; beyond a week its day."""
    distance = instant - now
    if abs(distance) < _MINUTE:
        return "just now" if distance <= timedelta(0) else "in a moment"
    if abs(distance) >= _WEEK:
        return day_words(instant, now, zone)
    words = span_words(timedelta(seconds=_rounded_seconds(abs(distance))))
    return f"{words} ago" if distance < timedelta(0) else f"in {words}"


def _rounded_seconds(distance: timedelta) -> int:
    seconds = int(distance.total_seconds())
    step = next(unit[2] for unit in _UNITS if seconds >= unit[2])
    return seconds - seconds % step


def day_words(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """The day of an instant in the reader's zone: "3 Nov", with the year when it is another one."""
    there = instant.astimezone(zone)
    day = f"{there.day} {there:%b}"
    return day if there.year == now.astimezone(zone).year else f"{day} {there.year}"


def instant_absolute(instant: datetime, zone: ZoneInfo) -> str:
    """The whole instant in the reader's zone: "21 November 2026, 20:22 CET"."""
    there = instant.astimezone(zone)
    return f"{there.day} {there:%B %Y, %H:%M %Z}"


def instant_machine(instant: datetime) -> str:
    """The instant for the datetime attribute: UTC, to the second, ISO 8601."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def size_words(size: int) -> str:
    """A number of bytes in decimal units: "640 bytes", "1.4 MB", "148 MB"."""
    if size < _KILO:
        return plural(size, "byte")
    amount = float(size)
    for unit in _SIZES:
        amount /= _KILO
        if round(amount) < _KILO or unit == _SIZES[-1]:
            break
    return f"{amount:.1f} {unit}" if amount < _ONE_DECIMAL_BELOW else f"{amount:.0f} {unit}"


def count_words(number: int) -> str:
    """A whole number with thousands set apart: "12,345"."""
    return f"{number:,}"


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 case", "3 cases", "2 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def event_words(events: Collection[EventType]) -> str:
    """Kinds of events as they are listed: "handoff offered, handoff accepted"; "all of them"; "none"."""
    if set(events) == set(EventType):
        return "all of them"
    return ", ".join(one.value.replace(":", " ").replace("_", " ") for one in events) or "none"


def initials(name: str) -> str:
    """Two letters that stand for a name: "Ana Kovač" gives "AK"."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [word[0] for word in (words[:1] + words[1:][-1:])]
    return "".join(letters).upper() or "?"


def list_words(names: Sequence[str]) -> str:
    """Names in one breath: "Alder, Birch and Cedar"; of none "nobody"."""
    if not names:
        return "nobody"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
