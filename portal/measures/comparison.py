"""Comparing companies without ranking them: which differ from the rest by more than chance, and by how much.

Funnel plot: Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202. Shrunken shares: beta-binomial,
empirical Bayes by the method of moments, Kleinman, JASA 68 (1973) 46-54.
"""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)

_NEAR, _FAR = 1.959963984540054, 3.090232306167813
"""95 % and 99.8 % of chance lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class Compared(Generic[Name]):
    """One company's share beside what chance allows around the overall share for its number of cases.

    `near` is the 95 % and `far` the 99.8 % range; `beyond` says that it lies outside `far`. `shrunken` is the
    best guess of its true share: few cases are drawn towards the overall share.
    """

    name: Name
    share: float
    n: int
    overall: float
    near: tuple[float, float]
    far: tuple[float, float]
    beyond: bool
    shrunken: float


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
        share, deviation = some / of, math.sqrt(overall * (1 - overall) / of)
        far = _range(overall, _FAR * deviation)
        own = of / (of + weight) if math.isfinite(weight) else 0.0
        found.append(
            Compared(
                name=name,
                share=share,
                n=of,
                overall=overall,
                near=_range(overall, _NEAR * deviation),
                far=far,
                beyond=not far[0] <= share <= far[1],
                shrunken=own * share + (1 - own) * overall,
            )
        )
    return found


def _range(middle: float, reach: float) -> tuple[float, float]:
    return max(0.0, middle - reach), min(1.0, middle + reach)


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
