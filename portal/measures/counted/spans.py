"""Which cases a figure on a screen is of, when a time is chosen to the minute: whole blocks within it.

Blocks are of whole months (`blocks.py`); one that the chosen time cuts is made of blocks of whole days (UTC).
What is too few at its end, or at the end of all, belongs to the block before it. So the blocks are the same
whatever is asked, and two answers differ by some of them.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice, pairwise
from operator import itemgetter

import numpy as np

from portal.measures.counted.blocks import covering, tells_no_few
from portal.measures.counted.columns import Array
from portal.measures.counted.customers import CUSTOMERS
from portal.measures.counted.instants import SECOND, instant, micros
from portal.measures.counted.opened import OPENED
from portal.measures.levels.trend import month_after
from portal.measures.suppression import SMALLEST_CELL, enough_customers

BEGIN, END = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
"""Before every case, and after."""
_DAY_LONG = 24 * 3600 * SECOND


@dataclass(frozen=True)
class Span:
    """The cases opened from `since` up to `before` (END: all later ones)."""

    since: datetime
    before: datetime


@dataclass(frozen=True)
class Behind:
    """The cases behind one figure, of all times.

    `months` are the rows (CUSTOMERS, of its group alone) of each calendar month (UTC) that has cases of any
    figure, from the first on; those at the places `alone` are known to be enough by themselves. `opened`
    gives its cases (OPENED) of one of them, in the order of time.
    """

    months: Sequence[tuple[datetime, Array]]
    opened: Callable[[datetime], Array]
    alone: Collection[int] = ()

    @cached_property
    def blocks(self) -> Sequence[Span]:
        """Blocks of whole months, each up to the next, and the last up to the end."""
        rows = [one for _, one in self.months]

        def tells(first: int, end: int) -> bool:
            return (end - first == 1 and first in self.alone) or tells_no_few(rows[first:end])

        found = covering(len(rows), tells)
        begins = [self.months[first][0] for first, _ in found]
        return [Span(*ends) for ends in pairwise([*begins, END])]

    def any(self, since: datetime, before: datetime) -> bool:
        """Whether one of them was opened from `since` up to `before`."""
        first = max(0, bisect_right(self.months, since, key=itemgetter(0)) - 1)
        for month, rows in islice(self.months, first, None):
            if month >= before:
                return False
            if len(rows) and self._any_in(month, since, before):
                return True
        return False

    def _any_in(self, month: datetime, since: datetime, before: datetime) -> bool:
        if since <= month and month_after(month) <= before:
            return True
        if month_after(month) <= since:
            return False
        first, end = np.searchsorted(self.opened(month)["opened"], (micros(since), micros(before)))
        return bool(first < end)


def told_span(behind: Behind, since: datetime, before: datetime) -> Span | None:
    """The blocks of a figure that lie within the time from `since` up to `before`; None for no block."""
    found: list[Span] = []
    for one in behind.blocks:
        cut = any(one.since < edge < one.before for edge in (since, before))
        found += _of_days(behind, one) if cut else [one]
    return _within(behind, found, since, before)


def leaves_out(behind: Behind, told: Span, since: datetime, before: datetime) -> bool:
    """Whether cases of the chosen time are in none of the blocks that are told."""
    return behind.any(since, told.since) or behind.any(told.before, before)


def months_alone(behind: Behind, told: Span) -> list[datetime]:
    """The calendar months of a time that is told which are blocks by themselves."""
    return [
        one.since
        for one in behind.blocks
        if told.since <= one.since
        and one.before <= told.before
        and not behind.any(month_after(one.since), one.before)
    ]


def told_span_of_parts(
    behind: Behind, parts: Sequence[Array], of_parts: Behind, since: datetime, before: datetime
) -> Span | None:
    """The same for parts of a whole (`behind`) that are told together: in each block each is enough, or none.

    `parts` are rows of CUSTOMERS for each of the months, with a group for each part. These blocks are made of
    blocks of the whole, so what the whole is told of beyond them is enough too. `of_parts` are the cases of
    all parts: some may not be behind the whole, and they must all lie within the time as well.
    """
    months = [month for month, _ in behind.months]
    rows = [
        np.concatenate([parts[at] for at, month in enumerate(months) if unit.since <= month < unit.before])
        for unit in behind.blocks
    ]
    found = covering(len(rows), lambda first, end: tells_no_few(rows[first:end]))
    units = [Span(behind.blocks[first].since, behind.blocks[end - 1].before) for first, end in found]
    return _within(
        behind, [one for one in units if not _sticks_out(of_parts, one, since, before)], since, before
    )


def rows_within(behind: Behind, since: datetime, before: datetime) -> Array:
    """How many cases of a time are of which customer: rows of CUSTOMERS under one group."""
    found = [np.empty(0, CUSTOMERS)]
    for month, rows in behind.months:
        if since <= month and month_after(month) <= before:
            found.append(rows)
        elif len(rows) and month < before and month_after(month) > since:
            opened = behind.opened(month)
            edges = np.searchsorted(opened["opened"], (micros(since), micros(before)))
            found.append(rows_of(opened[slice(*edges)]))
    return np.concatenate(found)


def rows_of(opened: Array) -> Array:
    """How many of these cases (OPENED) are of which customer: rows of CUSTOMERS under one group."""
    _, first, count = np.unique(opened["low"], return_index=True, return_counts=True)
    rows = np.zeros(len(first), CUSTOMERS)
    rows["high"], rows["low"], rows["cases"] = opened["high"][first], opened["low"][first], count
    return rows


def _of_days(behind: Behind, one: Span) -> list[Span]:
    months = [month for month, rows in behind.months if len(rows) and one.since <= month < one.before]
    if not months:
        return [one]
    opened = np.concatenate([np.empty(0, OPENED), *map(behind.opened, months)])
    day = opened["opened"] // _DAY_LONG
    first_day, days = int(day.min()), int(np.ptp(day)) + 1
    # Of several months the places of customers do not agree.
    whose = opened["customer"] if len(months) == 1 else np.unique(opened["low"], return_inverse=True)[1]
    width = int(whose.max(initial=0)) + 1
    place = (day - first_day) * width + whose
    table = np.bincount(place, minlength=days * width).reshape(days, width)
    found = covering(days, lambda first, end: _is_enough(table[first:end].sum(axis=0)))
    begins = [one.since, *(instant((first_day + first) * _DAY_LONG) for first, _ in found[1:])]
    return [Span(*ends) for ends in pairwise([*begins, one.before])]


def _is_enough(of_each: Array) -> bool:
    """Whether cases of which each customer has so many may be told."""
    cases = int(of_each.sum())
    return cases >= SMALLEST_CELL and enough_customers(
        int(np.count_nonzero(of_each)), int(of_each.max()), cases
    )


def _within(behind: Behind, found: Sequence[Span], since: datetime, before: datetime) -> Span | None:
    """From the first to the last of these blocks whose cases all lie within a time, and that have some."""
    near = [one for one in found if one.before > since and one.since < before]
    first = next((one for one in near if _lies_within(behind, one, since, before)), None)
    last = next((one for one in reversed(near) if _lies_within(behind, one, since, before)), None)
    return None if first is None or last is None else Span(first.since, last.before)


def _lies_within(behind: Behind, one: Span, since: datetime, before: datetime) -> bool:
    begin, end = max(one.since, since), min(one.before, before)
    return not _sticks_out(behind, one, since, before) and behind.any(begin, end)


def _sticks_out(behind: Behind, one: Span, since: datetime, before: datetime) -> bool:
    """Whether a case of this block was opened outside of a time that overlaps it."""
    early = one.since < since and behind.any(one.since, min(since, one.before))
    return early or (before < one.before and behind.any(max(before, one.since), one.before))
