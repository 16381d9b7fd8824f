"""What is behind each figure of an organization, of all times: cases of measures, and of two companies."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial

from portal.measures.counted.beside import Beside
from portal.measures.counted.columns import Array
from portal.measures.counted.customers import GROUPS
from portal.measures.counted.levels import COUNTED
from portal.measures.counted.opened import Opened
from portal.measures.counted.spans import Behind
from portal.measures.counted.sums import CountedCases
from portal.measures.counted.table import Table, table_of
from portal.measures.gaps import Pair


class BehindFigures:
    """The cases behind each figure, which is told of blocks of them."""

    def __init__(self, cases: CountedCases, now: datetime) -> None:
        """Take the cases as they stand `now`; nothing is computed yet."""
        self._cases, self._now = cases, now
        self._known: dict[datetime, Opened] = {}
        self._groups: dict[int, Behind] = {}

    def measure(self, measure_id: str) -> Behind:
        """The cases behind a measure that is counted."""
        months = self._cases.months
        group = COUNTED[measure_id](months[0][1], self._now, alone=True)[0] if months else "cases"
        return self._behind(GROUPS.index(group))

    @cached_property
    def every(self) -> Behind:
        """All cases."""
        return self._behind(GROUPS.index("cases"))

    @cached_property
    def pairs(self) -> Mapping[Pair, Behind]:
        """Those in which the one company asked the other, in blocks beside those of the other companies."""
        pairs = self._table.pairs
        opened = [partial(self._of_pair, pair) for pair in pairs]
        asked, of_pairs = GROUPS.index("asked"), self._table.of_pairs
        others = (group for group in range(len(GROUPS)) if group != asked)
        same = [group for group in others if self._is_of_a_pair(group)]
        beside = Beside(self._behind(asked), of_pairs, opened, [self._behind(group) for group in same])
        return dict(zip(pairs, beside.parts, strict=True))

    def _is_of_a_pair(self, group: int) -> bool:
        """Whether just the cases in which one company asked another are behind a measure, too."""
        of_each = self._table.of_each[:, group, None]
        return bool((of_each == self._table.of_pairs).all(axis=(0, 2)).any())

    def _of_pair(self, pair: Pair, month: datetime) -> Array:
        return self._opened(month).of_pair(pair)

    def _behind(self, group: int) -> Behind:
        if group not in self._groups:
            of_each = self._table.of_each[:, group]
            self._groups[group] = Behind(
                self._begins, of_each, self._table.customers, lambda month: self._opened(month).of(group)
            )
        return self._groups[group]

    @cached_property
    def _begins(self) -> Sequence[datetime]:
        return [month for month, _ in self._cases.months]

    @cached_property
    def _table(self) -> Table:
        return table_of([of for _, of in self._cases.months])

    def _opened(self, month: datetime) -> Opened:
        if month not in self._known:
            self._known[month] = Opened(self._cases.columns(month))
        return self._known[month]
