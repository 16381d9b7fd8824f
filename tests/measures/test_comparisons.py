"""Chance is told from change, and companies are compared without being ranked."""

import math
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from portal.measures.chosen_cases import ChosenCases
from portal.measures.comparison import chance_limits, compare_shares
from portal.measures.control import individuals, shares
from portal.measures.counted.spans import BEGIN, END
from portal.measures.flows import links, reasons
from portal.measures.levels.level import CaseView, views
from portal.measures.levels.trend import by_month
from portal.measures.suppression import TooFew
from tests.measures.a_history import START, A, B, C, E, History, case_number


def seen(*histories: History) -> list[CaseView]:
    """These cases long after their start."""
    return views([event for one in histories for event in one.events], START + timedelta(days=300))


def test_the_limits_of_single_figures_are_those_of_the_moving_range() -> None:
    # By hand: the sum is 91, and the moving ranges 1 2 1 2 2 1 2 2 have the mean 13/8.
    chart = individuals([10, 11, 9, 10, 12, 10, 9, 11, 9])

    assert chart is not None
    assert chart[0].mean == pytest.approx(91 / 9)
    assert chart[0].high == pytest.approx(91 / 9 + 2.66 * 13 / 8)
    assert not any(point.outside or point.shifted for point in chart)


def test_a_figure_beyond_chance_and_a_run_on_one_side_stand_out() -> None:
    jump = individuals([10.0, 10.1] * 10 + [15.0] + [10.1, 10.0] * 10)
    drift = individuals([1.0] * 8 + [2.0] * 8)

    assert jump is not None
    assert [place for place, point in enumerate(jump) if point.outside] == [20]
    assert drift is not None
    assert [place for place, point in enumerate(drift) if point.shifted] == [7, 15]


def test_a_marked_change_begins_the_limits_anew() -> None:
    chart = individuals([1.0] * 8 + [2.0] * 8, changes=[8])

    assert chart is not None
    assert [point.mean for point in chart] == [1.0] * 8 + [2.0] * 8
    assert [point.phase for point in chart] == [0] * 8 + [1] * 8
    assert individuals([1.0] * 8 + [2.0] * 7, changes=[8]) is None


def test_shares_have_wider_limits_where_there_are_fewer_cases() -> None:
    chart = shares([(5, 10), (50, 100)] * 4)

    assert chart is not None
    assert chart[0].mean == 0.5
    assert chart[1].high == pytest.approx(0.5 + 3 * 0.05)
    assert chart[0].high - chart[0].mean > chart[1].high - chart[1].mean
    assert shares([(5, 10)] * 7 + [(0, 0)]) is None


def test_companies_that_differ_by_chance_are_drawn_to_the_overall_share() -> None:
    compared = compare_shares({"a": (6, 10), "b": (4, 10), "c": (50, 100)})

    assert [one.name for one in compared] == ["a", "b", "c"]
    assert {round(one.shrunken, 12) for one in compared} == {0.5}
    assert not any(one.beyond for one in compared)


def test_a_company_that_differs_by_more_than_chance_is_seen() -> None:
    compared = {
        one.name: one for one in compare_shares({"a": (70, 100), "b": (30, 100), "c": (0, 1), "d": (0, 0)})
    }

    assert set(compared) == {"a", "b", "c"}
    assert compared["a"].beyond
    assert not compared["c"].beyond
    assert compared["c"].shrunken > compared["b"].shrunken


@pytest.mark.parametrize("overall", [0.02, 0.18, 0.5, 0.9])
@pytest.mark.parametrize("of", [10, 37, 200, 700])
def test_beyond_the_limits_lies_what_chance_gives_as_seldom_as_they_say(overall: float, of: int) -> None:
    exact = [math.comb(of, some) * overall**some * (1 - overall) ** (of - some) for some in range(of + 1)]

    for (low, high), seldom in zip(chance_limits(overall, of), (0.025, 0.001), strict=True):
        below, above = math.ceil(low * of - 1e-9), math.floor(high * of + 1e-9)
        room = 1.3 if of * overall * (1 - overall) > 100 else 1
        assert sum(exact[:below]) <= seldom * room
        assert sum(exact[: below + 1]) >= seldom / room
        assert sum(exact[above + 1 :]) <= seldom * room
        assert sum(exact[above:]) >= seldom / room
    assert chance_limits(0, of) == ((0, 0), (0, 0))


def test_shrunken_shares_come_nearer_to_the_truth_than_raw_ones() -> None:
    chance = random.Random(11)  # noqa: S311 - seeded data, no secret
    truth = {number: chance.betavariate(8, 12) for number in range(200)}
    counts = {
        number: (sum(chance.random() < share for _ in range(15)), 15) for number, share in truth.items()
    }

    compared = compare_shares(counts)

    raw = sum((one.share - truth[one.name]) ** 2 for one in compared)
    shrunken = sum((one.shrunken - truth[one.name]) ** 2 for one in compared)
    assert shrunken < 0.75 * raw


def test_more_of_some_than_of_all_is_refused() -> None:
    assert compare_shares({}) == []
    with pytest.raises(ValueError, match="no more of some"):
        compare_shares({"a": (2, 1)})


def test_only_links_of_ten_cases_are_drawn_and_no_few_are_left_beside_them() -> None:
    many = [History(number).hand_over(1, 2, A, B).hand_over(3, 4, B, C) for number in range(11)]
    few = [History(50 + number).hand_over(1, 2, A, C) for number in range(9)]
    stay = [History(70 + number).hand_over(1, 2, A, B) for number in range(2)]

    found = links(seen(*many, *few))

    assert [one.way for one in found] == [(1, A, B), (2, B, C), (1, A, C)]
    assert found[0].cases == {case_number(number) for number in range(11)}
    assert shown_ways(seen(*many)) == {(1, A, B), (2, B, C)}
    assert shown_ways(seen(*many, *few)) == {(2, B, C)}
    assert shown_ways(seen(*many, *stay)) == {(1, A, B)}


def shown_ways(cases: list[CaseView]) -> set[tuple[int, UUID, UUID]]:
    customer_of = {view.case_id: UUID(int=number % 3) for number, view in enumerate(cases)}
    return {one.way for one in ChosenCases(cases, BEGIN, END, customer_of).told_ways("M05")[1]}


def test_reasons_add_up_from_the_most_frequent() -> None:
    said = ["capacity"] * 6 + ["duplicate"] * 3 + [None]
    refused = [
        History(number)
        .then(1, E.REQUEST_ASKED, A, (A, B))
        .then(2, E.REQUEST_DECLINED, B, (A, B), reason=reason)
        for number, reason in enumerate(said)
    ]

    found = reasons(seen(*refused))

    assert not isinstance(found, TooFew)
    assert [(one.reason, one.n, one.cumulated) for one in found] == [
        ("capacity", 6, 0.6),
        ("duplicate", 3, 0.9),
        ("no reason given", 1, 1.0),
    ]
    assert reasons(seen(*refused[:9])) == TooFew()


def test_a_trend_has_fixed_months_and_leaves_none_out() -> None:
    spring = [History(number).hand_over(1, 2, A, B) for number in range(12)]
    summer = History(90)
    summer.events[0] = replace(summer.events[0], at=datetime(2026, 5, 31, 23, 59, 59, tzinfo=UTC))

    periods = by_month("M05", seen(*spring, summer))

    assert [(one.since.month, one.before.month) for one in periods] == [(3, 4), (4, 5), (5, 6)]
    assert [one.level.value is None for one in periods] == [False, True, True]
    assert by_month("M05", []) == []
