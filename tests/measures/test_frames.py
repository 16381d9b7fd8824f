"""A page of one frame of very many cases tells what the first screen counts in the blocks of that."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.behind import BehindFigures
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.spans import END, Span
from portal.measures.goal import what_it_gave
from portal.measures.levels.level import opened_between
from portal.measures.levels.levels import level
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
