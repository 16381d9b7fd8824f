"""Levels of the head measures from a tally: the figures of the events, with how many cases are behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID

import numpy as np
import numpy.typing as npt

from portal.measures.counted.columns import id_of
from portal.measures.counted.customers import GROUPS
from portal.measures.counted.estimates import Waits, hours_until
from portal.measures.counted.instants import SECOND, micros
from portal.measures.counted.lengths import Lengths, spread
from portal.measures.counted.tally import Tally
from portal.measures.gaps import SMALLEST_FOR_HALF, SMALLEST_FOR_NINE_IN_TEN, Pair, PairTold
from portal.measures.levels.first_message import Needed, level_of_needs
from portal.measures.levels.level import Level
from portal.measures.levels.levels import TOO_FEW
from portal.measures.levels.shares import NONE
from portal.measures.levels.waiting import NOT_ENOUGH
from portal.measures.quality import DataQuality
from portal.measures.statistics import wilson
from portal.measures.suppression import SMALLEST_CELL

Array = npt.NDArray[Any]
_NO_CASES: frozenset[UUID] = frozenset()


class _Computed(Protocol):
    """Which group of cases is behind a level (of `customers.GROUPS`), and the level."""

    def __call__(self, of: Tally, now: datetime, *, alone: bool) -> tuple[str, Level]:
        """Compute it; `alone` without its interval and further figures."""


@dataclass(frozen=True)
class CountedLevel:
    """A level whose cases are counted and not named."""

    level: Level
    cases: int


def level_of(measure_id: str, of: Tally, now: datetime, *, alone: bool = False) -> CountedLevel:
    """The level of a measure of COUNTED, or why there is none; `alone` its figure without anything beside."""
    group, found = COUNTED[measure_id](of, now, alone=alone)
    behind = of.count(group)
    if behind < SMALLEST_CELL or GROUPS.index(group) not in of.told_groups:
        return CountedLevel(Level(measure_id, None, _NO_CASES, why=TOO_FEW), 0)
    return CountedLevel(found, behind)


def quality_of(of: Tally) -> DataQuality:
    """How complete the events are."""
    cases, said = of.count("cases"), of.count("said")
    return DataQuality(
        cases,
        of.count("events"),
        wilson(of.count("complete"), cases) if cases else None,
        of.count("back_dated"),
        wilson(said - of.count("silent"), said) if said else None,
    )


def pair_at(of: Tally, place: int) -> Pair:
    """The two companies at a place of `of.pairs`."""
    pair = of.pairs[place]
    return id_of(pair["from_high"], pair["from_low"]), id_of(pair["to_high"], pair["to_low"])


def lost_between(offered: Mapping[Pair, int], told: Mapping[Pair, PairTold]) -> tuple[Pair, timedelta] | None:
    """The pair with most waiting in all, and how long nobody had its cases; the others are not ranked.

    `offered` says how many offers the one made to the other.
    """
    known = [(offered[pair] * one.half.value, pair) for pair, one in told.items() if one.half is not None]
    if not known:
        return None
    worst = max(known, key=lambda one: one[0])[1]
    return worst, told[worst].nobody


def waits_for_yes(of: Tally, now: datetime) -> Waits:
    """Of all offers, whoever made them to whom."""
    rows = of.yeses.copy()
    rows["group"] = 0
    return waits_of(spread(rows, 1), 0, of.yes_since["since"], micros(now))


def _yes(of: Tally, now: datetime, *, alone: bool) -> tuple[str, Level]:
    return "asked", _hours("M01", waits_for_yes(of, now), alone=alone)


def _smile(of: Tally, now: datetime, *, alone: bool) -> tuple[str, Level]:
    waits = waits_of(spread(of.smiles, 1), 0, of.smile_since, micros(now))
    return "cases", _hours("M21", waits, alone=alone)


def waits_of(table: Lengths, group: int, since: Array, at: int) -> Waits:
    """The waits of one group, with those that wait since these instants until `at`."""
    happened, otherwise = table.happened[group], table.otherwise[group]
    used = (happened + otherwise) > 0
    still = np.maximum(0, at - since) // SECOND
    return Waits(table.seconds[used], happened[used].astype("<i8"), otherwise[used].astype("<i8"), still)


def _hours(measure_id: str, waits: Waits, *, alone: bool) -> Level:
    half = hours_until(waits, 0.5, SMALLEST_FOR_HALF, bounds=not alone)
    if alone:
        return Level(measure_id, half, _NO_CASES, why="" if half else NOT_ENOUGH)
    more = {"nine_in_ten": hours_until(waits, 0.9, SMALLEST_FOR_NINE_IN_TEN)}
    return Level(measure_id, half, _NO_CASES, more, why="" if half else NOT_ENOUGH)


def _first_message(of: Tally, now: datetime, *, alone: bool) -> tuple[str, Level]:  # noqa: ARG001 - as the others take
    nothing_more, unsaid = of.count("nothing_more"), of.count("unsaid")
    asked = of.count("taken") - nothing_more - unsaid
    counted = {Needed.NOTHING_MORE: nothing_more, Needed.ASKED_HERE: asked, Needed.UNSAID: unsaid}
    return "cases_taken", level_of_needs(counted, _NO_CASES)


def _share(measure_id: str, some: str, of_all: str, behind: str) -> _Computed:
    def computed(of: Tally, now: datetime, *, alone: bool) -> tuple[str, Level]:  # noqa: ARG001 - as the others take
        whole = of.count(of_all)
        if not whole:
            return behind, Level(measure_id, None, _NO_CASES, why=NONE)
        return behind, Level(measure_id, wilson(of.count(some), whole), _NO_CASES)

    return computed


COUNTED: Mapping[str, _Computed] = MappingProxyType(
    {
        "M01": _yes,
        "M05": _share("M05", "back", "handed", "handed"),
        "M09": _first_message,
        "M21": _smile,
        "M23": _share("M23", "yes", "said", "cases_said"),
    }
)
"""How each head measure that the timeline bears is read from a tally: the cases behind, and its level."""
