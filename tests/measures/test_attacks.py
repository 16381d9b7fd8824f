"""Somebody who asks for a whole and its parts, and subtracts, learns of no group too small to be told."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.measures.counted.beside import finest_beside
from portal.measures.levels.level import CaseView, views
from portal.measures.levels.levels import TOO_FEW, level
from portal.measures.levels.parts import levels_of_parts
from portal.measures.suppression import enough
from tests.measures.a_history import START, A, B, E, History

SOME = st.sampled_from([0, 1, 4, 6, 9])
PARTS = st.lists(st.tuples(SOME, SOME, SOME, st.integers(0, 2)), min_size=2, max_size=4)
"""For each part: how many cases of each of three customers, and of a fourth that nobody was asked into."""
NOT_ASKED = 3
Part = tuple[int, int, int, int]
World = tuple[list[list[CaseView]], dict[UUID, UUID]]


def world_of(parts: Sequence[Part]) -> World:
    """Cases in parts, each with its customer; some were never offered to anybody and count for nothing."""
    customer_of: dict[UUID, UUID] = {}
    seen: list[list[CaseView]] = []
    number = 0
    for part in parts:
        events = []
        for customer in (which for which, cases in enumerate(part) for _ in range(cases)):
            history = History(number)
            if customer < NOT_ASKED:
                history.then(1, E.REQUEST_ASKED, A, (A, B)).then(2, E.REQUEST_ACCEPTED, B, (A, B))
            customer_of[history.events[0].case_id] = UUID(int=customer)
            events += history.events
            number += 1
        seen.append(views(events, START.replace(year=2027)))
    return seen, customer_of


@settings(max_examples=40)
@given(PARTS)
def test_no_answer_and_no_difference_of_answers_is_of_too_few(
    parts: Sequence[Part],
) -> None:
    cases, customer_of = world_of(parts)
    behind = [level("M01", part, own_cases=True).cases for part in cases]
    whole = level("M01", [view for part in cases for view in part], customer_of)

    told = levels_of_parts("M01", cases, customer_of)

    shown = [place for place, one in enumerate(told) if one.value is not None]
    asked = [behind[place] for place in shown]
    if whole.value is not None:
        asked += [
            whole.cases.difference(*(behind[place] for place in some))
            for number in range(1, len(shown) + 1)
            for some in combinations(shown, number)
        ]
    assert all(not found or enough(found, customer_of) for found in asked)
    assert all(told[place].cases == behind[place] for place in shown)
    assert all(not one.cases and one.why == TOO_FEW for one in told if one.value is None)


@settings(max_examples=15)
@given(PARTS)
def test_a_part_is_hidden_only_where_one_must_be(parts: Sequence[Part]) -> None:
    cases, customer_of = world_of(parts)
    behind = [level("M01", part, own_cases=True).cases for part in cases]

    told = levels_of_parts("M01", cases, customer_of)

    if all(not one or enough(one, customer_of) for one in behind):
        assert [one.cases for one in told] == behind


OVERLAPPING = st.lists(
    st.sets(st.integers(0, 39).map(lambda number: UUID(int=number)), max_size=25), min_size=1, max_size=6
)
FOUR = tuple(UUID(int=number) for number in range(4))
CUSTOMERS = {UUID(int=number): FOUR[number % 4] for number in range(40)}


def bars_told(parts: Sequence[AbstractSet[UUID]]) -> set[int]:
    """Which of these parts are told beside each other, of one time."""
    every = frozenset[UUID]().union(*parts)
    whole, *of_parts = (
        [len([one for one in cases if CUSTOMERS[one] == customer]) for customer in FOUR]
        for cases in (every, *parts)
    )
    told = finest_beside([(0, 1)], [(np.array([whole]), np.array([of_parts]))])
    return {part for _, part in told if parts[part]}


@settings(max_examples=60)
@given(OVERLAPPING)
def test_no_bar_and_nothing_left_over_beside_the_bars_is_of_too_few(parts: list[set[UUID]]) -> None:
    shown = bars_told(parts)

    left_over = frozenset[UUID]().union(*(one for place, one in enumerate(parts) if place not in shown))
    assert all(enough(parts[place], CUSTOMERS) for place in shown)
    assert not shown or not left_over or enough(left_over, CUSTOMERS)


def test_bars_that_are_all_large_are_all_shown() -> None:
    parts = [{UUID(int=number) for number in range(first, first + 12)} for first in (0, 12, 24)]

    assert bars_told(parts) == {0, 1, 2}
    assert bars_told([*parts, {UUID(int=39)}]) == {0, 1}
