"""Figures in words that somebody from outside understands."""

from datetime import timedelta

import pytest

from portal.measures.gaps import gaps
from portal.measures.statistics import Estimate, wilson
from portal.measures.suppression import TooFew
from portal.measures.words import (
    duration_words,
    gap_share_words,
    hours_words,
    interval_words,
    pair_words,
    share_words,
)
from tests.measures.a_history import START, A, B, E, History


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=20), "less than a minute"),
        (timedelta(seconds=50), "1 minute"),
        (timedelta(seconds=3350), "56 minutes"),
        (timedelta(minutes=59, seconds=40), "1 hour"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(seconds=140_237), "39 hours"),
        (timedelta(hours=71), "71 hours"),
        (timedelta(hours=71, minutes=45), "3 days"),
        (timedelta(days=400), "400 days"),
    ],
)
def test_a_span_is_said_in_one_unit(span: timedelta, words: str) -> None:
    assert duration_words(span) == words


def test_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="negative"):
        duration_words(timedelta(seconds=-1))


def test_a_share_says_when_it_is_not_sure() -> None:
    assert share_words(wilson(183, 4350)) == "4%"
    assert share_words(wilson(3, 12)) == "about 25%"
    assert share_words(None) == "not known"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.77, 1.18, "between 46 minutes and 1 hour"),
        (0.77, 0.9, "between 46 and 54 minutes"),
        (2.0, None, "at least 2 hours"),
        (None, 3.0, "at most 3 hours"),
        (2.0, 2.1, "close to 2 hours"),
        (0.001, 0.5, "between less than a minute and 30 minutes"),
        (None, None, "too few cases to say how sure this is"),
    ],
)
def test_an_interval_is_said_plainly(low: float | None, high: float | None, words: str) -> None:
    assert interval_words(Estimate(1, low, high, 20)) == words


def test_a_pair_is_told_in_sentences_and_a_case_that_came_back_twice_is_one_case() -> None:
    answered = [History(number).hand_over(0, number / 10, A, B) for number in range(1, 21)]
    answered[0].hand_over(50, 51, B, A).hand_over(51, 52, A, B).hand_over(52, 53, B, A)
    found = gaps([event for one in answered for event in one.events], START + timedelta(hours=100))

    assert pair_words(found.pairs[A, B], "Northwind", "Contoso") == (
        "Between Northwind and Contoso a customer waits 1 hour for a yes in half of the cases and 2 hours in "
        "one of ten (20 cases). Nobody had them for 22 hours in all. 1 case came straight back."
    )


def test_too_few_and_not_enough_are_said_as_such() -> None:
    history = History().then(1, E.HANDOFF_OFFERED, A, (A, B))
    found = gaps(history.events, START + timedelta(hours=3))

    assert pair_words(TooFew(), "A", "B") == "Between A and B there were too few cases to show."
    assert "not enough to say for how long (1 case)" in pair_words(found.pairs[A, B], "A", "B")


def test_the_gap_is_a_part_of_the_time() -> None:
    assert gap_share_words(0.1379) == "Nobody had the case 14% of the time."
    assert gap_share_words(0.001) == "Nobody had the case less than 1% of the time."
    assert gap_share_words(0) == "Somebody had the case at every moment."
    assert hours_words(0.68) == "41 minutes"
