"""Amounts and instants read as a person would say them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.measures.quality import DataQuality
from portal.measures.statistics import wilson
from portal.web import wording
from portal.web.local_time import FIRST, LAST, instant_of
from portal.web.measures_page import proof_words

NOW = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("span", "words", "short"),
    [
        (timedelta(0), "less than a minute", "0 s"),
        (timedelta(seconds=59), "less than a minute", "59 s"),
        (timedelta(minutes=1), "1 minute", "1 min"),
        (timedelta(minutes=4, seconds=30), "4 minutes", "4 min 30 s"),
        (timedelta(hours=3, minutes=10), "3 hours 10 minutes", "3 h 10 min"),
        (timedelta(days=1), "1 day", "1 d"),
        (timedelta(days=2, hours=3, minutes=59), "2 days 3 hours", "2 d 3 h"),
        (timedelta(days=2, minutes=59), "2 days", "2 d"),
    ],
)
def test_a_span_is_said_in_its_two_largest_units(span: timedelta, words: str, short: str) -> None:
    assert wording.span_words(span) == words
    assert wording.span_short(span) == short


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(0), "just now"),
        (timedelta(seconds=-59), "just now"),
        (timedelta(seconds=30), "in a moment"),
        (timedelta(minutes=-1), "1 minute ago"),
        (timedelta(minutes=-89), "1 hour ago"),
        (timedelta(hours=5, minutes=40), "in 5 hours"),
        (timedelta(days=-6, hours=-23), "6 days ago"),
        (timedelta(days=-7), "14 Nov"),
        (timedelta(days=60), "20 Jan 2027"),
    ],
)
def test_an_instant_is_said_as_seen_from_now(distance: timedelta, words: str) -> None:
    assert wording.instant_relative(NOW + distance, NOW, BERLIN) == words


def test_a_day_is_the_readers_day_and_not_greenwichs() -> None:
    just_before_midnight = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    assert wording.day_words(just_before_midnight, NOW, BERLIN) == "1 Jan 2027"
    assert wording.day_words(just_before_midnight, NOW, ZoneInfo("UTC")) == "31 Dec"


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("0001-01-01T00:00", "Europe/Berlin"), ("9999-12-31T23:59", "America/New_York")],
)
def test_the_first_and_last_hours_that_can_be_typed_mean_an_instant(typed: str, zone: str) -> None:
    assert instant_of(datetime.fromisoformat(typed), zone) in {FIRST, LAST}


def test_the_whole_instant_names_its_zone() -> None:
    assert wording.instant_absolute(NOW, BERLIN) == "21 November 2026, 20:30 CET"
    assert wording.instant_machine(NOW.astimezone(BERLIN)) == "2026-11-21T19:30:00Z"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_400_000, "1.4 MB"),
        (148_000_000, "148 MB"),
        (2_000_000_000, "2.0 GB"),
        (5_000_000_000_000_000, "5000 TB"),
    ],
)
def test_a_size_is_said_in_the_unit_that_fits(size: int, words: str) -> None:
    assert wording.size_words(size) == words


def test_a_number_takes_the_right_form_of_its_noun() -> None:
    assert wording.plural(1, "case") == "1 case"
    assert wording.plural(1200, "case") == "1,200 cases"
    assert wording.plural(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Kovač", "AK"), ("Cedar", "C"), ("Ana María de la Cruz", "AC"), ("", "?"), ("— Ops", "O")],
)
def test_two_letters_stand_for_a_name(name: str, letters: str) -> None:
    assert wording.initials(name) == letters


def test_names_are_said_in_one_breath() -> None:
    assert wording.list_words([]) == "nobody"
    assert wording.list_words(["Alder"]) == "Alder"
    assert wording.list_words(["Alder", "Birch", "Cedar"]) == "Alder, Birch and Cedar"


def test_few_cases_that_lack_an_event_are_not_called_none() -> None:
    said = proof_words(DataQuality(1000, 5000, wilson(997, 1000), 1, None), None)

    assert said.startswith(
        "5,000 events of 1,000 cases; less than 1% of the cases lack an event; 1 event came later than what "
        "follows."
    )
