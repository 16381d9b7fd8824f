"""Business hours against a count minute by minute, across both changes of the clock and odd zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.rules.clocks import (
    Calendar,
    Opening,
    ResponseTerm,
    add_business_time,
    business_time,
    calendar_from_json,
    calendar_to_json,
    due_at,
)
from portal.vocabulary import Severity

MINUTE = timedelta(minutes=1)
OFFICE = (Opening(time(9), time(12, 30)), Opening(time(13, 15), time(17)))
NIGHT = (Opening(time(0), time(6)), Opening(time(20), time(0)))
STOCKHOLM = Calendar("Europe/Stockholm", dict.fromkeys(range(5), OFFICE), frozenset({date(2026, 5, 1)}))


def brute_force(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """Count the minutes whose wall-clock time is open."""
    zone, counted, instant = ZoneInfo(calendar.zone), timedelta(), start
    while instant < end:
        local = instant.astimezone(zone)
        openings = calendar.weekly.get(local.weekday(), ())
        wall = local.time()
        is_open = any(one.opens <= wall and (wall < one.closes or one.closes == time.min) for one in openings)
        if is_open and local.date() not in calendar.holidays:
            counted += MINUTE
        instant += MINUTE
    return counted


CHANGES = [
    ("Europe/Stockholm", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/Stockholm", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 11, 4, 3, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 2, 18, 2, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 6, 1, tzinfo=UTC)),
]


@settings(max_examples=40, deadline=None)
@given(
    change=st.sampled_from(CHANGES),
    openings=st.sampled_from(
        [OFFICE, NIGHT, (Opening(time(1, 30), time(3, 30)),), (Opening(time(), time()),)]
    ),
    before=st.integers(0, 2 * 24 * 60),
    after=st.integers(0, 2 * 24 * 60),
)
def test_business_time_equals_a_count_minute_by_minute(
    change: tuple[str, datetime], openings: tuple[Opening, ...], before: int, after: int
) -> None:
    zone, moment = change
    calendar = Calendar(zone, dict.fromkeys(range(7), openings), frozenset({date(2026, 3, 30)}))
    start, end = moment - before * MINUTE, moment + after * MINUTE

    counted = business_time(calendar, start, end)

    assert counted == brute_force(calendar, start, end)


@settings(max_examples=60, deadline=None)
@given(
    change=st.sampled_from(CHANGES),
    offset=st.integers(-3 * 24 * 60, 3 * 24 * 60),
    minutes=st.integers(1, 30 * 60),
)
def test_adding_business_time_gives_the_first_instant_with_that_much_behind_it(
    change: tuple[str, datetime], offset: int, minutes: int
) -> None:
    zone, moment = change
    calendar = Calendar(zone, dict.fromkeys(range(5), OFFICE))
    start, span = moment + offset * MINUTE, minutes * MINUTE

    due = add_business_time(calendar, start, span)

    assert business_time(calendar, start, due) == span
    assert business_time(calendar, start, due - timedelta(seconds=1)) < span


def test_breaks_weekends_and_holidays_do_not_count() -> None:
    thursday = datetime(2026, 4, 30, 16, 0, tzinfo=ZoneInfo("Europe/Stockholm"))

    due = add_business_time(STOCKHOLM, thursday, timedelta(hours=2))

    assert due == datetime(2026, 5, 4, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


def test_an_answer_due_at_closing_time_is_due_then_and_not_the_next_morning() -> None:
    monday = datetime(2026, 5, 4, 15, 0, tzinfo=ZoneInfo("Europe/Stockholm"))

    assert add_business_time(STOCKHOLM, monday, timedelta(hours=2)) == monday + timedelta(hours=2)


def test_the_hour_that_repeats_counts_twice_and_the_skipped_one_not_at_all() -> None:
    nights = Calendar("Europe/Stockholm", dict.fromkeys(range(7), (Opening(time(2), time(3)),)))
    spring, autumn = datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)

    assert business_time(nights, spring, spring + timedelta(hours=12)) == timedelta()
    assert business_time(nights, autumn, autumn + timedelta(hours=12)) == timedelta(hours=2)


def test_an_answer_is_due_by_the_answering_sides_calendar_or_by_the_clock() -> None:
    asked = datetime(2026, 4, 30, 16, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    working = ResponseTerm(Severity.HIGH, timedelta(hours=4), business_hours=True)
    around = ResponseTerm(Severity.CRITICAL, timedelta(hours=4), business_hours=False)

    assert due_at(working, asked, STOCKHOLM) == datetime(
        2026, 5, 4, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm")
    )
    assert due_at(around, asked, STOCKHOLM) == asked + timedelta(hours=4)
    assert due_at(working, asked, None) == asked + timedelta(hours=4)


def test_an_end_before_the_start_is_no_time() -> None:
    instant = datetime(2026, 4, 30, 12, tzinfo=UTC)

    assert business_time(STOCKHOLM, instant, instant - timedelta(hours=3)) == timedelta()


def test_a_calendar_that_never_opens_promises_nothing() -> None:
    with pytest.raises(ValueError, match="ten years"):
        add_business_time(Calendar("UTC", {}), datetime(2026, 1, 1, tzinfo=UTC), timedelta(hours=1))


def test_what_cannot_be_a_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Calendar("UTC", {0: (Opening(time(9), time(12)), Opening(time(11), time(17)))})
    with pytest.raises(ValueError, match="split it at midnight"):
        Opening(time(22), time(6))
    with pytest.raises(ValueError, match="needs a zone"):
        business_time(STOCKHOLM, datetime(2026, 1, 1), datetime(2026, 1, 2))  # noqa: DTZ001


def test_a_calendar_is_read_as_it_was_kept() -> None:
    night_shift = Calendar("Asia/Kathmandu", {5: NIGHT}, version=3)

    assert calendar_from_json(calendar_to_json(STOCKHOLM)) == STOCKHOLM
    assert calendar_from_json(calendar_to_json(night_shift)) == night_shift
    assert calendar_from_json({}) is None
