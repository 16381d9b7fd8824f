"""What cases lose between each two companies, from a tally: the figures of `measures.gaps` on any number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from portal.measures.counted.case_row import Going
from portal.measures.counted.customers import GROUPS
from portal.measures.counted.estimates import Waits, hours_until, steps_of, watched_of
from portal.measures.counted.instants import MICROSECOND, micros
from portal.measures.counted.lengths import spread
from portal.measures.counted.levels import waits_of
from portal.measures.counted.tally import OF_PAIR, Tally
from portal.measures.gaps import SMALLEST_FOR_HALF, SMALLEST_FOR_NINE_IN_TEN, Pair, PairTold
from portal.measures.statistics import Estimate, wilson
from portal.measures.suppression import SMALLEST_CELL
from portal.measures.survival import Step


@dataclass(frozen=True)
class PairCounted:
    """What is told of one pair, over how many offers; how many cases came straight back, and the waits."""

    told: PairTold
    offered: int
    cases_back: Estimate
    waits: Waits

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The shares that have had a yes, as those of `PairFigures.waiting`."""
        return steps_of(self.waits)

    @property
    def watched(self) -> tuple[int, ...]:
        """How many offers are still watched at each of `axes.TICK_HOURS`."""
        return watched_of(self.waits)


def told_of_pair(parts: Sequence[Tally], pair: Pair, now: datetime) -> PairCounted:
    """The figures of two companies over the cases of all these parts. Raises `KeyError` if they never met."""
    known, waits = _known(parts, pair), _waits(parts, pair, now)
    return PairCounted(
        told_in_short(parts, pair, now, bounds=True),
        known["offers"],
        wilson(known["cases_back"], known["cases"]),
        waits,
    )


def told_in_short(parts: Sequence[Tally], pair: Pair, now: datetime, *, bounds: bool = False) -> PairTold:
    """Those of them that a sentence says, without their intervals unless `bounds` are wanted."""
    known, waits = _known(parts, pair), _waits(parts, pair, now)
    since = np.concatenate(
        [of.nobody_since[of.nobody_since["pair"] == at]["since"] for of, at in _met(parts, pair)]
    )
    nobody = known["nobody"] + int(np.maximum(0, micros(now) - since).sum())
    return PairTold(
        known["cases"],
        hours_until(waits, 0.5, SMALLEST_FOR_HALF, bounds=bounds),
        hours_until(waits, 0.9, SMALLEST_FOR_NINE_IN_TEN, bounds=bounds),
        nobody * MICROSECOND,
        known["cases_back"],
        known["still_open"],
    )


def offers_of_pair(parts: Sequence[Tally], pair: Pair) -> int:
    """How many offers the one made to the other."""
    return _known(parts, pair)["offers"]


def share_with_nobody(of: Tally, now: datetime) -> float | None:
    """The share of all waiting in which nobody had the cases; None where too few cases are behind it."""
    if of.count("cases") < SMALLEST_CELL or GROUPS.index("cases") not in of.told_groups:
        return None
    going = of.going[of.going["going"] != Going.DONE]
    lasts = np.maximum(0, micros(now) - going["since"])
    passed = of.count("passed") + int(lasts.sum())
    nobody = of.count("nobody") + int(lasts[going["going"] == Going.NOBODY_HAS_IT].sum())
    return nobody / passed if passed else 0.0


def _met(parts: Sequence[Tally], pair: Pair) -> list[tuple[Tally, int]]:
    """The parts in which two companies met, with their place."""
    found = [(of, place) for of in parts if (place := of.place_of(pair)) is not None]
    if not found:
        raise KeyError(pair)
    return found


def _known(parts: Sequence[Tally], pair: Pair) -> dict[str, int]:
    sums = np.sum([of.of_pairs[place] for of, place in _met(parts, pair)], axis=0)
    return dict(zip(OF_PAIR, map(int, sums), strict=True))


def _waits(parts: Sequence[Tally], pair: Pair, now: datetime) -> Waits:
    met = _met(parts, pair)
    yeses = np.concatenate([of.yeses_of(place) for of, place in met])
    yeses["group"] = 0
    since = np.concatenate([of.yes_since[of.yes_since["pair"] == place]["since"] for of, place in met])
    return waits_of(spread(yeses, 1), 0, since, micros(now))
