"""Percentiles and shares with their uncertainty: no figure without it, and none where the data bear none.

Sources: order-statistic intervals, David & Nagaraja, Order Statistics, 3rd ed. 2003, section 7.1; score
interval, Wilson, JASA 22 (1927) 209-212.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95
Z = 1.959963984540054
"""The two-sided 95 % point of the normal distribution."""
_FAR_BELOW = 10.0
"""So many standard deviations."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its 95 % interval (a side is None when the data do not bound it) and the cases behind it."""

    value: float
    low: float | None
    high: float | None
    n: int


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0-1) of `values` lies, linear between order statistics (type 7).

    Hyndman & Fan, The American Statistician 50 (1996) 361-365. Raises `ValueError` for no values.
    """
    if not values or not 0 <= share <= 1:
        raise ValueError("A percentile needs values and a share from 0 to 1.")
    ordered = sorted(values)
    position = (len(ordered) - 1) * share
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def order_statistic_ranks(n: int, share: float) -> tuple[int | None, int | None]:
    """Ranks (from 1) of the order statistics that enclose the percentile with at least 95 % confidence.

    The number of values below the percentile is binomial (n, share): each side leaves out at most 2.5 %.
    A side is None when `n` is too small to bound it.
    """
    cumulated, low, high = 0.0, 0, n + 1
    tail = (1 - CONFIDENCE) / 2
    # Farther below the middle lies less than the last digit of a number.
    nothing_before = max(0, math.floor(n * share - _FAR_BELOW * math.sqrt(n * share * (1 - share))) - 1)
    for count in range(nothing_before, n + 1):
        before = cumulated
        cumulated += _binomial(n, count, share)
        if cumulated <= tail:
            low = count + 1
        if before < 1 - tail <= cumulated:
            high = count + 1
            break
    return (low or None), (high if high <= n else None)


def percentile_estimate(values: Sequence[float], share: float) -> Estimate:
    """The percentile of `values` with its distribution-free interval. Raises `ValueError` for no values."""
    ordered = sorted(values)
    value = percentile(ordered, share)
    low, high = order_statistic_ranks(len(ordered), share)
    return Estimate(
        value,
        ordered[low - 1] if low is not None else None,
        ordered[high - 1] if high is not None else None,
        len(ordered),
    )


def wilson(successes: int, n: int) -> Estimate:
    """The share `successes / n` with Wilson's interval. Raises `ValueError` unless 0 ≤ successes ≤ n > 0."""
    if n <= 0 or not 0 <= successes <= n:
        raise ValueError("A share needs cases, and no more successes than cases.")
    share = successes / n
    middle = share + Z * Z / (2 * n)
    reach = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return Estimate(share, max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale), n)


def ratio(pairs: Sequence[tuple[float, float]]) -> Estimate:
    """The part that the first values are of the second, summed over cases, with its interval between cases.

    The ratio estimator and its linearized variance: Cochran, Sampling Techniques, 3rd ed. 1977, section 6.4.
    Without a second case there is no interval. Raises `ValueError` when the second values add up to nothing.
    """
    n, whole = len(pairs), sum(second for _, second in pairs)
    if whole <= 0:
        raise ValueError("A part needs a whole.")
    value = sum(first for first, _ in pairs) / whole
    if n == 1:
        return Estimate(value, None, None, n)
    squares = sum((first - value * second) ** 2 for first, second in pairs)
    reach = Z * math.sqrt(squares / (n * (n - 1))) / (whole / n)
    return Estimate(value, max(0.0, value - reach), min(1.0, value + reach), n)


def apart(one: Estimate | None, other: Estimate | None) -> bool:
    """Whether two figures differ by more than chance: their intervals have nothing in common."""
    if one is None or other is None:
        return False
    lower, upper = sorted((one, other), key=lambda estimate: estimate.value)
    return lower.high is not None and upper.low is not None and lower.high < upper.low


def _binomial(n: int, count: int, share: float) -> float:
    if share in (0.0, 1.0):
        return float(count == n * share)
    log = math.lgamma(n + 1) - math.lgamma(count + 1) - math.lgamma(n - count + 1)
    return math.exp(log + count * math.log(share) + (n - count) * math.log1p(-share))
