"""The cases of a chosen time, and of which of them each figure is told: the blocks of `counted/spans.py`.

The same as `counted/chosen.py` for the measures that are computed from each case by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from portal.measures.cases_by_month import CasesByMonth
from portal.measures.counted.beside import Beside, finest_beside
from portal.measures.counted.levels import COUNTED
from portal.measures.counted.spans import (
    Behind,
    Span,
    joined_with,
    leaves_out,
    months_alone,
    told_span,
    told_span_of_blocks,
)
from portal.measures.flows import Link, forks, links
from portal.measures.levels.level import CaseView, Level, opened_between
from portal.measures.levels.levels import TOO_FEW, level
from portal.measures.levels.trend import Period as Month
from portal.measures.levels.trend import month_after, month_of

Parts = Sequence[AbstractSet[UUID]]
PARTS_AS_OF = {"M06": "M05", "M14": "M05", "M08": "M04", "M28": "M21"}
"""Measures whose parts are also those of another: they are told at the same times."""
PART_OF = {"M28": "M21"}
"""Measures that are another one of some of its cases."""
TOLD_OF_ALL = (*COUNTED, "M25")
"""What the first screen tells: a page of some of the cases has its blocks, or the few that no block of the
page has would be what the first screen has beyond them."""
GOOD_PART = 1 / 3
"""A picture with more parts may tell of so much less."""


@dataclass(frozen=True)
class Told:
    """The cases of the blocks that a figure is of, and these if they are not all of the chosen time's."""

    cases: Sequence[CaseView]
    only: Span | None = None


@dataclass(frozen=True)
class ToldParts(Told):
    """The same for parts of wholes; `shown` are the places of the parts that are told of each whole."""

    shown: Sequence[AbstractSet[int]] = ()


