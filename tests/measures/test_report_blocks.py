"""Whoever has several reports, and subtracts, learns of no group of cases that is too small to be told."""

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.measures.counted.case_row import row_of
from portal.measures.counted.columns import columns_of
from portal.measures.counted.levels import pairs_of
from portal.measures.counted.report import Months, Reported
from portal.measures.counted.tally import Tally, tally
from portal.measures.levels.trend import month_after, month_of
from portal.measures.suppression import enough
from tests.measures.a_history import START, A, B, C, E, History

NOW = START.replace(year=START.year + 2)
CASES = st.sampled_from([0, 1, 4, 6, 9])
MONTHS = st.lists(st.tuples(CASES, CASES, CASES, st.integers(0, 3)), min_size=1, max_size=6)
"""For each month: how many cases of each of three customers are asked of B, and how many of them of C too."""
Month = tuple[int, int, int, int]
Sums = list[tuple[datetime, Tally]]


def world_of(months: Sequence[Month]) -> tuple[Sums, dict[datetime, list[UUID]], dict[UUID, UUID]]:
    """Sums of months that have cases; the cases asked of B in each, and whose they are."""
    sums: Sums = []
    asked: dict[datetime, list[UUID]] = {}
    customer_of: dict[UUID, UUID] = {}
    month, number = month_of(START), 0
    for *cases, both in months:
        rows = []
        for customer, count in enumerate(cases):
            for place in range(count):
                history = History(number)
                history.then(1, E.REQUEST_ASKED, A, (A, B)).then(2, E.REQUEST_ACCEPTED, B, (A, B))
                if place < both:
                    history.then(3, E.REQUEST_ASKED, A, (A, C)).then(4, E.REQUEST_ACCEPTED, C, (A, C))
                rows.append(row_of(history.events, UUID(int=customer + 1)))
                case_id = history.events[0].case_id
                customer_of[case_id] = UUID(int=customer + 1)
                asked.setdefault(month, []).append(case_id)
                number += 1
        if rows:
            sums.append((month, tally(columns_of(rows))))
        month = month_after(month)
    return sums, asked, customer_of


def spans(sums: Sums) -> list[tuple[datetime, datetime]]:
    """Every choice of months."""
    edges = sorted({month for month, _ in sums} | {month_after(month) for month, _ in sums})
    return list(combinations(edges, 2))


def behind(asked: dict[datetime, list[UUID]], months: Months) -> frozenset[UUID]:
    """The cases asked of B in these months."""
    return frozenset(
        one for month, some in asked.items() if months.since <= month < months.before for one in some
    )


@settings(max_examples=40)
@given(MONTHS)
def test_what_two_reports_differ_by_is_enough_to_be_told_or_nothing(months: Sequence[Month]) -> None:
    sums, asked, customer_of = world_of(months)
    told: set[frozenset[UUID]] = set()
    for since, before in spans(sums):
        found = Reported(sums, since, before, NOW).level("M01")
        named = [one for one, _ in found.moved] + ([found.months] if found.months else [])
        assert all(since <= one.since and one.before <= before for one in named)
        told |= {behind(asked, one) for one in named}

    differences = [one - other for one in told for other in told]

    assert all(enough(one, customer_of) for one in told)
    assert all(not one or enough(one, customer_of) for one in differences)


@settings(max_examples=20)
@given(MONTHS)
def test_a_pair_is_told_of_its_own_blocks_and_what_is_hidden_is_enough_together(
    months: Sequence[Month],
) -> None:
    sums, asked, customer_of = world_of(months)
    told: set[frozenset[UUID]] = set()
    for since, before in spans(sums):
        pairs, others = Reported(sums, since, before, NOW).pairs
        if (A, B) in pairs:
            cases = behind(asked, pairs[A, B].months)
            assert pairs[A, B].told.cases == len(cases)
            told.add(cases)
        hidden_alone = others == 1 and len(pairs) == 1
        if hidden_alone:
            here = [of for month, of in sums if since <= month < before]
            assert sum(int(row[1]) for of in here for row in of.of_pairs[-1:]) >= 10

    assert all(not one - other or enough(one - other, customer_of) for one in told for other in told)


def test_everything_is_told_where_every_month_is_enough() -> None:
    sums, _, _ = world_of([(6, 6, 6, 0)] * 3)
    first, last = sums[0][0], month_after(sums[-1][0])

    report = Reported(sums, None, last, NOW)

    level = report.level("M01")
    assert level.months == Months(first, last)
    assert level.found.cases == 54
    assert [months for months, _ in level.moved] == [Months(one, month_after(one)) for one, _ in sums]
    assert report.quality is not None
    assert report.quality.cases == 54
    assert report.pairs[1] == 0
    assert pairs_of(sums[0][1], NOW)[A, B].cases == 18
