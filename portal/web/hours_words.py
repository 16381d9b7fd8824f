"""Working hours in words: days that are alike stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.rules.clocks import Calendar
from portal.rules.opening_hours import written_openings

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class HoursWords:
    """Lines such as ("Monday to Friday", "09:00 to 17:00"), the zone, and the closed days to come."""

    lines: tuple[tuple[str, str], ...]
    zone: str
    holidays: tuple[str, ...]


def hours_words(calendar: Calendar | None) -> HoursWords | None:
    """The calendar in words, or None of an organization that set none (then it counts day and night)."""
    if calendar is None:
        return None
    written = [written_openings(calendar.weekly.get(day, ())) or "closed" for day in range(len(DAYS))]
    lines = tuple(
        (_days([day for day, _ in group]), hours)
        for hours, group in groupby(enumerate(written), key=lambda one: one[1])
    )
    return HoursWords(lines, calendar.zone, tuple(sorted(day.isoformat() for day in calendar.holidays)))


def _days(days: Sequence[int]) -> str:
    first, last = DAYS[days[0]], DAYS[days[-1]]
    return first if first == last else f"{first} to {last}"
