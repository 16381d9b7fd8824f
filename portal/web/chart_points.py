"""Figures in the order of time as points on a sheet, with the limits within which chance moves them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.measures.control import Point
from portal.web.charts import percent

SIDE = 1000
_Phase = Sequence[tuple[int, Point]]
HEADROOM = 1.1


@dataclass(frozen=True)
class TimePoint:
    """One period: its name, its figure (None: there is none), the figure in words, the cases, its address.

    `mark` says what was changed on purpose in it.
    """

    name: str
    value: float | None
    words: str
    cases: str
    url: str
    mark: str = ""


@dataclass(frozen=True)
class PointMark:
    """A point that can be followed; `stands_out` says that it is more than chance."""

    x: str
    y: str
    point: TimePoint
    stands_out: bool


@dataclass(frozen=True)
class ChangeMark:
    """A change that was made on purpose: where it stands, and what it was."""

    x: str
    words: str


@dataclass(frozen=True)
class PointChart:
    """Points, lines through neighbours, and where there are enough means and limits, anew at each change."""

    marks: tuple[PointMark, ...]
    lines: tuple[str, ...]
    means: tuple[str, ...]
    bands: tuple[str, ...]
    first: str
    last: str
    highest: str
    points: tuple[TimePoint, ...]
    changes: tuple[ChangeMark, ...]


def point_chart(
    points: Sequence[TimePoint], limits: Sequence[Point] | None, highest_words: str
) -> PointChart:
    """Lay out points from 0 to a little above the highest; `limits` has one entry for each known point.

    Raises:
        ValueError: when no point has a figure.
    """
    known = [(place, one.value) for place, one in enumerate(points) if one.value is not None]
    if not known:
        raise ValueError("A picture needs at least one figure.")
    tops = [value for _, value in known] + [one.high for one in limits or ()]
    height = (max(tops) or 1.0) * HEADROOM
    width = max(1, len(points) - 1)
    phases = _phases(known, limits or ())
    marks = tuple(
        PointMark(
            percent(place / width),
            percent(1 - value / height),
            points[place],
            limits is not None and (limits[number].outside or limits[number].shifted),
        )
        for number, (place, value) in enumerate(known)
    )
    return PointChart(
        marks,
        tuple(_runs(known, width, height)),
        tuple(_mean(one, width, height) for one in phases),
        tuple(_band(one, width, height) for one in phases),
        points[0].name,
        points[-1].name,
        highest_words,
        tuple(points),
        _changes(points, width),
    )


def _changes(points: Sequence[TimePoint], width: int) -> tuple[ChangeMark, ...]:
    return tuple(
        ChangeMark(percent(place / width), f"{one.name}: {one.mark}")
        for place, one in enumerate(points)
        if one.mark
    )


def _runs(known: Sequence[tuple[int, float]], width: int, height: float) -> list[str]:
    """One line for each stretch of neighbouring points: over a hole there is none."""
    runs: list[list[tuple[int, float]]] = []
    for place, value in known:
        if runs and runs[-1][-1][0] == place - 1:
            runs[-1].append((place, value))
        else:
            runs.append([(place, value)])
    return [_line(run, width, height) for run in runs if len(run) > 1]


def _phases(known: Sequence[tuple[int, float]], limits: Sequence[Point]) -> list[_Phase]:
    """The places of all known points with their limits, change by change."""
    pairs = zip((place for place, _ in known), limits, strict=False)
    return [list(some) for _, some in groupby(pairs, key=lambda pair: pair[1].phase)]


def _mean(phase: _Phase, width: int, height: float) -> str:
    return _line([(place, one.mean) for place, one in phase], width, height)


def _band(phase: _Phase, width: int, height: float) -> str:
    upper = [(place, one.high) for place, one in phase]
    lower = [(place, max(0.0, one.low)) for place, one in phase]
    return _line(upper + lower[::-1], width, height)


def _line(places: Sequence[tuple[int, float]], width: int, height: float) -> str:
    return " ".join(f"{SIDE * x / width:.0f},{SIDE * (1 - y / height):.0f}" for x, y in places)
