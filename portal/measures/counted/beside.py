"""Parts of a whole that are told one beside the other, each of times of its own: two companies, of all.

Whoever knows the whole of a time, and takes away all parts that are told of it, knows the others together. So
the parts come in turn, the largest first. The blocks of each are made of those of the part before it (the
first one's of the whole's), until its own cases are enough to be told, or none, and so are all other cases
of the whole, and those that are of none of the parts so far. A part for which no such blocks are found is not
told; its cases stay with the others. As the blocks of one part never cut those of an earlier one, nothing but
such rests, and what is put together of them, follows from any answers.

A case may be of several parts. What is left beside several of them is then only known to lie between two
numbers for each customer, and has to be enough whichever of them it is.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from portal.measures.counted.blocks import Block, blocks_of_days, covering, summed
from portal.measures.counted.columns import Array
from portal.measures.counted.opened import by_day_beside
from portal.measures.counted.spans import Behind, joined_with
from portal.measures.counted.table import is_enough, tells_no_few
from portal.measures.suppression import FEWEST_CUSTOMERS, LARGEST_SHARE, SMALLEST_CELL

Part = tuple[int, int]
"""The place of its whole among several, and its own in that."""


class Beside:
    """The blocks of each part beside the `whole`.

    `of_parts` says for each month and part how many cases are of which customer, `opened` gives its cases
    (OPENED) of a month, in the order of time. Other figures may be of the `same` cases as a part: then blocks
    are made of theirs too, and of whole months.
    """

    def __init__(
        self,
        whole: Behind,
        of_parts: Array,
        opened: Sequence[Callable[[datetime], Array]],
        same: Sequence[Behind] = (),
    ) -> None:
        """Lay out the blocks of whole months."""
        self.whole, self._opened, self._splits = whole, opened, not same
        self._months = blocks_beside(joined_with(whole, same), [(whole.of_each, of_parts)])
        self._days: dict[int, Mapping[Part, Sequence[Block]]] = {}
        self.parts = [
            Behind(whole.months, of_parts[:, part], whole.customers, of, LaidBeside(self, part))
            for part, of in enumerate(opened)
        ]
        """The cases behind each part; one that is not told has no blocks."""

    def months_of(self, part: int) -> Sequence[Block]:
        """Its blocks of whole months."""
        return self._months.get((0, part), ())

    def days_of(self, part: int, month: int) -> Sequence[Block]:
        """What its block of one month is made of."""
        if not self._splits:
            return [(0, 1)]
        if month not in self._days:
            at = self.whole.months[month]
            whole, of_parts = by_day_beside(self.whole.opened(at), [of(at) for of in self._opened], at)
            alone = [one for one, blocks in self._months.items() if (month, month + 1) in blocks]
            self._days[month] = blocks_beside(blocks_of_days(whole), [(whole, of_parts)], alone)
        return self._days[month][0, part]


@dataclass(frozen=True)
class LaidBeside:
    """The blocks of one part beside the others (`spans.Laid`)."""

    beside: Beside
    part: int

    @property
    def whole(self) -> Behind:
        """All cases of the whole."""
        return self.beside.whole

    @cached_property
    def months(self) -> Sequence[Block]:
        """Its blocks of whole months."""
        return self.beside.months_of(self.part)

    def days(self, month: int) -> Sequence[Block]:
        """What a block of one month is made of."""
        return self.beside.days_of(self.part, month)


def blocks_beside(
    units: Sequence[Block], wholes: Sequence[tuple[Array, Array]], order: Sequence[Part] | None = None
) -> Mapping[Part, Sequence[Block]]:
    """The blocks of the parts in this order (the largest first), made of these `units`.

    Of each whole it is said for each time how many cases are of which customer, and the same for its parts.
    Those that are not told are left out.
    """
    found: dict[Part, Sequence[Block]] = {}
    rests = [_Rests(summed(whole), summed(of_parts)) for whole, of_parts in wholes]
    for part in largest_first(wholes) if order is None else order:
        laid = _laid(units, rests[part[0]], part, found)
        if laid:
            found[part] = units = laid
    return found


def finest_beside(
    units: Sequence[Block], wholes: Sequence[tuple[Array, Array]]
) -> Mapping[Part, Sequence[Block]]:
    """The same in the order in which most blocks are left: a picture is of the time of its last part.

    This takes longer by as many times as there are parts.
    """
    found: dict[Part, Sequence[Block]] = {}
    rests = [_Rests(summed(whole), summed(of_parts)) for whole, of_parts in wholes]
    waiting = list(largest_first(wholes))
    while waiting:
        laid = {part: _laid(units, rests[part[0]], part, found) for part in waiting}
        best = max(waiting, key=lambda part: len(laid[part]))
        if not laid[best]:
            break
        found[best] = units = laid[best]
        waiting.remove(best)
    return found


def largest_first(wholes: Sequence[tuple[Array, Array]]) -> Sequence[Part]:
    """The parts of these wholes that are enough in all, by how many cases they have."""
    cases: dict[Part, int] = {}
    for whole, (_, of_parts) in enumerate(wholes):
        of_each = of_parts.sum(axis=0)
        enough, numbers = is_enough(of_each), of_each.sum(axis=1)
        cases |= {(whole, part): int(numbers[part]) for part in np.flatnonzero(enough).tolist()}
    return sorted(cases, key=lambda part: (-cases[part], part))


@dataclass(frozen=True)
class _Rests:
    """What is left of the whole. Its numbers, and those of its parts, are of all times before each place."""

    whole: Array
    parts: Array

    def tells(self, firsts: Array, ends: Array, part: int, told: Sequence[int]) -> Array:
        """Whether these times tell no few of a part, or of the rest beside it and those `told`."""
        of_parts = self.parts[ends] - self.parts[firsts]
        own = of_parts[:, part]
        some = own.any(axis=-1)
        hidden = np.ones(of_parts.shape[1], dtype=bool)
        hidden[[part, *told]] = False
        others = of_parts[:, hidden]
        whole, most = self.whole[ends] - self.whole[firsts], others.sum(axis=1)
        # Of no part that is told, and of some part that is not.
        left = np.maximum(0, whole - of_parts[:, ~hidden].sum(axis=1))
        among = np.maximum(left, others.max(axis=1, initial=0))
        good = _no_few(left, np.minimum(most, whole)) & _no_few(among, most)
        found: Array = ~some | (tells_no_few(own) & tells_no_few(whole - own) & good)
        return found


def _laid(units: Sequence[Block], rests: _Rests, of: Part, found: Collection[Part]) -> Sequence[Block]:
    part, told = of[1], [other for whole, other in found if whole == of[0]]
    firsts, ends = np.array(units, "<i8").reshape(-1, 2).T
    some = np.flatnonzero((rests.whole[ends] - rests.whole[firsts]).any(axis=-1))
    if not len(some):
        return []
    # What is before the whole begins, or after its end, need not be tried with the rest.
    begin, stop = int(some[0]), int(some[-1]) + 1
    alone = rests.tells(firsts, ends, part, told)

    def tells(first: int, end: int) -> bool:
        first, end = first + begin, end + begin
        if end - first == 1:
            return bool(alone[first])
        return bool(rests.tells(firsts[first : first + 1], ends[end - 1 : end], part, told)[0])

    laid = covering(stop - begin, tells)
    joined = [(units[begin + first][0], units[begin + end - 1][1]) for first, end in laid]
    return [*units[:begin], *joined, *units[stop:]] if joined else []


def _no_few(least: Array, most: Array) -> Array:
    """Whether cases of which each customer has at least, and at most, so many may be told, or are none."""
    cases = least.sum(axis=-1)
    of_others = cases[..., None] - least
    found: Array = (cases == 0) | (
        (cases >= SMALLEST_CELL)
        & (np.count_nonzero(least, axis=-1) >= FEWEST_CUSTOMERS)
        & (most <= LARGEST_SHARE * (most + of_others)).all(axis=-1)
    )
    return found
