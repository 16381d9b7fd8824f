"""The picture of a part of the time adds up to the whole, and says the same as the figure."""

from datetime import timedelta

import pytest

from portal.measures.catalogue import CATALOGUE
from portal.measures.catalogue.definition import Chart
from portal.measures.held_shares import HELD_SHARES, Hands, held_shares
from portal.measures.levels.level import CaseView, views
from portal.measures.levels.levels import level
from portal.vocabulary import HolderKind
from tests.measures.a_history import START, A, B, E, History


def some_cases() -> list[CaseView]:
    histories = [
        History(1).hand_over(1, 2, A, B).then(3, E.WORK_STARTED, B, (B, B)).then(7, E.WORK_PAUSED, B, (B, B)),
        History(2).then(2, E.WORK_STARTED, A, (A, A)).then(5, E.RESOLUTION_PROPOSED, A, (A, A)),
    ]
    return views([event for one in histories for event in one.events], START + timedelta(hours=9))


@pytest.mark.parametrize(
    ("measure_id", "part"),
    [("M03", HolderKind.NOBODY), ("M11", HolderKind.CUSTOMER), ("M10", Hands.IDLE)],
)
def test_the_part_in_the_picture_is_the_figure_of_the_measure(measure_id: str, part: Hands) -> None:
    cases = some_cases()

    spans = held_shares(measure_id, cases)

    known = level(measure_id, cases, own_cases=True).value
    assert known is not None
    assert 0 < known.value < 1
    assert spans[part] / sum(spans.values(), timedelta()) == pytest.approx(known.value)


def test_every_measure_that_is_shown_as_held_times_has_them() -> None:
    assert {one.id for one in CATALOGUE.values() if one.chart is Chart.BAR} == HELD_SHARES
    assert held_shares("M01", some_cases()) == {}
