"""Which cases a figure on a screen is of, when a time is chosen to the minute: whole blocks within it.

Blocks are of whole months (`blocks.py`); one that the chosen time cuts is made of blocks of whole days (UTC).
What is too few at its end, or at the end of all, belongs to the block before it. So the blocks are the same
whatever is asked, and two answers differ by some of them.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np

from portal.measures.counted.blocks import Block, blocks_of_days, blocks_of_months
from portal.measures.counted.columns import Array
from portal.measures.counted.instants import instant, micros
from portal.measures.counted.opened import DAY_LONG, by_day
from portal.measures.levels.trend import month_after

BEGIN, END = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
"""Before every case, and after."""


@dataclass(frozen=True)
class Span:
    """The cases opened from `since` up to `before` (END: all later ones)."""

    since: datetime
    before: datetime


class Laid(Protocol):
    """Blocks that were laid out for a part of a whole, beside other parts."""

    @property
    def whole(self) -> "Behind":
        """All cases of the whole."""

    @property
    def months(self) -> Sequence[Block]:
        """Its blocks, by the places of months."""

    def days(self, month: int) -> Sequence[Block]:
        """What a block of one month is made of, by the days of that month."""


@dataclass(frozen=True)
class Behind:
    """The cases behind one figure, of all times.

    `months` are the calendar months (UTC) that have cases of any figure, from the first on; `of_each` says
    for each how many of its cases are of which of the `customers` (the lower halves of their ids, ascending),
    a row a month. `opened` gives its cases (OPENED) of one of them, in the order of time. Where blocks are
    `laid` out beside others, they are told when all cases of the whole lie within a time: that there are none
    of its own in a part of a block stays unsaid.
    """

    months: Sequence[datetime]
    of_each: Array
    customers: Array
    opened: Callable[[datetime], Array]
    laid: Laid | None = None

    @cached_property
    def joined(self) -> Sequence[Block]:
        """Its blocks of whole months, by their places."""
        return blocks_of_months(self.of_each) if self.laid is None else self.laid.months

    @cached_property
    def blocks(self) -> Sequence[Span]:
        """The same as times: each up to the next, and the last up to the end."""
        begins = [self.months[first] for first, _ in self.joined]
        return [Span(*ends) for ends in pairwise([*begins, END])]

    @cached_property
    def has_some(self) -> Sequence[bool]:
        """Which of the months have a case of this figure."""
        return [bool(of_month.any()) for of_month in self.of_each]

    def days(self, one: Span) -> Sequence[Span]:
        """What a block of months is made of where a time cuts it."""
        if one not in self._split:
            self._split[one] = self._days(one)
        return self._split[one]

    @cached_property
    def _split(self) -> dict[Span, Sequence[Span]]:
        return {}

    def _days(self, one: Span) -> Sequence[Span]:
        months = [at for at, month in enumerate(self.months) if one.since <= month < one.before]
        some = [at for at in months if self.has_some[at]]
        if not some or (self.laid is not None and len(months) > 1):
            return [one]
        first = self.months[some[0]]
        if self.laid is not None:
            return _of_days(one, first, self.laid.days(some[0]))
        return _of_days(
            one, first, blocks_of_days(by_day([self.opened(self.months[at]) for at in some], first))
        )

    def any(self, since: datetime, before: datetime) -> bool:
        """Whether one of them was opened from `since` up to `before`."""
        first = max(0, bisect_right(self.months, since) - 1)
        for at in range(first, len(self.months)):
            if self.months[at] >= before:
                return False
            if self.has_some[at] and self._any_in(self.months[at], since, before):
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
        found += behind.days(one) if cut else [one]
    return _within(behind, found, since, before)


def leaves_out(behind: Behind, told: Span, since: datetime, before: datetime) -> bool:
    """Whether cases of the chosen time are in none of the blocks that are told."""
    whole = behind.laid.whole if behind.laid else behind
    return whole.any(since, told.since) or whole.any(told.before, before)


def months_alone(behind: Behind, told: Span) -> list[datetime]:
    """The calendar months of a time that is told which are blocks by themselves."""
    whole = behind.laid.whole if behind.laid else behind
    return [
        one.since
        for one in behind.blocks
        if told.since <= one.since
        and one.before <= told.before
        and not whole.any(month_after(one.since), one.before)
    ]


def joined_with(behind: Behind, others: Sequence[Behind]) -> Sequence[Block]:
    """Its blocks of whole months, put together until one of each of the others begins with theirs."""
    begins = [first for first, _ in behind.joined]
    # Others without a block are told nowhere.
    for own in ({one.since for one in other.blocks} for other in others if other.blocks):
        begins = [first for first in begins if behind.months[first] in own]
    return list(pairwise([*begins, len(behind.months)]))


def told_span_of_blocks(
    behind: Behind, found: Sequence[Block], beside: Behind, since: datetime, before: datetime
) -> Span | None:
    """The same for blocks of months that are made of those of `behind`, and which the time does not split.

    All cases `beside` must lie within the time too: of parts that are told, some may not be behind the whole.
    """
    begins = [behind.months[first] for first, _ in found]
    units = [Span(*ends) for ends in pairwise([*begins, END])]
    return _within(
        behind, [one for one in units if not _sticks_out(beside, one, since, before)], since, before
    )


def _of_days(one: Span, first: datetime, found: Sequence[Block]) -> Sequence[Span]:
    """These blocks of days from the `first` on as times, which together are one block of months."""
    begins = [one.since, *(instant(micros(first) + day * DAY_LONG) for day, _ in found[1:])]
    return [Span(*ends) for ends in pairwise([*begins, one.before])]


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
    whole = behind.laid.whole if behind.laid else behind
    early = one.since < since and whole.any(one.since, min(since, one.before))
    return early or (before < one.before and whole.any(max(before, one.since), one.before))
