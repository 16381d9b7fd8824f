"""How fast suggested changes come back: against answers counted by hand, and with nothing given away."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.measures.suggestions import Suggestion, suggestion_figures
from portal.vocabulary import SuggesterLevel, SuggestionState

NOW = datetime(2026, 11, 1, tzinfo=UTC)
DAY = timedelta(days=1)
L, S = SuggesterLevel, SuggestionState


def one(
    number: int,
    state: SuggestionState = S.MADE,
    *,
    age: float = 400,
    took: float | None = None,
    level: SuggesterLevel = L.FRONT_LINE,
    same_as: int | None = None,
    elsewhere: bool = False,
) -> Suggestion:
    """Give a suggestion that was made `age` days ago and ended after `took` days."""
    made = NOW - age * DAY
    ended = made + took * DAY if took is not None else None
    other = UUID(int=same_as) if same_as is not None else None
    return Suggestion(UUID(int=number), level, elsewhere, state, made, None, ended, other)


def test_below_ten_nothing_is_told() -> None:
    assert suggestion_figures([one(number) for number in range(9)], NOW) is None


def test_what_was_declined_or_is_not_in_use_after_a_year_went_unfulfilled() -> None:
    made = [one(number, S.IN_USE, took=30) for number in range(6)]
    made += [one(10, S.IN_USE, took=380), one(11, S.DECLINED, took=5), one(12, S.ACCEPTED), one(13)]
    made += [one(14, S.SAME, took=1, same_as=0), one(15, S.SAME, took=1, same_as=11)]
    made += [one(20, age=100), one(21, S.IN_USE, age=100, took=10)]

    found = suggestion_figures(made, NOW)

    assert found is not None
    assert found.unfulfilled is not None
    # Of twelve older than a year: used too late, declined, accepted, untouched, same as the declined one.
    assert found.unfulfilled.n == 12
    assert found.unfulfilled.value == pytest.approx(5 / 12)


def test_half_of_the_time_to_use_counts_those_that_still_wait() -> None:
    made = [one(number, S.IN_USE, age=300, took=10.0 * (number + 1)) for number in range(12)]
    made += [one(20 + number, age=300) for number in range(11)]

    found = suggestion_figures(made, NOW)

    assert found is not None
    assert found.half is not None
    # The twelfth of 23 to come into use did so after 120 days; counting the used ones alone would say 65.
    assert found.half.value == pytest.approx(120 * 24)


def test_two_that_are_called_the_same_as_each_other_end_nowhere_and_stop() -> None:
    made = [one(number) for number in range(10)]
    made += [one(20, S.SAME, took=1, same_as=21), one(21, S.SAME, took=1, same_as=20)]

    assert suggestion_figures(made, NOW) is not None


def test_the_level_behind_one_suggestion_follows_from_no_two_times() -> None:
    made = [one(number, age=400 - number, level=L.EXPERT) for number in range(20)]
    newest = one(20, age=1, level=L.EXPERT)

    found = [
        suggestion_figures(some, NOW, every)
        for some, every in ((made, made), (made[:-1], made), ([*made, newest], [*made, newest]))
    ]

    assert len({one.levels for one in found if one}) == 1
    assert [one.made for one in found if one] == [20, 19, 21]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 30), min_size=len(L), max_size=len(L)))
def test_no_level_below_ten_is_shown_or_can_be_counted_from_the_rest(sizes: list[int]) -> None:
    made = [
        one(1000 * place + number, level=level)
        for place, (level, size) in enumerate(zip(L, sizes, strict=True))
        for number in range(size)
    ]
    found = suggestion_figures(made, NOW)
    if found is None:
        return

    shown = {row.level: row.made for row in found.levels}
    told = Counter(of.level for of in made[: found.by_tens])
    sizes = [told[level] for level in L]
    hidden = [size for level, size in zip(L, sizes, strict=True) if shown[level] is None]

    assert all(size == 0 or size >= 10 for size in shown.values() if size is not None)
    assert len([size for size in hidden if size]) != 1 or sum(size > 0 for size in sizes) == 1
    assert (found.front_line is None) is (shown[L.FRONT_LINE] is None)
