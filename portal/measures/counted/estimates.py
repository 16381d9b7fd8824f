"""Hours by which a share of all waits had ended, from counted lengths; the figures of `levels.waiting`.

The same estimator as `survival.curve` (Aalen-Johansen with its variance after Marubini & Valsecchi) on
columns of numbers, and the same rules when there is no figure.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from portal.measures.axes import TICK_HOURS
from portal.measures.statistics import Estimate, Z, order_statistic_ranks
from portal.measures.survival import FOLLOW_UP_FACTOR, SMALLEST_LEFT, Step

Array = npt.NDArray[Any]
HOUR = 3600.0


@dataclass(frozen=True)
class Waits:
    """Waits of one kind: ascending `seconds` with how many ended so and otherwise, and the `open` ones'."""

    seconds: Array
    happened: Array
    otherwise: Array
    open: Array

    @property
    def n(self) -> int:
        """How many there are."""
        return int(self.happened.sum() + self.otherwise.sum()) + len(self.open)


def hours_until(waits: Waits, share: float, smallest: int, *, bounds: bool = True) -> Estimate | None:
    """The hours by which `share` of all had ended as was hoped; None where the data do not bear a figure.

    Without `bounds` its interval is left out, which is several times faster.
    """
    if waits.n < smallest:
        return None
    if not len(waits.open):
        return _exact(waits, share, bounds=bounds)
    found = _from_the_curve(waits, share, bounds=bounds)
    longest = max(waits.seconds.max(initial=0), waits.open.max(initial=0)) / HOUR
    return None if found is None or longest < FOLLOW_UP_FACTOR * found.value else found


def steps_of(waits: Waits) -> tuple[Step, ...]:
    """The curve's steps, as those of `survival.curve`: one for each length after which there was a yes."""
    seconds, shares, steps, at_risk, band = _curve(waits)
    low, high = _band(*band)
    columns = ((seconds / HOUR), shares, low, high, at_risk.astype("<i8"))
    return tuple(Step(*row) for row in zip(*(one[steps].tolist() for one in columns), strict=True))


def watched_of(waits: Waits) -> tuple[int, ...]:
    """How many are still watched at each of `axes.TICK_HOURS`, as `axes.watched_at_ticks` tells it."""
    ticks = np.array(TICK_HOURS) * HOUR
    gone = np.concatenate([[0], np.cumsum(waits.happened + waits.otherwise)])
    ended = gone[-1] - gone[np.searchsorted(waits.seconds, ticks, side="left")]
    still = len(waits.open) - np.searchsorted(np.sort(waits.open), ticks, side="left")
    return tuple((ended + still).astype("<i8").tolist())


def _from_the_curve(waits: Waits, share: float, *, bounds: bool) -> Estimate | None:
    seconds, shares, steps, _, band = _curve(waits)
    value = _first(seconds, shares, share, steps)
    if value is None:
        return None
    low = high = None
    if bounds:
        lower, upper = _band(*band)
        low, high = _first(seconds, upper, share, steps), _first(seconds, lower, share, steps)
    return Estimate(value, low, high, waits.n)


def _curve(waits: Waits) -> tuple[Array, Array, Array, Array, tuple[Array, Array, Array, Array, Array]]:
    """Lengths, the share by each, where it grows, how many are watched, and what its band is made from."""
    ended = waits.happened + waits.otherwise
    at_risk = ended[::-1].cumsum()[::-1] + _open_from(waits)
    used = ended > 0
    ended, happened, at_risk, seconds = (
        one[used].astype("<f8") for one in (ended, waits.happened, at_risk, waits.seconds)
    )
    alive = np.concatenate([[1.0], np.cumprod(1 - ended / at_risk)[:-1]])
    shares = np.cumsum(alive * happened / at_risk)
    return seconds, shares, happened > 0, at_risk, (shares, alive, ended, happened, at_risk)


def _open_from(waits: Waits) -> Array:
    """For each length, how many open waits are seen at least so long."""
    return len(waits.open) - np.searchsorted(np.sort(waits.open), waits.seconds, side="left")


def _first(seconds: Array, reached: Array, share: float, steps: Array) -> float | None:
    """The hours at which the share is reached first, at one of the steps of the curve."""
    found = np.flatnonzero(steps & (reached >= share - SMALLEST_LEFT))
    return float(seconds[found[0]]) / HOUR if len(found) else None


def _band(shares: Array, alive: Array, ended: Array, happened: Array, at_risk: Array) -> tuple[Array, Array]:
    """The interval of the share at each length, on the log-log scale."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        spread = np.where(at_risk > ended, ended / (at_risk * (at_risk - ended)), 0.0)
        own = alive * alive * happened * (at_risk - happened) / at_risk**3
        cross = alive * happened / at_risk**2
        terms = (spread, shares * spread, shares * shares * spread, own, cross, shares * cross)
        spreads, shared, squared, owns, crosses, crossed = (np.cumsum(one) for one in terms)
        variance = (
            shares**2 * spreads - 2 * shares * shared + squared + owns - 2 * (shares * crosses - crossed)
        )
        left = 1 - shares
        reach = Z * np.sqrt(np.maximum(0.0, variance)) / (left * np.abs(np.log(left)))
        low, high = 1 - left ** np.exp(-reach), 1 - left ** np.exp(reach)
    whole = left < SMALLEST_LEFT
    if whole.any():
        first = int(np.flatnonzero(whole)[0])
        low[whole], high[whole] = (low[first - 1] if first else 0.0), 1.0
    return low, high


def _exact(waits: Waits, share: float, *, bounds: bool) -> Estimate | None:
    """The order statistic when nothing is open; an end of another kind counts as never."""
    n, known = waits.n, np.cumsum(waits.happened)

    def at(rank: int) -> float | None:
        """The wait of this rank (from 1); None for never."""
        return float(waits.seconds[np.searchsorted(known, rank)]) / HOUR if rank <= known[-1] else None

    position = (n - 1) * share
    below = int(position)
    if known[-1] == n:
        first, second = at(below + 1) or 0.0, at(min(below + 2, n)) or 0.0
        value: float | None = first + (second - first) * (position - below)
    else:
        value = at(max(1, int(np.ceil(n * share - 1e-9))))
    if value is None or not bounds:
        return None if value is None else Estimate(value, None, None, n)
    low, high = (None if rank is None else at(rank) for rank in order_statistic_ranks(n, share))
    return Estimate(value, low, high, n)
