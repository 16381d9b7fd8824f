"""What a report for people outside tells of a time, made of blocks of months (`blocks.py`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from portal.measures.counted.blocks import Block, blocks, tells_no_few, within
from portal.measures.counted.columns import Array
from portal.measures.counted.customers import GROUPS
from portal.measures.counted.levels import COUNTED, CountedLevel, level_of, pair_at, pairs_of, quality_of
from portal.measures.counted.tally import Tally, added
from portal.measures.gaps import Pair, PairTold
from portal.measures.levels.level import Level
from portal.measures.levels.levels import TOO_FEW
from portal.measures.levels.told_parts import places_told
from portal.measures.levels.trend import month_after
from portal.measures.quality import DataQuality


@dataclass(frozen=True)
class Months:
    """From the first instant of one month up to that of another (UTC)."""

    since: datetime
    before: datetime


@dataclass(frozen=True)
class ReportedLevel:
    """A level, the months whose cases it is of (None: there is none), and how it moved block by block."""

    found: CountedLevel
    months: Months | None
    moved: tuple[tuple[Months, Level], ...] = ()


@dataclass(frozen=True)
class ReportedPair:
    """What is told of two companies, of the cases of these months."""

    told: PairTold
    months: Months


class Reported:
    """A report on the months that lie from `since` up to `before`.

    `months` are the sums of every month that has cases, from the first on: also of those before and after.
    """

    def __init__(
        self,
        months: Sequence[tuple[datetime, Tally]],
        since: datetime | None,
        before: datetime,
        now: datetime,
    ) -> None:
        """Take the sums; nothing is computed yet."""
        self._months, self._now = months, now
        asked = [place for place, (month, _) in enumerate(months) if month < before]
        self._end = len(asked)
        self._first = next(
            (place for place in asked if since is None or months[place][0] >= since), self._end
        )
        self._sums: dict[Block, Tally] = {}

    def level(self, measure_id: str) -> ReportedLevel:
        """The level of a measure that is counted."""
        if not self._months:
            return _none(measure_id)
        group = COUNTED[measure_id](self._months[0][1], self._now, alone=True)[0]
        found = self._blocks_of([_rows(of, GROUPS.index(group)) for _, of in self._months])
        if not found:
            return _none(measure_id)
        span = found[0][0], found[-1][1]
        level = level_of(measure_id, self._of(span), self._now)
        if level.level.value is None:
            return ReportedLevel(level, None)
        moved = [
            (self._named(block), level_of(measure_id, self._of(block), self._now, alone=True).level)
            for block in found
        ]
        known = tuple(one for one in moved if one[1].value is not None)
        return ReportedLevel(level, self._named(span), known)

    @cached_property
    def quality(self) -> DataQuality | None:
        """How complete the events are of as many cases as may be told; None where there are too few."""
        found = self._blocks_of([_rows(of, GROUPS.index("cases")) for _, of in self._months])
        return quality_of(self._of((found[0][0], found[-1][1]))) if found else None

    @cached_property
    def pairs(self) -> tuple[Mapping[Pair, ReportedPair], int]:
        """What is told of each two companies, and how many others there are.

        Those others are enough together, so that none of them follows from the whole.
        """
        rows = _rows_of_pairs([of for _, of in self._months])
        here = {
            pair: months[self._first : self._end]
            for pair, months in rows.items()
            if any(len(one) for one in months[self._first : self._end])
        }
        known = {pair: one for pair in here if (one := self._pair(pair, rows[pair])) is not None}
        order = list(here)
        shown = places_told(
            [sum(int(one["cases"].sum()) for one in here[pair]) for pair in order],
            lambda place: order[place] in known,
            lambda told: tells_no_few(
                [one for place, pair in enumerate(order) if place not in told for one in here[pair]]
            ),
        )
        return {order[place]: known[order[place]] for place in shown}, len(order) - len(shown)

    def _pair(self, pair: Pair, months: Sequence[Array]) -> ReportedPair | None:
        found = self._blocks_of(months)
        if not found:
            return None
        span = found[0][0], found[-1][1]
        told = pairs_of(self._of(span), self._now).get(pair)
        return None if told is None else ReportedPair(told, self._named(span))

    def _blocks_of(self, months: Sequence[Array]) -> list[Block]:
        """The blocks within the report that have cases, and those between them."""
        found = within(blocks(months), self._first, self._end)
        full = [place for place, block in enumerate(found) if any(len(one) for one in months[slice(*block)])]
        return found[full[0] : full[-1] + 1] if full else []

    def _of(self, span: Block) -> Tally:
        if span not in self._sums:
            self._sums[span] = added([of for _, of in self._months[slice(*span)]])
        return self._sums[span]

    def _named(self, span: Block) -> Months:
        return Months(self._months[span[0]][0], month_after(self._months[span[1] - 1][0]))


def _none(measure_id: str) -> ReportedLevel:
    return ReportedLevel(CountedLevel(Level(measure_id, None, frozenset(), why=TOO_FEW), 0), None)


def _rows(of: Tally, group: int) -> Array:
    found: Array = of.customers[of.customers["group"] == group]
    return found


def _rows_of_pairs(sums: Sequence[Tally]) -> Mapping[Pair, list[Array]]:
    """For each two companies the rows of their customers in each month, under one group for all."""
    found: dict[Pair, list[Array]] = {}
    for number, of in enumerate(sums):
        for place in range(len(of.pairs)):
            rows = _rows(of, place + len(GROUPS)).copy()
            rows["group"] = 0
            months = found.setdefault(pair_at(of, place), [rows[:0]] * len(sums))
            months[number] = rows
    return found
