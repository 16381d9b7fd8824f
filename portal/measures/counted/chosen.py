"""What a screen tells of a time that was chosen to the minute: each figure of its own blocks (`spans.py`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from portal.measures.counted.between import (
    PairCounted,
    offers_of_pair,
    share_with_nobody,
    told_in_short,
    told_of_pair,
)
from portal.measures.counted.blocks import tells_no_few
from portal.measures.counted.columns import Array, Columns
from portal.measures.counted.customers import GROUPS, rows_of_group
from portal.measures.counted.instants import micros
from portal.measures.counted.levels import COUNTED, CountedLevel, level_of, pair_at, quality_of
from portal.measures.counted.opened import Opened
from portal.measures.counted.spans import Behind, Span, leaves_out, months_alone, rows_within, told_span
from portal.measures.counted.tally import GOING, Tally, added, tally
from portal.measures.gaps import Pair, PairTold
from portal.measures.levels.level import Level
from portal.measures.levels.told_parts import places_told
from portal.measures.levels.trend import month_after
from portal.measures.quality import DataQuality
from portal.measures.suppression import TooFew


@dataclass(frozen=True)
class CountedCases:
    """All cases of an organization, by the calendar month (UTC) of their opening, from the first month on.

    `columns` gives the cases themselves of one of these months.
    """

    months: Sequence[tuple[datetime, Tally]]
    columns: Callable[[datetime], Columns]


@dataclass(frozen=True)
class ToldLevel:
    """A level, and of which part of the chosen time it is: None where that is all of its cases, or none."""

    found: CountedLevel
    only: Span | None = None


@dataclass(frozen=True)
class ToldPair:
    """What is told of two companies, and of which part of the chosen time: None where that is all of it."""

    found: PairCounted
    only: Span | None = None


class Chosen:
    """The figures of the cases opened from `since` (BEGIN: the first) up to `before` (END: the newest)."""

    def __init__(self, cases: CountedCases, since: datetime, before: datetime, now: datetime) -> None:
        """Take the cases as they stand `now`; nothing is computed yet."""
        self._cases, self._now = cases, now
        self._time = Span(since, before)
        self._sums: dict[Span, Tally] = {}
        self._cuts: dict[Span, Tally] = {}
        self._months: dict[tuple[datetime, ...], Tally] = {}
        self._measures: dict[str, Behind] = {}
        self._known: dict[datetime, Opened] = {}

    @property
    def going(self) -> Array:
        """The cases that somebody can act on (rows of `tally.GOING`), of the months that the time touches.

        They are named, not told: a list of work, which does without a few cases too many.
        """
        return np.concatenate([np.empty(0, GOING), *(of.going for _, of in self._near())])

    def level(self, measure_id: str) -> ToldLevel:
        """The level of a measure that is counted."""
        behind = self.behind(measure_id)
        told = self._told(behind)
        if told is None:
            return ToldLevel(level_of(measure_id, added([]), self._now))
        return ToldLevel(level_of(measure_id, self._of(told), self._now), self._only(behind, told))

    def by_month(self, measure_id: str, most: int) -> list[tuple[datetime, Level]]:
        """Its figure for the cases of each of the newest `most` months that are told by themselves."""
        behind = self.behind(measure_id)
        told = self._told(behind)
        found = months_alone(behind, told)[-most:] if told else []
        sums = dict(self._cases.months)
        return [(month, level_of(measure_id, sums[month], self._now, alone=True).level) for month in found]

    @cached_property
    def quality(self) -> DataQuality | None:
        """How complete the events are; None where too few cases are behind it."""
        return None if self._all is None else quality_of(self._of(self._all))

    @cached_property
    def with_nobody(self) -> float | None:
        """The share of all waiting in which nobody had the cases; None where too few are behind it."""
        return None if self._all is None else share_with_nobody(self._of(self._all), self._now)

    @property
    def only(self) -> Span | None:
        """Of which part of the time `quality` and `with_nobody` are; None where that is all of it."""
        return None if self._all is None else self._only(self._behind(GROUPS.index("cases")), self._all)

    @cached_property
    def pairs(self) -> Mapping[Pair, ToldPair | TooFew]:
        """What is told of each two companies that met in this time."""
        return {
            pair: TooFew() if one is None else self._pair(pair, *one) for pair, one in self._pairs.items()
        }

    @cached_property
    def pairs_in_short(self) -> Mapping[Pair, PairTold]:
        """What a sentence says of those of which anything is told."""
        return {
            pair: told_in_short(self._parts(one[1]), pair, self._now)
            for pair, one in self._pairs.items()
            if one is not None
        }

    @property
    def offered(self) -> Mapping[Pair, int]:
        """How many offers of those the one made to the other."""
        told = {pair: one[1] for pair, one in self._pairs.items() if one is not None}
        return {pair: offers_of_pair(self._parts(span), pair) for pair, span in told.items()}

    @cached_property
    def _pairs(self) -> Mapping[Pair, tuple[Behind, Span] | None]:
        """The blocks of each two companies that met in this time; None where nothing is told of them.

        Those of which nothing is told are enough together, so that none of them follows from the whole.
        """
        known = {pair_at(of, place): None for _, of in self._near() for place in range(len(of.pairs))}
        behind = {pair: self._behind_pair(pair) for pair in known}
        order = [pair for pair, one in behind.items() if one.any(self._time.since, self._time.before)]
        told = {pair: span for pair in order if (span := self._told(behind[pair])) is not None}
        rows = [rows_within(behind[pair], self._time.since, self._time.before) for pair in order]
        shown = places_told(
            [int(one["cases"].sum()) for one in rows],
            lambda place: order[place] in told,
            lambda some: tells_no_few([one for place, one in enumerate(rows) if place not in some]),
        )
        return {
            pair: (behind[pair], told[pair]) if place in shown else None for place, pair in enumerate(order)
        }

    @cached_property
    def _all(self) -> Span | None:
        return self._told(self._behind(GROUPS.index("cases")))

    def _pair(self, pair: Pair, behind: Behind, told: Span) -> ToldPair:
        return ToldPair(told_of_pair(self._parts(told), pair, self._now), self._only(behind, told))

    def _told(self, behind: Behind) -> Span | None:
        return told_span(behind, self._time.since, self._time.before)

    def _only(self, behind: Behind, told: Span) -> Span | None:
        """What is told, if that is not every case of the chosen time."""
        if not leaves_out(behind, told, self._time.since, self._time.before):
            return None
        return Span(max(told.since, self._time.since), min(told.before, self._time.before))

    def behind(self, measure_id: str) -> Behind:
        """The cases behind a measure that is counted, of all times."""
        if measure_id not in self._measures:
            months = self._cases.months
            group = COUNTED[measure_id](months[0][1], self._now, alone=True)[0] if months else "cases"
            self._measures[measure_id] = self._behind(GROUPS.index(group))
        return self._measures[measure_id]

    def _behind(self, group: int) -> Behind:
        months = [(month, rows_of_group(of.customers, group)) for month, of in self._cases.months]
        alone = {at for at, (_, of) in enumerate(self._cases.months) if group in of.enough_groups}
        return Behind(months, lambda month: self._opened(month).of(group), alone)

    def _behind_pair(self, pair: Pair) -> Behind:
        months, alone = [], set()
        for at, (month, of) in enumerate(self._cases.months):
            place = of.place_of(pair)
            group = None if place is None else len(GROUPS) + place
            months.append((month, rows_of_group(of.customers, group)))
            if group in of.enough_groups:
                alone.add(at)
        return Behind(months, lambda month: self._opened(month).of_pair(pair), alone)

    def _opened(self, month: datetime) -> Opened:
        if month not in self._known:
            self._known[month] = Opened(self._cases.columns(month))
        return self._known[month]

    def _of(self, span: Span) -> Tally:
        """The sums over the cases opened in a time."""
        if span not in self._sums:
            parts = self._parts(span)
            self._sums[span] = added(parts) if len(parts) > 1 else parts[0]
        return self._sums[span]

    def _near(self, span: Span | None = None) -> list[tuple[datetime, Tally]]:
        """The months that a time touches."""
        span = span or self._time
        return [
            one for one in self._cases.months if one[0] < span.before and month_after(one[0]) > span.since
        ]

    def _parts(self, span: Span) -> Sequence[Tally]:
        """The sums over its whole months, added once for all such times, and over each month that it cuts."""
        near = [month for month, _ in self._near(span)]
        whole = tuple(one for one in near if span.since <= one and month_after(one) <= span.before)
        return [self._whole(whole), *(self._cut(month, span) for month in near if month not in whole)]

    def _whole(self, months: tuple[datetime, ...]) -> Tally:
        if months not in self._months:
            self._months[months] = added([of for month, of in self._cases.months if month in months])
        return self._months[months]

    def _cut(self, month: datetime, span: Span) -> Tally:
        cut = Span(max(span.since, month), min(span.before, month_after(month)))
        if cut not in self._cuts:
            columns = self._cases.columns(month)
            opened = columns.cases["opened"]
            wanted = (opened >= micros(cut.since)) & (opened < micros(cut.before))
            self._cuts[cut] = tally(columns.only(wanted))
        return self._cuts[cut]
