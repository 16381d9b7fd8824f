"""Comparing companies without ranking them: which differ from the rest by more than chance, and by how much.

Funnel plot with exact binomial limits, straight between two counts: Spiegelhalter, Statistics in Medicine 24
(2005) 1185-1202; his upper limits are one count lower than the mirror of his lower ones, ours are the mirror.
Shrunken shares: beta-binomial, empirical Bayes by the method of moments, Kleinman, JASA 68 (1973) 46-54.
"""

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)

Range = tuple[float, float]
_NEAR, _FAR = 0.025, 0.001
"""What lies outside the 95 % and the 99.8 % range on each side."""
_DEVIATIONS = {_NEAR: 1.959963984540054, _FAR: 3.090232306167813}
_NORMAL_FROM = 100.0
"""From this variance of the count on, its distribution is as good as normal."""


@dataclass(frozen=True, slots=True)
class Compared(Generic[Name]):
    """One company's share beside what chance allows around the overall share for its number of cases.

    `near` is the 95 % and `far` the 99.8 % range. `shrunken` is the best guess of its true share: few cases
    are drawn towards the overall share.
    """

    name: Name
    share: float
    n: int
    overall: float
    near: Range
    far: Range
    shrunken: float

    @property
    def beyond(self) -> bool:
        """Whether it differs by more than chance."""
        return not self.far[0] <= self.share <= self.far[1]


def compare_shares(counts: Mapping[Name, tuple[int, int]]) -> list[Compared[Name]]:
    """Compare shares, each given as (some, of), in the order in which they are given: never ranked.

    Companies without cases are left out. Raises `ValueError` when some is more than of.
    """
    known = {name: pair for name, pair in counts.items() if pair[1] > 0}
    if any(not 0 <= some <= of for some, of in known.values()):
        raise ValueError("A share needs no more of some than of all.")
    if not known:
        return []
    overall = sum(some for some, _ in known.values()) / sum(of for _, of in known.values())
    weight = _weight(list(known.values()), overall)
    found = []
    for name, (some, of) in known.items():
        near, far = chance_limits(overall, of)
        own = of / (of + weight) if math.isfinite(weight) else 0.0
        shrunken = own * some / of + (1 - own) * overall
        found.append(Compared(name, some / of, of, overall, near, far, shrunken))
    return found


def chance_limits(overall: float, of: int) -> tuple[Range, Range]:
    """The 95 % and 99.8 % ranges of a share of so many cases whose true share is `overall` (0 to 1)."""
    if overall > 1 / 2:
        near, far = chance_limits(1 - overall, of)
        return (1 - near[1], 1 - near[0]), (1 - far[1], 1 - far[0])
    variance = of * overall * (1 - overall)
    if variance > _NORMAL_FROM:
        usual, rare = (math.sqrt(variance) / of * _DEVIATIONS[one] for one in (_NEAR, _FAR))
        return _within(overall - usual, overall + usual), _within(overall - rare, overall + rare)
    if not variance:
        return (overall, overall), (overall, overall)
    lowest, low, high, highest = _quantiles(overall, of, (_FAR, _NEAR, 1 - _NEAR, 1 - _FAR))
    one = 1 / of
    return _within(low, high + one), _within(lowest, highest + one)


def _within(low: float, high: float) -> Range:
    return max(0.0, low), min(1.0, high)


def _quantiles(overall: float, of: int, levels: Sequence[float]) -> Iterator[float]:
    """The shares below which the count lies with these chances (ascending), straight between two counts."""
    some, just = 0, (1 - overall) ** of
    below, reached = 0.0, just
    for level in levels:
        while reached < level and some < of:
            just *= (of - some) / (some + 1) * overall / (1 - overall)
            some += 1
            below, reached = reached, reached + just
        yield (some - (reached - level) / (reached - below)) / of


def _weight(counts: list[tuple[int, int]], overall: float) -> float:
    """How many cases the overall share is worth (the sum of the beta distribution's parameters).

    Infinite when the companies differ by no more than chance.
    """
    total = sum(of for _, of in counts)
    chance = overall * (1 - overall)
    between = sum(of * (some / of - overall) ** 2 for some, of in counts)
    scale = total - sum(of * of for _, of in counts) / total
    excess = between - chance * (len(counts) - 1)
    if excess <= 0 or scale <= 0 or chance == 0:
        return math.inf
    alike = excess / (chance * (scale - len(counts) + 1)) if scale > len(counts) - 1 else 1.0
    return (1 - alike) / alike if alike < 1 else 0.0
