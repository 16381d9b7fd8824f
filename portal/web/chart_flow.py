"""The flow of cases from company to company, step by step: ribbons as wide as the cases that went so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.web.charts import PARTS, percent

SIDE = 1000
_NODE = 0.02
_GAP = 0.03


@dataclass(frozen=True)
class Way:
    """How many cases went from one company to another as their `step`-th passing on, and where they are.

    Companies stand by a key of their own, so that two of one name stay two.
    """

    step: int
    giver: str
    taker: str
    cases: int
    url: str = ""


@dataclass(frozen=True)
class FlowNode:
    """A company at one step: where its box stands, in per cent."""

    name: str
    x: str
    y: str
    height: str
    look: int
    cases: int
    ends: bool


@dataclass(frozen=True)
class FlowRibbon:
    """Cases that went from one box to the next: the path, who, how many, and where the cases are."""

    path: str
    look: int
    words: str
    step: int
    giver: str
    taker: str
    cases: int
    url: str


@dataclass(frozen=True)
class FlowChart:
    """Boxes and the ribbons between them; each company with its colour for where names have no room."""

    nodes: tuple[FlowNode, ...]
    ribbons: tuple[FlowRibbon, ...]
    legend: tuple[tuple[str, int], ...]


def flow_chart(ways: Sequence[Way], names: Mapping[str, str]) -> FlowChart:
    """Lay out ways by their step; each company keeps its colour at every step. `names` are by key."""
    looks = {one: min(place, PARTS) for place, one in enumerate(_organizations(ways), start=1)}
    columns = max((one.step for one in ways), default=0) + 1
    sizes = _sizes(ways)
    scale = _scale(sizes, columns)
    tops = _tops(sizes, columns, scale, looks)
    nodes = tuple(
        FlowNode(
            names[who],
            percent(column / max(1, columns - 1) * (1 - _NODE)),
            percent(tops[column, who]),
            percent(size * scale),
            looks[who],
            size,
            column == columns - 1,
        )
        for (column, who), size in sizes.items()
    )
    legend = tuple((names[one], look) for one, look in looks.items())
    return FlowChart(nodes, tuple(_ribbons(ways, names, looks, tops, scale, columns)), legend)


def _organizations(ways: Sequence[Way]) -> list[str]:
    return list(dict.fromkeys(one for way in ways for one in (way.giver, way.taker)))


def _sizes(ways: Sequence[Way]) -> dict[tuple[int, str], int]:
    """How many cases each box holds: the larger of what comes in and what goes out."""
    into: dict[tuple[int, str], int] = {}
    out: dict[tuple[int, str], int] = {}
    for way in ways:
        giver, taker = (way.step - 1, way.giver), (way.step, way.taker)
        out[giver] = out.get(giver, 0) + way.cases
        into[taker] = into.get(taker, 0) + way.cases
    return {
        key: max(into.get(key, 0), out.get(key, 0))
        for key in sorted(into | out, key=lambda one: (one[0], one[1]))
    }


def _scale(sizes: Mapping[tuple[int, str], int], columns: int) -> float:
    fits = []
    for column in range(columns):
        held = [size for (place, _), size in sizes.items() if place == column]
        if held:
            fits.append((1 - _GAP * (len(held) - 1)) / sum(held))
    return min(fits, default=0.0)


def _tops(
    sizes: Mapping[tuple[int, str], int], columns: int, scale: float, looks: Mapping[str, int]
) -> dict[tuple[int, str], float]:
    tops: dict[tuple[int, str], float] = {}
    for column in range(columns):
        place = 0.0
        held = sorted((key for key in sizes if key[0] == column), key=lambda key: (looks[key[1]], key[1]))
        for key in held:
            tops[key] = place
            place += sizes[key] * scale + _GAP
    return tops


def _ribbons(
    ways: Sequence[Way],
    names: Mapping[str, str],
    looks: Mapping[str, int],
    tops: Mapping[tuple[int, str], float],
    scale: float,
    columns: int,
) -> list[FlowRibbon]:
    left, right = dict(tops), dict(tops)
    found = []
    for way in sorted(ways, key=lambda one: (one.step, looks[one.giver], looks[one.taker])):
        giver, taker = (way.step - 1, way.giver), (way.step, way.taker)
        size = way.cases * scale
        begins, ends = (place / max(1, columns - 1) * (1 - _NODE) for place in (way.step - 1, way.step))
        path = _path(begins + _NODE, left[giver], ends, right[taker], size)
        left[giver] += size
        right[taker] += size
        who, whom = names[way.giver], names[way.taker]
        words = f"{who} to {whom}: {way.cases:,} cases"
        found.append(FlowRibbon(path, looks[way.giver], words, way.step, who, whom, way.cases, way.url))
    return found


def _path(x0: float, y0: float, x1: float, y1: float, size: float) -> str:
    """A ribbon of one thickness, level where it begins and ends."""
    left, right, middle = SIDE * x0, SIDE * x1, SIDE * (x0 + x1) / 2
    top, end, thick = SIDE * y0, SIDE * y1, SIDE * size
    return (
        f"M{left:.0f},{top:.0f} C{middle:.0f},{top:.0f} {middle:.0f},{end:.0f} {right:.0f},{end:.0f} "
        f"L{right:.0f},{end + thick:.0f} C{middle:.0f},{end + thick:.0f} {middle:.0f},{top + thick:.0f} "
        f"{left:.0f},{top + thick:.0f} Z"
    )
