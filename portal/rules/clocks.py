"""When an answer is due: business hours with zones, breaks and holidays, exact across daylight saving.

An instant is open when its wall-clock time in the calendar's zone lies in one of that day's openings; so an
hour that a zone repeats counts twice and an hour that it skips does not count, exactly as in a count minute
by minute. Calendars bear a version, because a figure must say by which calendar it was made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from portal.vocabulary import Severity

_DAY = timedelta(days=1)
_SEARCHED = 3653 * _DAY


@dataclass(frozen=True, slots=True)
class Opening:
    """From `opens` (included) to `closes` (excluded), wall-clock; `closes` 00:00 is the midnight after."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse an opening that ends before it begins (`ValueError`)."""
        if self.closes != time.min and self.closes <= self.opens:
            raise ValueError("An opening must close after it opens; split it at midnight.")


@dataclass(frozen=True, slots=True)
class Calendar:
    """An organization's working hours: `weekly` maps a weekday (Monday 0) to its openings, breaks between."""

    zone: str
    weekly: Mapping[int, tuple[Opening, ...]]
    holidays: frozenset[date] = field(default_factory=frozenset)
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse a day whose openings are out of order or overlap: their time would count twice."""
        for openings in self.weekly.values():
            for earlier, later in pairwise(openings):
                if earlier.closes == time.min or later.opens < earlier.closes:
                    raise ValueError("Openings of one day must follow each other without overlap.")


@dataclass(frozen=True, slots=True)
class ResponseTerm:
    """What the agreement promises for one severity: an answer within a span of clock or business time."""

    severity: Severity
    answer_within: timedelta
    business_hours: bool


def business_time(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """How much of the time from `start` to `end` (aware) was open; zero when `end` is not after `start`.

    Raises `ValueError` for instants without a zone.
    """
    spans = open_spans(calendar, start, end)
    return sum((closes - opens for opens, closes in spans), timedelta())


def add_business_time(calendar: Calendar, start: datetime, span: timedelta) -> datetime:
    """The first instant (UTC) at which `span` of open time has passed since `start`.

    Raises `ValueError` for a negative span, an instant without a zone, or a calendar that does not offer as
    much within ten years (one that is never open).
    """
    start = _utc(start)
    if span < timedelta():
        raise ValueError("A span of business time cannot be negative.")
    if span == timedelta():
        return start
    for opens, closes in _open_spans(calendar, start, start + _SEARCHED):
        begin = max(opens, start)
        if closes - begin >= span:
            return begin + span
        span -= closes - begin
    raise ValueError("This calendar has no such amount of open time within ten years.")


def due_at(term: ResponseTerm, asked_at: datetime, calendar: Calendar | None) -> datetime:
    """When the answer to something asked at `asked_at` is due (UTC), by the answering side's calendar.

    Without a calendar, or when the term counts clock time, the span runs day and night.
    """
    if term.business_hours and calendar is not None:
        return add_business_time(calendar, asked_at, term.answer_within)
    return _utc(asked_at) + term.answer_within


def calendar_from_json(kept: Mapping[str, Any]) -> Calendar | None:
    """The calendar that `calendar_to_json` wrote; `None` of an organization that set none."""
    if not kept:
        return None
    return Calendar(
        zone=str(kept["zone"]),
        weekly={
            int(day): tuple(
                Opening(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in openings
            )
            for day, openings in kept["weekly"].items()
        },
        holidays=frozenset(date.fromisoformat(day) for day in kept.get("holidays", ())),
        version=int(kept.get("version", 1)),
    )


def calendar_to_json(calendar: Calendar) -> dict[str, Any]:
    """The calendar as the organization's row keeps it: days as "0" (Monday) to "6", ISO times and dates."""
    return {
        "zone": calendar.zone,
        "weekly": {
            str(day): [[f"{one.opens:%H:%M}", f"{one.closes:%H:%M}"] for one in openings]
            for day, openings in sorted(calendar.weekly.items())
            if openings
        },
        "holidays": sorted(day.isoformat() for day in calendar.holidays),
        "version": calendar.version,
    }


def open_spans(calendar: Calendar, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """The open stretches between two aware instants, in order, in UTC: for working on many intervals at once.

    Raises `ValueError` for instants without a zone.
    """
    start, end = _utc(start), _utc(end)
    spans = _open_spans(calendar, start, end)
    return [(max(opens, start), min(closes, end)) for opens, closes in spans]


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("An instant needs a zone.")
    return instant.astimezone(UTC)


def _open_spans(calendar: Calendar, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The open spans that touch the time from `since` to `until`, in order, in UTC."""
    zone = ZoneInfo(calendar.zone)
    day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    while day <= last:
        if day not in calendar.holidays:
            for opens, closes in _spans_of_day(calendar, zone, day):
                if closes > since and opens < until:
                    yield opens, closes
        day += _DAY


def _spans_of_day(calendar: Calendar, zone: ZoneInfo, day: date) -> Iterator[tuple[datetime, datetime]]:
    openings = calendar.weekly.get(day.weekday(), ())
    if not openings:
        return
    midnight = datetime.combine(day, time.min, UTC)
    for begins, ends, offset in _stretches(zone, day):
        for opening in openings:
            opens = datetime.combine(day, opening.opens, UTC) - offset
            closes = datetime.combine(day, opening.closes, UTC) - offset
            if opening.closes == time.min:
                closes = midnight + _DAY - offset
            opens, closes = max(opens, begins), min(closes, ends)
            if opens < closes:
                yield opens, closes


def _stretches(zone: ZoneInfo, day: date) -> list[tuple[datetime, datetime, timedelta]]:
    """The parts of a local day with one offset each, as (begin, end, offset) in UTC: two on a change."""
    begins = datetime.combine(day, time.min, zone).astimezone(UTC)
    ends = datetime.combine(day + _DAY, time.min, zone).astimezone(UTC)
    before, after = _offset(zone, begins), _offset(zone, ends - timedelta(seconds=1))
    if before == after:
        return [(begins, ends, before)]
    low, high = begins, ends
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if _offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return [(begins, high, before), (high, ends, after)]


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
