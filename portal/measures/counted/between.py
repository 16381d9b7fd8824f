"""What cases lose between each two companies, from a tally: the figures of `measures.gaps` on any number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from portal.measures.counted.case_row import Going
from portal.measures.counted.customers import GROUPS
from portal.measures.counted.estimates import hours_until, steps_of, watched_of
from portal.measures.counted.instants import micros
from portal.measures.counted.lengths import spread
from portal.measures.counted.levels import nobody_of_pairs, pair_at, waits_of
from portal.measures.counted.tally import OF_PAIR, Tally
from portal.measures.gaps import SMALLEST_FOR_HALF, SMALLEST_FOR_NINE_IN_TEN, Pair, PairTold
from portal.measures.statistics import Estimate, wilson
from portal.measures.suppression import SMALLEST_CELL, TooFew
from portal.measures.survival import Step


@dataclass(frozen=True)
class PairCounted:
    """What is told of one pair, over how many offers; how many cases came straight back, and the curve.

    `steps` are the shares that have had a yes, as those of `PairFigures.waiting`; `watched` how many offers
    are still watched at each of `axes.TICK_HOURS`.
    """

    told: PairTold
    offered: int
    cases_back: Estimate
    steps: tuple[Step, ...]
    watched: tuple[int, ...]


def between(of: Tally, now: datetime) -> Mapping[Pair, PairCounted | TooFew]:
    """Every pair that met; those with too few cases or customers say so and nothing else."""
    table, at, nobody = spread(of.yeses, len(of.pairs)), micros(now), nobody_of_pairs(of, now)
    found: dict[Pair, PairCounted | TooFew] = {}
    for place, sums in enumerate(of.of_pairs):
        known = dict(zip(OF_PAIR, map(int, sums), strict=True))
        pair = pair_at(of, place)
        if known["cases"] < SMALLEST_CELL or place + len(GROUPS) not in of.told_groups:
            found[pair] = TooFew()
            continue
        waits = waits_of(table, place, of.yes_since["since"][of.yes_since["pair"] == place], at)
        found[pair] = PairCounted(
            PairTold(
                known["cases"],
                hours_until(waits, 0.5, SMALLEST_FOR_HALF),
                hours_until(waits, 0.9, SMALLEST_FOR_NINE_IN_TEN),
                nobody[place],
                known["back"],
                known["still_open"],
            ),
            known["offers"],
            wilson(known["cases_back"], known["cases"]),
            steps_of(waits),
            watched_of(waits),
        )
    return found


def share_with_nobody(of: Tally, now: datetime) -> float | None:
    """The share of all waiting in which nobody had the cases; None where too few cases are behind it."""
    if of.count("cases") < SMALLEST_CELL or GROUPS.index("cases") not in of.told_groups:
        return None
    going = of.going[of.going["going"] != Going.DONE]
    lasts = np.maximum(0, micros(now) - going["since"])
    passed = of.count("passed") + int(lasts.sum())
    nobody = of.count("nobody") + int(lasts[going["going"] == Going.NOBODY_HAS_IT].sum())
    return nobody / passed if passed else 0.0