@dataclass(frozen=True)
class ChosenCases:
    """The cases opened from `since` (BEGIN: the first) up to `before` (END: the newest).

    `known` are all cases that blocks are made of: those of other times too, in the order of their opening.
    Where they are those of a frame, `counted` gives all cases behind a measure of TOLD_OF_ALL.
    """

    known: Sequence[CaseView]
    since: datetime
    before: datetime
    customer_of: Mapping[UUID, UUID]
    counted: Callable[[str], Behind] | None = None

    @cached_property
    def cases(self) -> Sequence[CaseView]:
        """Every case of the time: named to whom they belong, and never counted."""
        return opened_between(self.known, self.since, self.before)

    @cached_property
    def every(self) -> Told:
        """The cases whose number may be told."""
        return self._told(self._behind_some(frozenset(view.case_id for view in self.known)))

    def told(self, measure_id: str) -> Told:
        """The cases that a measure is told of."""
        return self._told(self._behind_measure(measure_id))

    def level(self, measure_id: str) -> Level:
        """The level of a measure over those."""
        return level(measure_id, self.told(measure_id).cases, self.customer_of)

    def by_month(self, measure_id: str) -> list[Month]:
        """One period per calendar month (UTC), from the first case's to the last's; few of them are empty.

        A month has a level where it is a block by itself.
        """
        behind = self._behind_measure(measure_id)
        span = told_span(behind, self.since, self.before)
        alone = months_alone(behind, span) if span else []
        return [self._month(measure_id, month, told=month in alone) for month in self._months()]

    def told_parts(self, measure_id: str, wholes: Sequence[Parts], apart: Parts = ()) -> ToldParts:
        """The cases in which parts of wholes are told, and which; `wholes` are the parts among `known`.

        Each part has blocks made of those of the parts before it (`counted/beside.py`). One picture is of one
        time: it has as many parts as are told of a good part of all cases that a few parts are told of.
        `apart` are those of their cases that another page tells by themselves: told here in blocks that are
        not made of those there, a few of them would follow from both.
        """
        behind = self._behind_measure(PARTS_AS_OF.get(measure_id, measure_id))
        unions = [_union(parts) for parts in wholes]
        tables = [
            (self._numbers.of_each(behind.months, [union])[:, 0], self._numbers.of_each(behind.months, parts))
            for union, parts in zip(unions, wholes, strict=True)
        ]
        units, every = joined_with(behind, [self._behind_same(one) for one in apart]), _union(unions)
        laid, beside = finest_beside(units, tables), self._numbers.behind(every)
        spans = [told_span_of_blocks(behind, one, beside, self.since, self.before) for one in laid.values()]
        tells = [0 if one is None else self._number(every, one) for one in spans]
        good = [at for at, number in enumerate(tells) if number and number >= max(tells) * GOOD_PART]
        last = max(good, default=-1)
        told = self._of(behind, spans[last] if good else None)
        chosen = list(laid)[: last + 1]
        shown = [{part for of, part in chosen if of == whole} for whole in range(len(wholes))]
        return ToldParts(told.cases, told.only, shown)

    def told_ways(self, measure_id: str) -> tuple[Told, list[Link]]:
        """The cases in which ways from company to company are told, and those ways."""
        known = forks(self.known)
        told = self.told_parts(measure_id, [[*(way.cases for way in one.ways), one.stayed] for one in known])
        may = {
            way.way
            for one, shown in zip(known, told.shown, strict=True)
            for place, way in enumerate(one.ways)
            if place in shown
        }
        return told, [one for one in links(told.cases) if one.way in may]

    def _told(self, behind: Behind) -> Told:
        return self._of(behind, told_span(behind, self.since, self.before))

    def _of(self, behind: Behind, span: Span | None) -> Told:
        if span is None:
            return Told(())
        begin, end = max(span.since, self.since), min(span.before, self.before)
        out = leaves_out(behind, span, self.since, self.before)
        return Told(opened_between(self.known, begin, end), Span(begin, end) if out else None)

    def _behind_measure(self, measure_id: str) -> Behind:
        if measure_id not in self._measures:
            if self.counted is not None and measure_id in TOLD_OF_ALL:
                self._measures[measure_id] = self.counted(measure_id)
            else:
                self._measures[measure_id] = self._of_known(measure_id)
        return self._measures[measure_id]

    def _behind_some(self, ids: AbstractSet[UUID]) -> Behind:
        # Blocks of all that are known are the same as those of the first screen; those of a frame are not.
        return self._numbers.behind(ids) if self.counted is None else self._behind_same(ids)

    def _behind_same(self, ids: AbstractSet[UUID]) -> Behind:
        """The blocks of some cases: those of a measure that is of just these, if there is one."""
        same = (one for one in (*PART_OF, *TOLD_OF_ALL) if self._cases_behind(one) == ids)
        found = next(same, None)
        return self._numbers.behind(ids) if found is None else self._behind_measure(found)

    def _of_known(self, measure_id: str) -> Behind:
        cases = self._cases_behind(measure_id)
        if measure_id not in PART_OF:
            return self._behind_some(cases)
        own, whole = self._numbers.behind(cases), self._behind_measure(PART_OF[measure_id])
        of_each = self._numbers.of_each(whole.months, [cases], whole.customers)
        return Beside(whole, of_each, [own.opened]).parts[0]

    def _cases_behind(self, measure_id: str) -> AbstractSet[UUID]:
        if measure_id not in self._known_behind:
            self._known_behind[measure_id] = level(measure_id, self.known, own_cases=True).cases
        return self._known_behind[measure_id]

    @cached_property
    def _known_behind(self) -> dict[str, AbstractSet[UUID]]:
        return {}

    @cached_property
    def _numbers(self) -> CasesByMonth:
        return CasesByMonth(self.known, self.customer_of)

    @cached_property
    def _measures(self) -> dict[str, Behind]:
        return {}

    def _number(self, part: AbstractSet[UUID], span: Span) -> int:
        return sum(view.case_id in part for view in opened_between(self.known, span.since, span.before))

    def _months(self) -> list[datetime]:
        """The months that lie within the time as a whole, from the first case's to the last's."""
        found = [month_of(self.cases[0].opened_at)] if self.cases else []
        while found and month_after(found[-1]) <= self.cases[-1].opened_at:
            found.append(month_after(found[-1]))
        return [one for one in found if self.since <= one and month_after(one) <= self.before]

    def _month(self, measure_id: str, month: datetime, *, told: bool) -> Month:
        nothing = Level(measure_id, None, frozenset(), why=TOO_FEW)
        cases = self._numbers.by_month.get(month, ())
        return Month(
            month, month_after(month), level(measure_id, cases, self.customer_of) if told else nothing
        )


def _union(parts: Parts) -> frozenset[UUID]:
    return frozenset[UUID]().union(*parts)
