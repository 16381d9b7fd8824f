"""Where two pages tell of the same cases, what they differ by is never a few of them."""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from uuid import UUID

import pytest

from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.spans import BEGIN, END
from portal.measures.levels.level import views
from portal.measures.levels.levels import level
from portal.measures.levels.parts import by_hands
from portal.measures.levels.severities import parts_by_severity
from portal.measures.levels.trend import month_of
from portal.measures.suppression import enough
from portal.vocabulary import Severity
from portal.web.measure_parts import parts_of, told_apart
from tests.measures.a_history import START, A, B, E, History

NOW = START.replace(year=START.year + 2)
Some = tuple[int, int, int, tuple[UUID, ...]]
"""The day on which some are opened, how many, the first one's customer (those of others follow in turn), and
through whose hands they go; where they go to none, one is asked and does not answer."""
Answers = dict[str, set[frozenset[UUID]]]


class World:
    """Cases of a few months, and what is told of those of one company, and of several, at any times."""

    def __init__(self, some: Sequence[Some]) -> None:
        """Let them happen."""
        self.customer_of: dict[UUID, UUID] = {}
        self.severity_of: dict[UUID, Severity] = {}
        events = []
        for day, count, first, companies in some:
            for place in range(count):
                history, hour = History(len(self.customer_of)), 24 * day + place
                history.events.clear()
                history.then(hour, E.CASE_OPENED, A)
                for giver, taker in zip((A, *companies), companies, strict=False):
                    history.hand_over(hour + 1, hour + 2, giver, taker)
                if not companies:
                    history.then(hour + 1, E.HANDOFF_OFFERED, A, (A, B))
                events += history.events
                case_id = history.events[0].case_id
                self.customer_of[case_id] = UUID(int=(first + place) % 4 + 1)
                self.severity_of[case_id] = list(Severity)[first % 2]
        self.seen = views(events, NOW)

    def told(self) -> Answers:
        """All that is told of the same cases, by what they are."""
        edges = sorted({BEGIN, END, *(month_of(view.opened_at) for view in self.seen)})
        found: Answers = {}
        for since, before in combinations(edges, 2):
            for name, cases in self._told(ChosenCases(self.seen, since, before, self.customer_of)):
                found.setdefault(name, set()).add(cases)
        return found

    def _told(self, chosen: ChosenCases) -> Iterator[tuple[str, frozenset[UUID]]]:
        for name, measure_id in (("several", "M05"), ("one", "M28"), ("accepted", "M02")):
            yield name, level(measure_id, chosen.told(measure_id).cases, own_cases=True).cases
        of_hands = [by_hands("M21", self.seen)], parts_by_severity(self.seen, self.severity_of)
        for measure_id, wholes in zip(("M21", "M28"), of_hands, strict=True):
            told = chosen.told_parts(measure_id, wholes, apart=wholes[0])
            cases = frozenset(view.case_id for view in told.cases)
            for place in told.shown[0]:
                yield ("one", "several")[place], wholes[0][place] & cases
        for page in ("M04", "M08"):
            parts = parts_of(page, self.seen)
            told = chosen.told_parts(page, [[one.cases for one in parts]], told_apart(page, parts))
            cases = frozenset(view.case_id for view in told.cases)
            for place in told.shown[0]:
                yield parts[place].key, parts[place].cases & cases
        for way in chosen.told_ways("M06")[1]:
            yield "several", way.cases  # they all go to one company


SKEWED = [(day, 1, 0, ()) for day in range(1, 9)]
"""Cases of one customer, who has more than half of all until others follow."""


@pytest.mark.parametrize(
    "some",
    [
        [
            (0, 10, 0, (B,)),
            (1, 3, 0, ()),
            (31, 2, 0, (B,)),
            (32, 9, 0, ()),
            (61, 10, 0, (B,)),
            (62, 10, 0, ()),
        ],
        [*SKEWED, (0, 10, 0, (B,)), (31, 2, 1, (B,)), (32, 10, 1, ()), (61, 10, 0, (B,))],
    ],
)
def test_two_pages_that_tell_of_the_same_cases_never_differ_by_a_few_of_them(
    some: Sequence[Some],
) -> None:
    world = World(some)

    for name, answers in world.told().items():
        for one, other in permutations(answers, 2):
            assert one <= other or enough(one - other, world.customer_of), name


def test_a_month_that_the_next_one_adds_nothing_to_is_not_told_by_itself() -> None:
    some = [(0, 10, 0, ()), (1, 3, 0, (B,)), (31, 10, 0, (B,)), (61, 10, 0, ()), (62, 10, 0, (B,))]
    world = World(some)
    chosen = ChosenCases(world.seen, BEGIN, END, world.customer_of)

    of_all, of_one = ([bool(one.level.cases) for one in chosen.by_month(key)] for key in ("M21", "M28"))

    # All cases of March less those of one company would be the three of several.
    assert of_all == [True, True, True]
    assert of_one == [False, False, True]
