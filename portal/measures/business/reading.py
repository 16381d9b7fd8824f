"""Texts that somebody typed, or that stand in a table, as a business event; or the sentence what is wrong."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from portal.measures.business.event import TELLINGS, TIMED, BusinessEvent, Column, Telling
from portal.vocabulary import BusinessKind, Invalid, RenewalResult, RevenueBand

LONGEST_TEXT = 120
LARGEST_NUMBER = 1e9
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_FARTHEST = timedelta(days=20 * 365)
_DAY = "Write the day as 2026-03-31."
_INSTANT = "Write the day and time as 2026-03-31 08:30."


def event_from(kind: BusinessKind, typed: Mapping[str, str], zone: ZoneInfo, now: datetime) -> BusinessEvent:
    """The event of this kind; times without a zone are meant in `zone`.

    Raises:
        Invalid: a column is missing, cannot be read, or contradicts another; `field` is the column.
    """
    telling = TELLINGS[kind]
    texts = {one: " ".join(typed.get(one.value, "").split()) for one in Column}
    for one in Column:
        if one in telling.needs and not texts[one]:
            raise Invalid("This is missing.", one.value)
        if texts[one] and one not in telling.columns:
            raise Invalid(f"A {kind.value.replace('_', ' ')} has no such value: leave it empty.", one.value)
    began, due, ended = (_instant(texts[one], one, kind, zone) for one in _INSTANTS)
    found = BusinessEvent(
        kind,
        customer=_text(texts[Column.CUSTOMER], Column.CUSTOMER),
        what=_text(texts[Column.WHAT], Column.WHAT),
        began=began,
        due=due,
        due_first=due,
        ended=ended,
        result=_word(texts[Column.RESULT], telling),
        band=_band(texts[Column.BAND]),
        gap_of=_text(texts[Column.GAP_OF], Column.GAP_OF),
        hours=_number(texts[Column.HOURS], Column.HOURS),
        money=_number(texts[Column.MONEY], Column.MONEY),
    )
    _agree(found, zone, now)
    return found


_INSTANTS = (Column.BEGAN, Column.DUE, Column.ENDED)


def _agree(found: BusinessEvent, zone: ZoneInfo, now: datetime) -> None:
    # A day is told without its hours: whoever is east of Greenwich has today's for some hours before that.
    latest = now if found.kind in TIMED else now.astimezone(zone).replace(tzinfo=UTC)
    for column, at in ((Column.BEGAN, found.began), (Column.ENDED, found.ended)):
        if at is not None and at > latest:
            raise Invalid("This lies ahead: tell it when it has happened.", column.value)
    if found.due is not None and found.due > now + _FARTHEST:
        raise Invalid("This lies more than twenty years ahead.", Column.DUE.value)
    if found.began is not None and found.ended is not None and found.ended < found.began:
        raise Invalid("This lies before the other of the two. Look at both.", Column.ENDED.value)
    if found.kind is BusinessKind.RENEWAL and (found.ended is None) != (not found.result):
        raise Invalid("Tell the day of the decision and how it ended together.", Column.RESULT.value)
    if found.kind in _HAS_HOURS and found.hours <= 0:
        raise Invalid("Tell how many hours it took, more than none.", Column.HOURS.value)


_HAS_HOURS = (BusinessKind.PROJECT, BusinessKind.DAILY_WORK)


def _text(text: str, column: Column) -> str:
    if len(text) > LONGEST_TEXT:
        raise Invalid(f"Use at most {LONGEST_TEXT} letters.", column.value)
    if not text.isprintable():
        raise Invalid("There are signs in it that cannot be shown. Leave them out.", column.value)
    return text


def _instant(text: str, column: Column, kind: BusinessKind, zone: ZoneInfo) -> datetime | None:
    if not text:
        return None
    timed = kind in TIMED
    try:
        read = datetime.fromisoformat(text)
        placed = read if read.tzinfo else read.replace(tzinfo=zone if timed else UTC)
        at = placed.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Invalid(_INSTANT if timed else _DAY, column.value) from error
    if at < _EARLIEST:
        raise Invalid("This is before 1990. Look at the year again.", column.value)
    return at if timed else at.replace(hour=0, minute=0, second=0, microsecond=0)


def _word(text: str, telling: Telling) -> str:
    words = [one.value for one in telling.results]
    if text and text.lower() not in words:
        raise Invalid(f"Write one of these: {', '.join(words)}.", Column.RESULT.value)
    return text.lower()


def _band(text: str) -> RevenueBand | None:
    words = [one.value for one in RevenueBand]
    if text and text.lower() not in words:
        raise Invalid(f"Write one of these: {', '.join(words)}.", Column.BAND.value)
    return RevenueBand(text.lower()) if text else None


def _number(text: str, column: Column) -> float:
    try:
        number = float(text or 0)
    except ValueError as error:
        raise Invalid("Write a number, such as 12.5.", column.value) from error
    if not math.isfinite(number) or not 0 <= number <= LARGEST_NUMBER:
        raise Invalid("Write a number from 0 to a thousand millions.", column.value)
    return number


def stayed(event: BusinessEvent) -> bool:
    """Whether a renewal that was decided kept the customer."""
    return event.result in (RenewalResult.RENEWED, RenewalResult.CHANGED)
