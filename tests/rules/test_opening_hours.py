"""Hours as people write them, read and refused."""

from datetime import date, time

import pytest

from portal.rules.clocks import Opening
from portal.rules.opening_hours import read_days, read_openings, written_openings
from portal.vocabulary import Invalid

OFFICE = (Opening(time(9), time(12, 30)), Opening(time(13, 15), time(17)))


@pytest.mark.parametrize(
    "text",
    ["09:00\u201312:30, 13:15\u201317:00", "9.00 - 12.30,13:15-17:00", "13:15 to 17:00, 09:00 to 12:30,"],
)
def test_hours_are_read_however_they_are_typed(text: str) -> None:
    assert read_openings(text, "monday") == OFFICE


def test_what_is_written_is_read_again() -> None:
    night = (Opening(time(0), time(6)), Opening(time(20), time(0)))

    assert read_openings(written_openings(OFFICE), "monday") == OFFICE
    assert read_openings(written_openings(night), "monday") == night
    assert read_openings("", "monday") == ()


@pytest.mark.parametrize(
    "text",
    [
        "nine to five",
        "9-17",
        "09:00-08:00",
        "09:00-12:00, 11:00-13:00",
        "20:00-24:00, 21:00-22:00",
        "25:00-26:00",
    ],
)
def test_hours_that_make_no_sense_are_refused_beside_their_day(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_openings(text, "monday")

    assert refusal.value.field == "monday"


def test_days_are_read_and_wrong_ones_named() -> None:
    assert read_days("2026-12-25\n2026-12-26, 2027-01-01", "holidays") == {
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
    }
    with pytest.raises(Invalid, match=r"25\.12\.2026"):
        read_days("25.12.2026", "holidays")
