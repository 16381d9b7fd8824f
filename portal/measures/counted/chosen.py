"""What a screen tells of a time that was chosen to the minute: each figure of its own blocks (`spans.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from portal.measures.counted.behind import BehindFigures
from portal.measures.counted.between import (
    PairCounted,
    offers_of_pair,
    share_with_nobody,
    told_in_short,
    told_of_pair,
)
from portal.measures.counted.columns import Array
from portal.measures.counted.levels import CountedLevel, level_of, quality_of
from portal.measures.counted.spans import Behind, Span, leaves_out, months_alone, told_span
from portal.measures.counted.sums import CountedCases, Sums
from portal.measures.counted.tally import GOING, added
from portal.measures.gaps import Pair, PairTold
from portal.measures.levels.level import Level
from portal.measures.quality import DataQuality
from portal.measures.suppression import TooFew


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
        self.behind = BehindFigures(cases, now)
        self._time, self._now = Span(since, before), now
        self._sums, self._months = Sums(cases), dict(cases.months)

    @property
    def going(self) -> Array:
        """The cases that somebody can act on (rows of `tally.GOING`), of the months that the time touches.

        They are named, not told: a list of work, which does without a few cases too many.
        """
        return np.concatenate([np.empty(0, GOING), *(of.going for of in self._sums.touched(self._time))])

    def level(self, measure_id: str) -> ToldLevel:
        """The level of a measure that is counted."""
        behind = self.behind.measure(measure_id)
        told = self._told(behind)
        if told is None:
            return ToldLevel(level_of(measure_id, added([]), self._now))
        return ToldLevel(level_of(measure_id, self._sums.of(told), self._now), self._only(behind, told))

    def by_month(self, measure_id: str, most: int) -> list[tuple[datetime, Level]]:
        """Its figure for the cases of each of the newest `most` months that are told by themselves."""
        behind = self.behind.measure(measure_id)
        told = self._told(behind)
        found = months_alone(behind, told)[-most:] if told else []
        return [
            (month, level_of(measure_id, self._months[month], self._now, alone=True).level) for month in found
        ]

    @cached_property
    def quality(self) -> DataQuality | None:
        """How complete the events are; None where too few cases are behind it."""
        return None if self._every is None else quality_of(self._sums.of(self._every))

    @cached_property
    def with_nobody(self) -> float | None:
        """The share of all waiting in which nobody had the cases; None where too few are behind it."""
        return None if self._every is None else share_with_nobody(self._sums.of(self._every), self._now)

    @property
    def only(self) -> Span | None:
        """Of which part of the time `quality` and `with_nobody` are; None where that is all of it."""
        return None if self._every is None else self._only(self.behind.every, self._every)

    @cached_property
    def pairs(self) -> Mapping[Pair, ToldPair | TooFew]:
        """What is told of each two companies that ever met: none in this time look like too few."""
        found: dict[Pair, ToldPair | TooFew] = dict.fromkeys(self.behind.pairs, TooFew())
        for pair, span in self._pairs.items():
            told = told_of_pair(self._sums.parts(span), pair, self._now)
            found[pair] = ToldPair(told, self._only(self.behind.pairs[pair], span))
        return found

    @cached_property
    def pairs_in_short(self) -> Mapping[Pair, PairTold]:
        """What a sentence says of those of which anything is told."""
        return {
            pair: told_in_short(self._sums.parts(span), pair, self._now) for pair, span in self._pairs.items()
        }

    @property
    def offered(self) -> Mapping[Pair, int]:
        """How many offers of those the one made to the other."""
        return {pair: offers_of_pair(self._sums.parts(span), pair) for pair, span in self._pairs.items()}

    @cached_property
    def _pairs(self) -> Mapping[Pair, Span]:
        """The blocks that are told of each two companies; those of whom there are none are left out."""
        told = ((pair, self._told(behind)) for pair, behind in self.behind.pairs.items())
        return {pair: span for pair, span in told if span is not None}

    @cached_property
    def _every(self) -> Span | None:
        return self._told(self.behind.every)

    def _told(self, behind: Behind) -> Span | None:
        return told_span(behind, self._time.since, self._time.before)

    def _only(self, behind: Behind, told: Span) -> Span | None:
        """What is told, if that is not every case of the chosen time."""
        if not leaves_out(behind, told, self._time.since, self._time.before):
            return None
        return Span(max(told.since, self._time.since), min(told.before, self._time.before))
