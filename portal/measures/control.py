"""Is it a change or chance? Control charts for a series of figures, with changes that were made on purpose.

Individuals chart: natural limits at the mean ± 2.66 mean moving ranges (Wheeler & Chambers, Understanding
Statistical Process Control, 3rd ed. 2010; 2.66 = 3/1.128). Chart of shares: mean ± 3 standard deviations of a
share of so many cases (Shewhart's p chart).
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item")

_MOVING_RANGE = 2.66
_SIGMAS = 3.0
_RUN = 8
FEWEST_POINTS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its figure, the limits within which chance moves it, and whether it stands out.

    `outside` means beyond a limit; `shifted` that it ends eight in a row on one side of the mean. `phase`
    counts the marked changes before it, each of which begins the mean and limits anew.
    """

    value: float
    mean: float
    low: float
    high: float
    outside: bool
    shifted: bool
    phase: int


def individuals(values: Sequence[float], changes: Collection[int] = ()) -> list[Point] | None:
    """The chart of single figures in the order of time; `changes` are the places at which one was made.

    None when a phase has fewer than eight figures: limits of less are mostly chance.
    """
    points: list[Point] = []
    for phase, part in enumerate(_phases(values, changes)):
        if len(part) < FEWEST_POINTS:
            return None
        mean = sum(part) / len(part)
        moving = sum(abs(later - earlier) for earlier, later in pairwise(part)) / (len(part) - 1)
        reach = _MOVING_RANGE * moving
        points += _marked([(value, mean, mean - reach, mean + reach) for value in part], phase)
    return points


def shares(counts: Sequence[tuple[int, int]], changes: Collection[int] = ()) -> list[Point] | None:
    """The chart of shares, each given as (some, of); `changes` as above.

    None when a phase has fewer than eight periods, or a period has no cases at all.
    """
    points: list[Point] = []
    for phase, part in enumerate(_phases(counts, changes)):
        if len(part) < FEWEST_POINTS or any(of <= 0 for _, of in part):
            return None
        mean = sum(some for some, _ in part) / sum(of for _, of in part)
        rows = []
        for some, of in part:
            reach = _SIGMAS * math.sqrt(mean * (1 - mean) / of)
            rows.append((some / of, mean, max(0.0, mean - reach), min(1.0, mean + reach)))
        points += _marked(rows, phase)
    return points


def _phases(values: Sequence[Item], changes: Collection[int]) -> list[Sequence[Item]]:
    edges = [0, *sorted(place for place in set(changes) if 0 < place < len(values)), len(values)]
    return [values[begin:end] for begin, end in pairwise(edges)]


def _marked(rows: Sequence[tuple[float, float, float, float]], phase: int) -> list[Point]:
    points, run = [], 0
    for value, mean, low, high in rows:
        side = (value > mean) - (value < mean)
        run = run + side if side and run * side >= 0 else side
        outside = value < low or value > high
        points.append(Point(value, mean, low, high, outside, abs(run) >= _RUN, phase))
    return points
