"""The flow of cases from company to company, step by step: ribbons as wide as the cases that went so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from portal.measures.flows import Link
from portal.web.charts import PARTS, percent

SIDE = 1000
_NODE = 0.02
_GAP = 0.03


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
    """Boxes and the ribbons between them."""

    nodes: tuple[FlowNode, ...]
    ribbons: tuple[FlowRibbon, ...]


def flow_chart(
    links: Sequence[Link], names: Mapping[UUID, str], urls: Mapping[tuple[UUID, UUID], str]
) -> FlowChart:
    """Lay out links by their step; each company keeps its colour at every step."""
    looks = {one: min(place, PARTS) for place, one in enumerate(_organizations(links), start=1)}
    columns = max((one.step for one in links), default=0) + 1
    sizes = _sizes(links)
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
    return FlowChart(nodes, tuple(_ribbons(links, names, urls, looks, tops, scale, columns)))


def _organizations(links: Sequence[Link]) -> list[UUID]:
    return list(
        dict.fromkeys(one for link in links for one in (link.from_organization_id, link.to_organization_id))
    )


def _sizes(links: Sequence[Link]) -> dict[tuple[int, UUID], int]:
    """How many cases each box holds: the larger of what comes in and what goes out."""
    into: dict[tuple[int, UUID], int] = {}
    out: dict[tuple[int, UUID], int] = {}
    for link in links:
        giver, taker = (link.step - 1, link.from_organization_id), (link.step, link.to_organization_id)
        out[giver] = out.get(giver, 0) + len(link.cases)
        into[taker] = into.get(taker, 0) + len(link.cases)
    return {
        key: max(into.get(key, 0), out.get(key, 0))
        for key in sorted(into | out, key=lambda one: (one[0], str(one[1])))
    }


def _scale(sizes: Mapping[tuple[int, UUID], int], columns: int) -> float:
    fits = []
    for column in range(columns):
        held = [size for (place, _), size in sizes.items() if place == column]
        if held:
            fits.append((1 - _GAP * (len(held) - 1)) / sum(held))
    return min(fits, default=0.0)


def _tops(
    sizes: Mapping[tuple[int, UUID], int], columns: int, scale: float, looks: Mapping[UUID, int]
) -> dict[tuple[int, UUID], float]:
    tops: dict[tuple[int, UUID], float] = {}
    for column in range(columns):
        place = 0.0
        held = sorted(
            (key for key in sizes if key[0] == column), key=lambda key: (looks[key[1]], str(key[1]))
        )
        for key in held:
            tops[key] = place
            place += sizes[key] * scale + _GAP
    return tops


def _ribbons(
    links: Sequence[Link],
    names: Mapping[UUID, str],
    urls: Mapping[tuple[UUID, UUID], str],
    looks: Mapping[UUID, int],
    tops: Mapping[tuple[int, UUID], float],
    scale: float,
    columns: int,
) -> list[FlowRibbon]:
    left, right = dict(tops), dict(tops)
    found = []
    for link in sorted(
        links, key=lambda one: (one.step, looks[one.from_organization_id], looks[one.to_organization_id])
    ):
        giver, taker = (link.step - 1, link.from_organization_id), (link.step, link.to_organization_id)
        size = len(link.cases) * scale
        begins, ends = (place / max(1, columns - 1) * (1 - _NODE) for place in (link.step - 1, link.step))
        path = _path(begins + _NODE, left[giver], ends, right[taker], size)
        left[giver] += size
        right[taker] += size
        who, whom = names[link.from_organization_id], names[link.to_organization_id]
        words = f"{who} to {whom}: {len(link.cases)} cases"
        pair = link.from_organization_id, link.to_organization_id
        found.append(
            FlowRibbon(
                path,
                looks[link.from_organization_id],
                words,
                link.step,
                who,
                whom,
                len(link.cases),
                urls[pair],
            )
        )
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
