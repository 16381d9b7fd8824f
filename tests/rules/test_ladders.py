"""What two vendors can agree on: rungs of theirs, in order, counted in the hours of whom they reach."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from portal.rules.alarms import AlarmTerms
from portal.rules.ladders import (
    Ladder,
    Rung,
    check_ladder,
    in_order,
    ladder_from_json,
    ladder_to_json,
    rung_times,
)
from portal.vocabulary import Invalid, LadderContact

A, B, STRANGER = UUID(int=1), UUID(int=2), UUID(int=3)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TERMS = AlarmTerms(2 * HOUR, 48 * HOUR)
FIRST = Rung(timedelta(), A, LadderContact.ENGINEER)
SECOND = Rung(4 * HOUR, B, LadderContact.EXECUTIVES)


def test_a_ladder_is_read_as_it_was_kept() -> None:
    ladder = Ladder(TERMS, (FIRST, SECOND), office_hours=False)

    assert ladder_from_json(ladder_to_json(ladder)) == ladder


def test_rungs_stand_in_order_however_they_were_named() -> None:
    assert in_order([SECOND, FIRST]) == (FIRST, SECOND)


def test_each_rung_counts_in_the_hours_of_whom_it_reaches() -> None:
    slow = {A: 1, B: 3}
    began = datetime(2026, 5, 4, 8, tzinfo=UTC)

    times = rung_times(
        Ladder(TERMS, (FIRST, SECOND)), began, lambda one, start, span: start + slow[one] * span
    )

    assert times == [(1, FIRST, began), (2, SECOND, began + 12 * HOUR)]


@pytest.mark.parametrize(
    ("ladder", "field"),
    [
        (Ladder(AlarmTerms(4 * MINUTE, HOUR)), "nobody"),
        (Ladder(AlarmTerms(HOUR, timedelta(days=31))), "silent"),
        (Ladder(TERMS, (FIRST, Rung(HOUR, STRANGER, LadderContact.ENGINEER))), "rung_2"),
        (Ladder(TERMS, (Rung(timedelta(days=31), A, LadderContact.ENGINEER),)), "rung_1"),
        (Ladder(TERMS, (Rung(-MINUTE, A, LadderContact.ENGINEER),)), "rung_1"),
        (Ladder(TERMS, (FIRST, FIRST)), "rung_2"),
        (Ladder(TERMS, tuple(Rung(n * HOUR, A, LadderContact.ENGINEER) for n in range(7))), ""),
    ],
)
def test_what_two_vendors_cannot_agree_on_is_refused_beside_its_field(ladder: Ladder, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_ladder(ladder, (A, B))

    assert refused.value.field == field


def test_a_ladder_without_rungs_is_taken_and_tells_nobody() -> None:
    nobody = Ladder(TERMS)

    check_ladder(nobody, (A, B))

    assert rung_times(nobody, datetime(2026, 5, 4, tzinfo=UTC), lambda _one, start, span: start + span) == []
