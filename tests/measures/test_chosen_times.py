"""Whoever chooses times to the minute, and subtracts, learns of no group of cases too small to be told."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.case_row import CaseRow, row_of
from portal.measures.counted.chosen import Chosen, ToldPair
from portal.measures.counted.columns import columns_of
from portal.measures.counted.packing import columns_in, packed_columns, packed_tally, tally_in
from portal.measures.counted.spans import BEGIN, END, Span
from portal.measures.counted.sums import CountedCases
from portal.measures.counted.tally import tally
from portal.measures.gaps import Pair
from portal.measures.levels.level import CaseView, opened_between, views
from portal.measures.levels.levels import level
from portal.measures.levels.trend import month_of
from portal.measures.suppression import enough
from portal.measures.timeline import TimelineEvent
from tests.measures.a_history import START, A, B, C, D, E, History

NOW = START.replace(year=START.year + 2)
CASES = st.tuples(
    st.integers(0, 130),  # the day on which some cases are opened, one an hour
    st.sampled_from([1, 3, 4, 6]),  # how many
    st.integers(0, 3),  # the first one's customer; those of the others follow in turn
    st.sampled_from([(), (B,), (B,), (C,), (D,), (B, C)]),  # who is asked
)
WORLDS = st.lists(CASES, min_size=1, max_size=12)
HALF = timedelta(minutes=30)
Own = tuple[frozenset[UUID], frozenset[UUID]]
"""All cases of some time in which somebody was asked, and those of them that are told of a part."""
EXAMPLES = 12
Some = tuple[int, int, int, tuple[UUID, ...]]


class World:
    """The same cases in both ways in which figures are made of them."""

    def __init__(self, some: Iterable[Some]) -> None:
        """Let them happen."""
        events: list[TimelineEvent] = []
        rows: dict[datetime, list[CaseRow]] = {}
        self.customer_of: dict[UUID, UUID] = {}
        for number, (hour, customer, asked) in enumerate(
            (24 * day + place, (first + place) % 4, asked)
            for day, count, first, asked in some
            for place in range(count)
        ):
            history = History(number)
            history.events.clear()
            history.then(hour, E.CASE_OPENED, A)
            for company in asked:
                history.then(hour + 1, E.REQUEST_ASKED, A, (A, company))
                history.then(hour + 2, E.REQUEST_ACCEPTED, company, (A, company))
            if D in asked:
                history.then(hour + 3, E.HANDOFF_OFFERED, A, (A, D)).then(
                    hour + 4, E.HANDOFF_ACCEPTED, D, (A, D)
                )
            events += history.events
            opened = history.events[0]
            self.customer_of[opened.case_id] = UUID(int=customer + 1)
            rows.setdefault(month_of(opened.at), []).append(row_of(history.events, UUID(int=customer + 1)))
        self.seen = views(events, NOW)
        columns = {month: columns_in(packed_columns(columns_of(rows[month]))) for month in sorted(rows)}
        months = [(month, tally_in(packed_tally(tally(one)))) for month, one in columns.items()]
        self.counted = CountedCases(months, columns.__getitem__)

    def asked(self, time: Span, pair: Pair | None = None) -> frozenset[UUID]:
        """The cases of a time in which somebody was asked, or the one asked the other."""
        return frozenset(
            view.case_id
            for view in self.seen
            if time.since <= view.opened_at < time.before
            and any(pair in (None, offer.pair) for offer in view.offers)
        )

    def times(self) -> list[tuple[datetime, datetime]]:
        """From each of some days, or an instant within one, up to each of them, besides the whole."""
        opened = [view.opened_at for view in self.seen]
        days = sorted({at.replace(hour=0) for at in opened})
        edges = {BEGIN, END, *days[:: 1 + len(days) // 8], opened[len(opened) // 3], opened[-1] - HALF}
        return list(combinations(sorted(edges), 2))

    def enough(self, cases: Iterable[UUID]) -> bool:
        """Whether these are none, or enough to be told."""
        some = set(cases)
        return not some or enough(some, self.customer_of)


def ids(cases: Iterable[CaseView]) -> frozenset[UUID]:
    """Which cases these are."""
    return frozenset(view.case_id for view in cases)


@settings(max_examples=EXAMPLES)
@given(WORLDS)
def test_what_two_answers_differ_by_is_enough_to_be_told_or_nothing(some: Sequence[Some]) -> None:
    world = World(some)
    told = set()
    for since, before in world.times():
        cases = ChosenCases(world.seen, since, before, world.customer_of)
        found = cases.told("M01")
        behind = level("M01", found.cases, own_cases=True).cases
        counted = Chosen(world.counted, since, before, NOW).level("M01")
        assert behind <= ids(cases.cases)
        assert not behind or (found.only is None) is (behind == ids_of_m01(cases))
        assert counted.found.cases == len(behind)
        assert not behind or counted.only == found.only
        told.add(behind)

    assert all(map(world.enough, told))
    assert all(world.enough(one - other) for one in told for other in told)


def ids_of_m01(cases: ChosenCases) -> frozenset[UUID]:
    """All cases of the time that the measure is of."""
    return level("M01", cases.cases, own_cases=True).cases


@settings(max_examples=EXAMPLES)
@given(WORLDS)
@example(
    [(0, 6, 0, (B,)), (1, 6, 0, (B,)), (2, 3, 0, (C,)), (60, 6, 0, (B,)), (61, 6, 0, (B,)), (62, 8, 0, (D,))]
)
def test_parts_of_a_whole_differ_by_enough_and_so_does_what_is_left_of_it(some: Sequence[Some]) -> None:
    world = World(some)
    asked = [world.asked(Span(BEGIN, END), (A, one)) for one in (B, C, D)]
    whole: set[frozenset[UUID]] = set()
    of_parts: dict[int, set[Own]] = {at: set() for at in range(3)}
    for since, before in world.times():
        chosen = ChosenCases(world.seen, since, before, world.customer_of)
        whole.add(frozenset().union(*asked) & ids(chosen.told("M01").cases))
        found = chosen.told_parts("M01", [asked])
        cases = ids(found.cases) & frozenset().union(*asked)
        for part in found.shown[0]:
            of_parts[part].add((cases, asked[part] & cases))

    assert_nothing_small_follows(world, some, whole, of_parts.values())


def test_a_part_is_not_told_less_its_cases_that_the_measure_is_not_of() -> None:
    world = World([(day, 6, 0, (B,)) for day in (0, 1)] + [(80, 1, 0, ())])
    part, last = ids(world.seen), world.seen[-1].opened_at

    told = [
        ids(ChosenCases(world.seen, BEGIN, end, world.customer_of).told_parts("M01", [[part]]).cases)
        for end in (END, last)
    ]

    assert told == [part, frozenset()]


def days(*days: int, of: tuple[UUID, ...], last: int = 6) -> list[Some]:
    """Six cases on each of these days, and fewer on the last, in which these companies are asked."""
    return [(day, 6 if day < days[-1] else last, day % 4, of) for day in days]


@settings(max_examples=EXAMPLES)
@given(WORLDS)
@example(days(0, 1, 31, 32, of=(B,)) + days(2, of=(C,), last=2) + days(33, 34, of=(C,)))
@example(
    days(0, 1, 31, 32, of=(B,))
    + days(2, 3, 33, 34, of=(C,))
    + days(4, of=(D,), last=3)
    + days(35, 36, of=(D,))
)
@example(days(0, 1, of=(B, C), last=4) + days(2, of=(B,), last=2))
@example(
    days(*range(3), *range(31, 34), *range(61, 64), of=(D,))
    + days(3, 34, 64, 65, of=(B,))
    + days(4, 5, 35, 66, of=(C,))
)
@example([*days(0, 1, 61, 62, of=(D,)), (2, 3, 0, (B,)), (31, 1, 0, (D,)), *days(32, 33, of=(B,))])
def test_all_that_were_asked_less_any_companies_are_enough_or_none(some: Sequence[Some]) -> None:
    world = World(some)
    asked: set[frozenset[UUID]] = set()
    of_pair: dict[Pair, set[Own]] = {}
    handed: set[frozenset[UUID]] = set()
    for since, before in world.times():
        chosen = Chosen(world.counted, since, before, NOW)
        if (found := chosen.level("M01")).found.cases:
            asked.add(world.asked(found.only or Span(since, before)))
        if (found := chosen.level("M05")).found.cases:
            handed.add(world.asked(found.only or Span(since, before), (A, D)))
        for pair, one in chosen.pairs.items():
            if isinstance(one, ToldPair):
                time = one.only or Span(since, before)
                of_pair.setdefault(pair, set()).add((world.asked(time), told := world.asked(time, pair)))
                assert one.found.told.cases == len(told)

    assert_nothing_small_follows(world, some, asked, of_pair.values())
    # All cases in which D was asked were handed over to it: two figures are of just these.
    same = handed | {own for _, own in of_pair.get((A, D), ())}
    assert all(world.enough(one - other) for one in same for other in same)


def assert_nothing_small_follows(
    world: World, some: Sequence[Some], asked: AbstractSet[frozenset[UUID]], parts: Iterable[AbstractSet[Own]]
) -> None:
    """What answers differ by, and what is left of all that were asked less any parts, is enough."""
    wholes = {(one, one) for one in asked | {one - other for one in asked for other in asked if other < one}}
    left = set(wholes)
    for answers in parts:
        assert all(world.enough(one) for _, one in answers)
        assert all(world.enough(one - other) for _, one in answers for _, other in answers)
        # Whoever adds up companies does not know how many cases they have in common; and times, not cases:
        # that a company was not asked in a part of a block is not told.
        known = wholes if any(len(companies) > 1 for _, _, _, companies in some) else left
        left |= {(whole, rest - own) for whole, rest in known for time, own in answers if time <= whole}
    assert all(world.enough(rest) for _, rest in left)


@settings(max_examples=EXAMPLES)
@given(WORLDS)
@example(days(0, 1, 31, 32, of=()) + days(2, of=(D,), last=4) + days(33, 34, of=(D,)))
def test_cases_of_several_companies_do_not_follow_from_those_of_one(some: Sequence[Some]) -> None:
    world = World(some)
    of_all, of_one = set(), set()
    for since, before in world.times():
        chosen = ChosenCases(world.seen, since, before, world.customer_of)
        of_all.add(ids(chosen.told("M21").cases))
        if (one := chosen.told("M28")).cases:
            time = one.only or Span(since, before)
            behind = frozenset(view.case_id for view in one.cases if not view.several)
            of_one.add((ids(opened_between(world.seen, time.since, time.before)), behind))

    assert_nothing_small_follows(world, (), of_all, [of_one])


def test_all_is_told_of_a_time_that_cuts_no_block() -> None:
    world = World([(day, 6, 0, (B,)) for day in range(0, 60, 2)])
    third = world.seen[12].opened_at.replace(hour=0)

    whole = Chosen(world.counted, BEGIN, END, NOW)
    later = Chosen(world.counted, third, END, NOW)

    assert whole.level("M01").found.cases == 180
    assert whole.level("M01").only is None
    assert 0 < later.level("M01").found.cases <= 168
