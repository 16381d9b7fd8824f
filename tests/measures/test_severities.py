"""The handoff tax of equally severe cases, against answers worked out by hand."""

from uuid import UUID

import pytest

from portal.measures.levels.level import views
from portal.measures.levels.severities import EquallySevere, all_severities, by_severity, times_as_long
from portal.measures.statistics import Estimate
from portal.vocabulary import Severity
from tests.measures.a_history import A, B, E, History, case_number

_CELLS = tuple[int, float]
"""So many cases, half of which are solved after about so many hours."""


def lines(cells: dict[tuple[Severity, int], _CELLS]) -> dict[Severity, EquallySevere]:
    """The lines for cases of a severity that one company or two had."""
    events, severe = [], dict[UUID, Severity]()
    for (severity, companies), (cases, hours) in cells.items():
        for place in range(cases):
            history = History(len(severe))
            if companies > 1:
                history.hand_over(0.1, 0.2, A, B)
            history.then(hours * (0.5 + (place + 1) / (cases + 1)), E.RESOLUTION_CONFIRMED, None, (A, None))
            events += history.events
            severe[case_number(len(severe))] = severity
    until = max(event.at for event in events)
    return {one.severity: one for one in by_severity(views([*events], until), severe)}


def test_keeping_the_easy_cases_makes_no_tax_where_severity_is_taken_into_account() -> None:
    low, high = Severity.LOW, Severity.HIGH
    found = lines({(low, 1): (60, 2), (low, 2): (20, 4), (high, 1): (20, 40), (high, 2): (60, 80)})

    together = all_severities([one.times for one in found.values()])

    each = found[low].times
    assert each is not None
    assert each.value == pytest.approx(2, rel=0.05)
    assert found[Severity.MEDIUM].times is None
    assert together is not None
    assert together.value == pytest.approx(2, rel=0.05)
    assert together.low is not None
    assert together.high is not None
    assert 1 < together.low < 2 < together.high < 4
    assert found[low].alone.cases.isdisjoint(found[low].several.cases)


def test_no_line_tells_of_few_cases_by_itself_or_by_what_is_left() -> None:
    low, high, medium = Severity.LOW, Severity.HIGH, Severity.MEDIUM

    split = lines({(low, 1): (30, 2), (high, 1): (12, 2), (medium, 1): (4, 2), (low, 2): (20, 4)})
    alone_only = lines({(low, 1): (30, 2), (high, 1): (12, 2), (low, 2): (4, 4)})

    assert {one: len(line.alone.cases) for one, line in split.items() if line.alone.cases} == {low: 30}
    assert not any(line.alone.cases or line.several.cases for line in alone_only.values())


@pytest.mark.parametrize(
    ("one", "other", "value", "low", "high"),
    [
        (Estimate(10, 5, 20, 30), Estimate(20, 10, 40, 30), 2, 2 / 2 ** (2**0.5), 2 * 2 ** (2**0.5)),
        (Estimate(10, 5, None, 30), Estimate(20, 10, 40, 30), 2, None, 2 * 2 ** (2**0.5)),
        (Estimate(10, 0, 20, 30), Estimate(20, 10, 40, 30), 2, 2 / 2 ** (2**0.5), None),
    ],
)
def test_how_many_times_as_long_has_the_interval_of_both(
    one: Estimate, other: Estimate, value: float, low: float | None, high: float | None
) -> None:
    found = times_as_long(one, other)

    assert found is not None
    assert found.value == pytest.approx(value)
    assert found.n == 60
    assert (found.low, found.high) == (low and pytest.approx(low), high and pytest.approx(high))
    assert times_as_long(Estimate(0, 0, 1, 30), other) is times_as_long(None, other) is None
