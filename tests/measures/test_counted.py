"""Counted columns and their sums say what the events say: the head measures, the pairs, what to do next."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from portal.measures.counted.between import share_with_nobody, told_in_short, told_of_pair
from portal.measures.counted.case_row import row_of
from portal.measures.counted.columns import Columns, columns_of, joined
from portal.measures.counted.instants import micros
from portal.measures.counted.levels import COUNTED, level_of, pair_at, quality_of
from portal.measures.counted.packing import columns_in, packed_columns, packed_tally, tally_in
from portal.measures.counted.steps import steps_from
from portal.measures.counted.tally import OF_PAIR, Tally, added, tally
from portal.measures.gaps import Pair, PairTold, gaps
from portal.measures.levels.level import Level, views
from portal.measures.levels.levels import level
from portal.measures.levels.next_steps import Doing, NextStep
from portal.measures.quality import data_quality
from portal.measures.statistics import Estimate, wilson
from portal.measures.suppression import enough
from portal.measures.survival import Step
from portal.measures.timeline import TimelineEvent, by_case, elapsed, holds
from tests.measures.a_history import START, A, B, C, D, E, History
from tests.measures.steps_of_events import next_steps

COMPANIES = (A, B, C, D)
SAID = (None, "complete", "asked_otherwise")
KINDS = (
    E.REQUEST_ASKED,
    E.REQUEST_ACCEPTED,
    E.REQUEST_DECLINED,
    E.REQUEST_INFORMATION_WANTED,
    E.REQUEST_WITHDRAWN,
    E.HANDOFF_OFFERED,
    E.HANDOFF_ACCEPTED,
    E.HANDOFF_DECLINED,
    E.WORK_STARTED,
    E.UPDATE_PROMISED,
    E.WAIT_BEGUN,
    E.WAIT_ENDED,
    E.RESOLUTION_PROPOSED,
    E.RESOLUTION_CONFIRMED,
    E.RESOLUTION_REJECTED,
    E.RESOLUTION_SILENT,
    E.CASE_CLOSED,
    E.CASE_REOPENED,
)


def random_events(seed: int, cases: int) -> list[TimelineEvent]:
    """Random cases of a few months, at whole seconds; offers mostly answered by whom they were made to."""
    chance = random.Random(seed)  # noqa: S311 - a seeded test
    found: list[TimelineEvent] = []
    for number in range(cases):
        history, at = History(number, chance.choice(COMPANIES)), chance.uniform(0, 2400)
        asked: list[tuple[UUID, UUID]] = []
        history.events.clear()
        history.then(at, E.CASE_OPENED, history.opener)
        for _ in range(chance.randrange(12)):
            at += round(chance.expovariate(1 / 20) * 3600) / 3600
            kind, sides = chance.choice(KINDS), tuple(chance.sample(COMPANIES, 2))
            if kind in (E.REQUEST_ASKED, E.HANDOFF_OFFERED):
                asked.append((sides[0], sides[1]))
            elif kind.value.startswith(("collaboration", "handoff")):
                if not asked:
                    continue
                sides = chance.choice(asked)
            early = -0.5 if chance.random() < 0.05 else 0.0
            said = chance.choice(SAID) if kind.value.endswith(":accepted") else None
            history.then(at + early, kind, sides[1], (sides[0], sides[1]), said)
        found += history.events
    return found


def customer(case_id: UUID) -> UUID:
    """The customer of a case: one has about half of them, sometimes more, three others the rest."""
    return UUID(int=max(0, case_id.int % 6 - 2) + 1)


def customers(events: Sequence[TimelineEvent]) -> dict[UUID, UUID]:
    """The customer of each case."""
    return {one.case_id: customer(one.case_id) for one in events}


def whole(events: Sequence[TimelineEvent]) -> Columns:
    """The columns of these events."""
    return columns_of(row_of(one, customer(case)) for case, one in by_case(events).items())


def by_months(columns: Columns, most_exact: int) -> list[Tally]:
    """Three tallies by opening, as they are kept, read back from their bytes."""
    edges = [
        0,
        *(micros(START + timedelta(days=day)) for day in (30, 60)),
        micros(START + timedelta(days=999)),
    ]
    opened = columns.cases["opened"]
    parts = [columns.only((opened >= low) & (opened < high)) for low, high in pairwise(edges)]
    kept = [packed_tally(tally(columns_in(packed_columns(one)), most_exact=most_exact)) for one in parts]
    return [tally_in(one) for one in kept]


def near(found: Estimate | None, known: Estimate | None, within: float) -> bool:
    """Whether two figures are the same, up to a part of them."""
    if found is None or known is None:
        return found is known
    sides = ((found.value, known.value), (found.low, known.low), (found.high, known.high))
    return found.n == known.n and all(
        one is other if one is None or other is None else one == pytest.approx(other, rel=within, abs=1e-9)
        for one, other in sides
    )


@pytest.mark.parametrize(("seed", "cases"), [(1, 400), (2, 60), (3, 12), (4, 7), (5, 0)])
def test_sums_by_month_give_the_figures_of_the_events(seed: int, cases: int) -> None:
    events = random_events(seed, cases)
    now = START + timedelta(days=120)
    seen, sums = views(events, now), added(by_months(whole(events), 10_000))

    for one in COUNTED:
        known, found = level(one, seen, customers(events)), level_of(one, sums, now)
        assert near(found.level.value, known.value, 1e-9), one
        assert (found.cases, found.level.why) == (len(known.cases), known.why)
        assert found.level.more.keys() == known.more.keys()
        for name, more in known.more.items():
            assert near(found.level.more[name], more, 1e-9), one
    assert quality_of(sums) == data_quality(seen)


@pytest.mark.parametrize("seed", [1, 6])
def test_pairs_and_next_steps_are_those_of_the_events(seed: int) -> None:
    events, now = random_events(seed, 400), START + timedelta(days=120)
    figures, sums = gaps(events, now), added(by_months(whole(events), 10_000))

    told = in_short(sums, now)

    known = {pair: one.told for pair, one in figures.pairs.items() if enough(one.cases, customers(events))}
    assert told.keys() == figures.pairs.keys()
    told = {pair: told[pair] for pair in known}
    for pair, one in known.items():
        assert same_told(told[pair], one), pair
    offered = {pair_at(sums, place): int(one[0]) for place, one in enumerate(sums.of_pairs)}
    assert shortened(steps_from(sums.going, offered, told, now, 5)) == shortened(
        next_steps(views(events, now), figures, customers(events))
    )


@pytest.mark.parametrize("seed", [1, 9])
def test_the_page_between_companies_is_counted_as_the_events_say(seed: int) -> None:
    events, now = random_events(seed, 400), START + timedelta(days=120)
    figures, sums = gaps(events, now), added(by_months(whole(events), 10_000))
    waited = sum((elapsed(holds(one, now)) for one in by_case(events).values()), timedelta())

    assert share_with_nobody(sums, now) == pytest.approx(figures.nobody / waited)
    assert share_with_nobody(added([]), now) is None
    for pair, known in figures.pairs.items():
        one = told_of_pair([sums], pair, now)
        assert same_told(one.told, known.told)
        assert near(one.told.half, known.half, 1e-9)
        assert near(one.told.nine_in_ten, known.nine_in_ten, 1e-9)
        assert one.offered == known.offered
        assert near(one.cases_back, wilson(len(known.cases_back & known.cases), len(known.cases)), 1e-9)
        assert one.watched == known.watched
        assert numbers_of(one.steps) == pytest.approx(numbers_of(known.waiting.steps), abs=1e-9)
    with pytest.raises(KeyError):
        told_of_pair([sums], (A, A), now)


def test_a_case_that_came_straight_back_twice_is_one_case() -> None:
    history = History(1, A)
    for hours in range(1, 9, 4):
        history.then(hours, E.HANDOFF_OFFERED, A, (A, B)).then(hours + 1, E.HANDOFF_ACCEPTED, B, (A, B))
        history.then(hours + 2, E.HANDOFF_OFFERED, B, (B, A)).then(hours + 3, E.HANDOFF_ACCEPTED, A, (B, A))

    sums = tally(whole(history.events))

    place = next(place for place in range(len(sums.pairs)) if pair_at(sums, place) == (A, B))
    known = dict(zip(OF_PAIR, sums.of_pairs[place].tolist(), strict=True))
    assert known["cases_back"] == 1


def in_short(sums: Tally, now: datetime) -> dict[Pair, PairTold]:
    """What a sentence says of each two companies."""
    pairs = (pair_at(sums, place) for place in range(len(sums.pairs)))
    return {pair: told_in_short([sums], pair, now) for pair in pairs}


def numbers_of(steps: Sequence[Step]) -> list[float]:
    """All numbers of a curve."""
    return [value for one in steps for value in (one.time, one.share, one.low, one.high, float(one.at_risk))]


def shortened(steps: Sequence[NextStep]) -> list[tuple[Doing, tuple[UUID, ...], int, timedelta, object]]:
    """Each step with five of its cases that none before it names, and how many there are."""
    named = set[UUID]()
    found: list[tuple[Doing, tuple[UUID, ...], int, timedelta, object]] = []
    for one in steps:
        fresh = [case for case in one.cases if case not in named][: 0 if one.doing is Doing.TALK else 5]
        named |= set(fresh)
        found.append((one.doing, tuple(fresh), len(one.cases) + one.more, one.longest, one.pair))
    return found


def same_told(found: PairTold, known: PairTold) -> bool:
    """Whether the same is told; the intervals are not."""
    values = [
        (one and one.value, other and other.value)
        for one, other in ((found.half, known.half), (found.nine_in_ten, known.nine_in_ten))
    ]
    alike = all(one == (other if other is None else pytest.approx(other)) for one, other in values)
    counts = [(one.cases, one.nobody, one.came_back, one.open) for one in (found, known)]
    return alike and counts[0] == counts[1]


def test_many_waits_are_told_in_steps_of_less_than_a_percent() -> None:
    events, now = random_events(7, 500), START + timedelta(days=120)
    sums = added(by_months(whole(events), 0))

    for one in ("M01", "M21"):
        found: Level = level_of(one, sums, now).level
        assert near(found.value, level(one, views(events, now)).value, 1 / 128)


def test_cases_can_be_taken_out_and_put_in_anew() -> None:
    events, now = random_events(8, 80), START + timedelta(days=120)
    of_cases = by_case(events)
    moved = set(list(of_cases)[::3])
    old = columns_of(
        row_of(one[:1] if case in moved else one, customer(case)) for case, one in of_cases.items()
    )

    anew = joined([old.without(moved), columns_of(row_of(of_cases[case], customer(case)) for case in moved)])

    expected = tally(whole(events))
    assert packed_columns(anew) == packed_columns(whole(events))
    assert tally(anew).counts.tolist() == expected.counts.tolist()
    for one in COUNTED:
        assert near(
            level_of(one, tally(anew), now).level.value, level_of(one, expected, now).level.value, 1e-9
        )
    assert in_short(tally(anew), now) == in_short(expected, now)
