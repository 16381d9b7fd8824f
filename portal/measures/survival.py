"""How long until it happens, counting those for whom it has not happened yet.

Looking at finished cases only makes waiting look two orders of magnitude shorter than it is. So open ones are
counted as long as they were seen (Kaplan & Meier, JASA 53 (1958) 457-481; interval for a percentile by
Brookmeyer & Crowley, Biometrics 38 (1982) 29-41, on the log-log scale of Greenwood's variance). An end of
another kind (declined, withdrawn) is not "not yet": it takes its share away for ever (cumulative incidence,
Aalen & Johansen, Scand. J. Statist. 5 (1978) 141-150).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from portal.measures.statistics import Estimate, Z, order_statistic_ranks, percentile

SMALLEST_AT_RISK = 30
FOLLOW_UP_FACTOR = 1.5
SMALLEST_LEFT = 1e-12


class End(StrEnum):
    """How a waiting ended by the time one looked."""

    HAPPENED = "happened"
    OTHERWISE = "otherwise"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One waiting: how long it was seen, and how it ended; from `entered` on (0 unless it began before)."""

    span: float
    end: End
    entered: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """The curve from `time` on: the share for whom it has happened, its interval, how many are watched."""

    time: float
    share: float
    low: float
    high: float
    at_risk: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The share for whom it has happened by each time; without other ends it is 1 - Kaplan-Meier."""

    steps: tuple[Step, ...]
    n: int
    happened: int
    otherwise: int
    open: int
    longest: float

    def time_of(self, share: float) -> float | None:
        """The first time by which it has happened for `share`; None when the curve does not get there."""
        return next((step.time for step in self.steps if step.share >= share - SMALLEST_LEFT), None)

    def at_risk(self, time: float) -> int:
        """How many are still watched just after `time`, for the line below the picture."""
        return self.n if not self.steps else next((s.at_risk for s in self.steps if s.time > time), 0)

    def estimate(self, share: float) -> Estimate | None:
        """The time of `share` with its interval (log-log); None when the curve does not get there."""
        value = self.time_of(share)
        if value is None:
            return None
        low = next((step.time for step in self.steps if step.high >= share - SMALLEST_LEFT), None)
        high = next((step.time for step in self.steps if step.low >= share - SMALLEST_LEFT), None)
        return Estimate(value, low, high, self.n)


def curve(waitings: Iterable[Waiting]) -> Curve:
    """The curve of `waitings` (spans in any one unit). A waiting entered late is watched from then on only.

    Those that end at the moment at which others are lost from sight are counted first, as is usual.
    Raises `ValueError` for a span that is negative or not longer than its entry.
    """
    watched = sorted(waitings, key=lambda one: one.span)
    if any(one.span < 0 or (one.entered > 0 and one.span <= one.entered) for one in watched):
        raise ValueError("A waiting must last, and longer than until it was first seen.")
    entries = sorted(one.entered for one in watched)
    steps: list[Step] = []
    gone, entered, state = 0, 0, _State()
    for time, group in groupby(watched, key=lambda one: one.span):
        ended = list(group)
        while entered < len(entries) and (entries[entered] < time or entries[entered] == 0):
            entered += 1
        at_risk = entered - gone
        happened = sum(one.end is End.HAPPENED for one in ended)
        otherwise = sum(one.end is End.OTHERWISE for one in ended)
        if happened or otherwise:
            state.advance(at_risk, happened, otherwise)
        if happened:
            low, high = _band(state, steps[-1] if steps else None)
            steps.append(Step(time, state.share, low, high, at_risk))
        gone += len(ended)
    ends = Counter(one.end for one in watched)
    return Curve(
        tuple(steps),
        n=len(watched),
        happened=ends[End.HAPPENED],
        otherwise=ends[End.OTHERWISE],
        open=ends[End.OPEN],
        longest=watched[-1].span if watched else 0.0,
    )


def bearable(
    of: Curve, share: float, smallest: int = SMALLEST_AT_RISK, shortest: float = 0.0
) -> Estimate | None:
    """The time of `share`, or None where the data do not bear one.

    They do not with fewer than `smallest` watched, nor while the longest seen is shorter than 1.5 times the
    estimate and some are still open: such a figure moves by multiples within days. Nor while it is shorter
    than `shortest`: what follows a weekly rhythm is not known before a week is over.
    """
    estimate = of.estimate(share)
    if estimate is None or of.n < smallest or (of.open and of.longest < shortest):
        return None
    if of.open and of.longest < FOLLOW_UP_FACTOR * estimate.value:
        return None
    return estimate


def exact_estimate(waitings: Sequence[Waiting], share: float) -> Estimate | None:
    """The time of `share` when nothing is open: an order statistic, with a distribution-free interval.

    An end of another kind counts as "never". None when the share is never reached; an interval's side is
    None when it lies at "never" or is not bounded. Raises `ValueError` when one is open or there is none.
    """
    if any(one.end is End.OPEN or one.entered for one in waitings):
        raise ValueError("With open or late-seen waitings only the curve gives an estimate.")
    times = sorted(one.span if one.end is End.HAPPENED else math.inf for one in waitings)
    value = percentile(times, share) if math.isfinite(times[-1]) else times[_rank(len(times), share)]
    if not math.isfinite(value):
        return None
    bounds = [None if rank is None else times[rank - 1] for rank in order_statistic_ranks(len(times), share)]
    low, high = (bound if bound is not None and math.isfinite(bound) else None for bound in bounds)
    return Estimate(value, low, high, len(times))


def _rank(n: int, share: float) -> int:
    return max(0, math.ceil(n * share - 1e-9) - 1)


class _State:
    """The running sums of the Aalen-Johansen estimator and of its variance.

    Variance: Marubini & Valsecchi, Analysing Survival Data from Clinical Trials, 1995, formula 10.12; it is
    Greenwood's where there are no other ends. The squares are multiplied out, so each time costs the same.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self._alive = 1.0
        self._sums = [0.0] * 6

    def advance(self, at_risk: int, happened: int, otherwise: int) -> None:
        """Take one time with its ends."""
        ended, alive = happened + otherwise, self._alive
        self.share += alive * happened / at_risk
        self._alive *= 1 - ended / at_risk
        spread = ended / (at_risk * (at_risk - ended)) if at_risk > ended else 0.0
        own = alive * alive * happened * (at_risk - happened) / at_risk**3
        cross = alive * happened / at_risk**2
        share = self.share
        terms = (spread, share * spread, share * share * spread, own, cross, share * cross)
        self._sums = [before + term for before, term in zip(self._sums, terms, strict=True)]

    def variance(self) -> float:
        """The variance of the share now."""
        spread, shared, squared, own, cross, crossed = self._sums
        now = self.share
        return max(0.0, now * now * spread - 2 * now * shared + squared + own - 2 * (now * cross - crossed))


def _band(state: _State, before: Step | None) -> tuple[float, float]:
    """The interval of the share now; once all have come, its lower side stays where it was."""
    left = 1 - state.share
    if left < SMALLEST_LEFT:
        return (before.low if before else 0.0), 1.0
    reach = Z * math.sqrt(state.variance()) / (left * abs(math.log(left)))
    return 1 - left ** math.exp(-reach), 1 - left ** math.exp(reach)
