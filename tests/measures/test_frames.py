"""A page of one frame of very many cases tells what the first screen counts in the blocks of that."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest

from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.behind import BehindFigures
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.openings import behind_openings
from portal.measures.counted.spans import END, Span
from portal.measures.goal import what_it_gave
from portal.measures.levels.level import opened_between, views
from portal.measures.levels.levels import level
from tests.measures.a_history import A, E, History, case_number
from tests.measures.test_chosen_times import NOW, Some, World, ids


@pytest.mark.parametrize(
    "some",
    [
        [(day, 6, day % 4, ()) for day in range(8)],
        [(0, 1, 0, ()), *((day, 3, 1, ()) for day in range(1, 17))],  # one customer is not in the frame
    ],
)
def test_a_frame_that_begins_within_a_block_tells_no_few_cases_beside_the_first_screen(
    some: Sequence[Some],
) -> None:
    world = World(some)
    begin, *later = sorted({view.opened_at.replace(hour=0) for view in world.seen})[1:]
    frame = [view for view in world.seen if view.opened_at >= begin]
    found = set()
    for before in (*later, END):
        counted = BehindFigures(world.counted, NOW).measure
        whose = {view.case_id: world.customer_of[view.case_id] for view in frame}
        chosen = ChosenCases(frame, begin, before, whose, counted)
        found |= {ids(chosen.every.cases)}
        found |= {level(one, chosen.told(one).cases, own_cases=True).cases for one in ("M03", "M28")}
        gave = what_it_gave("M21", chosen, replace(chosen, since=before, before=END))
        found |= {gave.before.cases, gave.after.cases}
        told = Chosen(world.counted, begin, before, NOW)
        if told.quality:
            span = told.only or Span(begin, before)
            found.add(ids(opened_between(world.seen, span.since, span.before)))

    assert len(found) > 1
    assert all(world.enough(one - other) for one in found for other in found)


def test_what_customers_answered_later_tells_in_a_frame_no_few_that_the_first_screen_has_beyond_it() -> None:
    days = [0, 1, 2, *range(40, 52)]
    histories = [History(number) for number in range(len(days))]
    for one, day in zip(histories, days, strict=True):
        one.events.clear()
        one.then(24 * day, E.CASE_OPENED, A).then(24 * day + 9, E.OUTCOME_ASKED, reason="7")
        one.then(24 * day + 10, E.OUTCOME_CONFIRMED, reason="7")
    seen = views([event for one in histories for event in one.events], NOW)
    whose = {case_number(number): UUID(int=number % 3 + 1) for number in range(len(days))}
    behind = behind_openings([(view.opened_at, whose[view.case_id]) for view in seen])
    nobody_asked = History(len(days)).events
    whose[case_number(len(days))] = UUID(int=1)

    told = []
    for asked in (seen, seen[3:]):
        frame = views([*nobody_asked, *(event for view in asked for event in view.events)], NOW)
        chosen = ChosenCases(frame, asked[0].opened_at, END, whose, {"M25": behind}.__getitem__)
        told.append(len(level("M25", chosen.told("M25").cases, own_cases=True).cases))

    assert told == [15, 0]
