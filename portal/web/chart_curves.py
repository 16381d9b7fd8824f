"""Curves laid out for SVG: the survival curve with its number at risk, and the small trend line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from portal.measures.axes import TICKS
from portal.web.charts import percent

SIDE = 1000  # a curve is drawn on a square of this many units and stretched to its room


@dataclass(frozen=True)
class Step:
    """After `hours` the share that still waits falls to `share` (0 to 1), surely between `low` and `high`."""

    hours: float
    share: float
    low: float
    high: float
    at_risk: int
    url: str = ""

    @property
    def words(self) -> str:
        """The instant of the step on its axis: "6 h"."""
        return hours_words(self.hours)


@dataclass(frozen=True)
class CurveMark:
    """A place on the curve that can be followed, in per cent from the left and from the top."""

    x: str
    y: str
    step: Step


@dataclass(frozen=True)
class Curve:
    """One line: its points as an SVG `points` list, its band, its marks; `look` is 1-6.

    Only a step that can be followed has a mark: a dot that leads nowhere would look as if it did.
    """

    name: str
    look: int
    points: str
    band: str
    marks: tuple[CurveMark, ...]


@dataclass(frozen=True)
class Tick:
    """A word at a place of an axis, in per cent."""

    at: str
    words: str


@dataclass(frozen=True)
class CurveChart:
    """Lines over the same axes; `at_risk` has for each line the numbers still waiting at each tick of x."""

    curves: tuple[Curve, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    at_risk: tuple[tuple[str, tuple[int, ...]], ...]


def survival_chart(
    lines: Sequence[tuple[str, Sequence[Step]]],
    hours: float,
    watched: Mapping[str, Mapping[float, int]] = MappingProxyType({}),
) -> CurveChart:
    """Lay out survival curves (Kaplan-Meier steps) from 0 to `hours`; each line begins at a share of 1.

    `watched` has by a line's name how many are still watched at each tick, by its hours; without it, the
    number is that of the next step, which leaves out those who are lost from sight before it.

    Raises:
        ValueError: when `hours` is not positive.
    """
    if hours <= 0:
        raise ValueError("A survival curve needs a positive span of hours.")
    ticks = [hours * place / TICKS for place in range(TICKS + 1)]
    return CurveChart(
        curves=tuple(_curve(name, look, steps, hours) for look, (name, steps) in enumerate(lines, start=1)),
        x_ticks=tuple(Tick(percent(tick / hours), hours_words(tick)) for tick in ticks),
        y_ticks=tuple(
            Tick(percent(1 - place / TICKS), f"{100 * place // TICKS} %") for place in range(TICKS + 1)
        ),
        at_risk=tuple(
            (name, tuple(_still_waiting(steps, tick, watched.get(name, {})) for tick in ticks))
            for name, steps in lines
        ),
    )


def hours_words(hours: float) -> str:
    """A tick in the unit that reads best: "30 min", "6 h", "3 d"."""
    if hours == 0:
        return "0"
    if hours < 1:
        return f"{round(60 * hours)} min"
    return f"{hours:g} h" if hours < 48 or hours % 24 else f"{hours / 24:g} d"  # noqa: PLR2004 - two days


def _still_waiting(steps: Sequence[Step], hours: float, watched: Mapping[float, int]) -> int:
    """How many still wait just before an hour."""
    if watched:
        return watched[hours]
    return next((step.at_risk for step in steps if step.hours >= hours), 0)


def _curve(name: str, look: int, steps: Sequence[Step], hours: float) -> Curve:
    shown = [step for step in steps if step.hours <= hours]
    line = _stairs([(step.hours / hours, step.share) for step in shown])
    upper = _stairs([(step.hours / hours, step.high) for step in shown])
    lower = _stairs([(step.hours / hours, step.low) for step in shown])
    marks = tuple(
        CurveMark(percent(step.hours / hours), percent(1 - step.share), step) for step in shown if step.url
    )
    return Curve(name, look, _points(line), _points(upper + lower[::-1]), marks)


def _stairs(corners: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stair that begins at (0, 1), falls at each corner and goes on level to the right edge."""
    points = [(0.0, 1.0)]
    for x, y in corners:
        points += [(x, points[-1][1]), (x, y)]
    return [*points, (1.0, points[-1][1])]


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{SIDE * x:.0f},{SIDE * (1 - y):.0f}" for x, y in points)


@dataclass(frozen=True)
class TrendLine:
    """A small line without axes: points, the last place, and what it says in words."""

    points: str
    last_x: str
    last_y: str
    words: str


def trend_line(values: Sequence[float], words: str) -> TrendLine:
    """Lay out values in equal steps, the smallest at the bottom; `words` says the trend aloud.

    Raises:
        ValueError: when there are fewer than two values.
    """
    if len(values) < 2:  # noqa: PLR2004 - a line has two ends
        raise ValueError("A trend needs at least two values.")
    low, high = min(values), max(values)
    height = (high - low) or 1.0
    places = [(place / (len(values) - 1), (value - low) / height) for place, value in enumerate(values)]
    return TrendLine(_points(places), "100%", percent(1 - places[-1][1]), words)
