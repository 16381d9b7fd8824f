"""Shares on a sheet by how many cases they rest on, with what chance alone makes of that: a funnel."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from portal.measures.comparison import Compared, chance_limits
from portal.web.charts import percent

SIDE = 1000
_HEADROOM = 1.1
_FEWEST = 10
_PLACES = 60


@dataclass(frozen=True)
class ChanceMark:
    """One of them as a point that can be followed; `beyond` says that it differs by more than chance."""

    x: str
    y: str
    name: str
    words: str
    url: str
    beyond: bool


@dataclass(frozen=True)
class ChanceChart:
    """The points, the line of all together, and the two bands in which 95 % and 99.8 % of chance lie."""

    marks: tuple[ChanceMark, ...]
    overall: str
    bands: tuple[str, ...]
    highest: str
    least: str
    most: str


def chance_chart(found: Sequence[tuple[Compared[str], str]]) -> ChanceChart:
    """Lay out each (compared by its name, address): to the right by the cases (logarithm), up by the share.

    Raises:
        ValueError: when there is none.
    """
    if not found:
        raise ValueError("A picture needs at least one share.")
    sheet = _Sheet.around([one for one, _ in found])
    overall = found[0][0].overall
    marks = tuple(
        ChanceMark(
            percent(sheet.across(one.n)),
            percent(sheet.down(one.share)),
            one.name,
            f"{round(100 * one.share)}% of {one.n:,}",
            url,
            one.beyond,
        )
        for one, url in found
    )
    numbers = sheet.numbers
    limits = [chance_limits(overall, number) for number in numbers]
    bands = tuple(sheet.band(numbers, [one[which] for one in limits]) for which in (1, 0))
    highest, *edges = f"{round(100 * sheet.top)}%", f"{sheet.least:,} cases", f"{sheet.most:,} cases"
    return ChanceChart(marks, percent(sheet.down(overall)), bands, highest, *edges)


@dataclass(frozen=True)
class _Sheet:
    """From how few cases on the left to how many on the right, and the share at the top."""

    least: int
    most: int
    top: float

    @classmethod
    def around(cls, shown: Sequence[Compared[str]]) -> "_Sheet":
        """With room for these, and for chance around the one with fewest cases."""
        least = min(_FEWEST, *(one.n for one in shown))
        most = max(2 * least, *(one.n for one in shown))
        highest = max(value for one in shown for value in (one.share, one.far[1]))
        return cls(least, most, min(1.0, highest * _HEADROOM) or 1.0)

    @property
    def numbers(self) -> list[int]:
        """Numbers of cases from left to right at which the bands are drawn."""
        step = (self.most / self.least) ** (1 / _PLACES)
        return sorted({round(self.least * step**place) for place in range(_PLACES + 1)})

    def across(self, number: int) -> float:
        return math.log(number / self.least) / math.log(self.most / self.least)

    def down(self, share: float) -> float:
        return 1 - min(share, self.top) / self.top

    def band(self, numbers: Sequence[int], limits: Sequence[tuple[float, float]]) -> str:
        """A band as the corners of a polygon."""
        upper = [(self.across(one), self.down(high)) for one, (_, high) in zip(numbers, limits, strict=True)]
        lower = [(self.across(one), self.down(low)) for one, (low, _) in zip(numbers, limits, strict=True)]
        return " ".join(f"{SIDE * x:.0f},{SIDE * y:.0f}" for x, y in upper + lower[::-1])
