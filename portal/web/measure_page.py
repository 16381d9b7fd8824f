"""One measure on a page of its own: its question, its level, how it moved, the picture that answers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import url_for

from portal.actions.read_measures import MeasureReading
from portal.measures import control
from portal.measures.axes import TICKS, at_each_tick, scale_of, thinned, watched_at_ticks
from portal.measures.catalogue import CATALOGUE
from portal.measures.catalogue.definition import Definition
from portal.measures.chosen_cases import ChosenCases, Told
from portal.measures.flows import links
from portal.measures.levels.level import Level
from portal.measures.levels.levels import TOO_FEW, level
from portal.measures.levels.parts import by_hands, levels_of_parts
from portal.measures.levels.sentences import SHARES, short_value
from portal.measures.levels.trend import Period as Month
from portal.measures.levels.waiting import WAITS, waits
from portal.measures.survival import Curve, curve
from portal.web.chart_bars import Bar, bars
from portal.web.chart_curves import CurveChart, Step, survival_chart
from portal.web.chart_flow import FlowChart, Way, flow_chart
from portal.web.chart_points import PointChart, TimePoint, point_chart
from portal.web.decoy_lines import DecoyLines
from portal.web.measure_parts import held_bars, over_part, parts_of, told_apart
from portal.web.measures_page import HeadLine, level_line
from portal.web.periods import Period, arguments_between
from portal.web.severity_lines import SeverityLine
from portal.web.told_time import only_words

Drawn = TypeVar("Drawn")
COMPARISONS = {
    "": "Nothing",
    "before": "The same length of time before",
    "hands": "Cases of one company and of several",
}
FLOWS = ("M05", "M06", "M14")


@dataclass(frozen=True)
class _Group:
    """Cases that are told of together, with their level."""

    name: str
    told: Told
    level: Level


@dataclass(frozen=True)
class Picture(Generic[Drawn]):
    """A picture of parts, or None; whether some of them are not told; `only` as in `HeadLine`.

    What is not told in this time may have no cases in it: whoever knew that could take away all others.
    """

    drawn: Drawn | None
    hides: bool = False
    only: str = ""


@dataclass(frozen=True)
class MeasurePage:
    """Everything on it; a picture is None where the measure has none or the data do not bear one.

    `behind` are the reader's own cases behind the figure, also where they are too few for one.
    """

    definition: Definition
    line: HeadLine
    groups: tuple[tuple[str, HeadLine], ...]
    points: PointChart | None
    limits_known: bool
    curves: CurveChart | None
    parts: Picture[tuple[Bar, ...]]
    held: tuple[Bar, ...]
    flow: Picture[FlowChart]
    months: tuple[TimePoint, ...]
    behind: frozenset[UUID]
    severities: tuple[SeverityLine, ...] = ()
    decoys: DecoyLines | None = None


def measure_page(
    measure_id: str,
    reading: MeasureReading,
    names: Mapping[UUID, str],
    period: Period,
    compare: str,
    zone: ZoneInfo,
    unopened: Sequence[UUID] = (),
) -> MeasurePage:
    """The page of one measure of this reading. Raises `KeyError` for one that the catalogue does not have.

    `unopened` has the case of each file that nobody has opened, for the measure of what was given.
    """
    chosen = reading.chosen
    told, own = chosen.told(measure_id), level(measure_id, chosen.cases, own_cases=True)
    whole = _Group(CATALOGUE[measure_id].name, told, chosen.level(measure_id))
    groups = _groups(whole, reading, compare)
    by = chosen.by_month(measure_id)
    months = tuple(_month(measure_id, one, zone) for one in by)
    limits = _limits(measure_id, by)
    shown = [one for one in months if one.value is not None]
    highest = max(shown, key=lambda one: one.value or 0.0).words if shown else ""
    return MeasurePage(
        definition=CATALOGUE[measure_id],
        line=level_line(whole.level, period, told.only),
        groups=tuple((one.name, level_line(one.level, period, one.told.only)) for one in groups),
        points=point_chart(months, limits, highest) if len(shown) > 1 else None,
        limits_known=limits is not None,
        curves=_curves(measure_id, groups or [whole], period),
        parts=_bars(measure_id, chosen, unopened, period),
        held=_held(measure_id, told, period),
        flow=_flow(measure_id, chosen, names, period),
        months=months,
        behind=own.cases,
    )


def _groups(whole: _Group, reading: MeasureReading, compare: str) -> list[_Group]:
    """The groups compared; those that make up the whole are told at the same times."""
    measure_id, chosen = whole.level.measure_id, reading.chosen
    if compare == "before" and reading.before is not None:
        earlier = reading.before
        before = _Group("The same length before", earlier.told(measure_id), earlier.level(measure_id))
        return [replace(whole, name="This time"), before]
    if compare == "hands":
        parts = by_hands(measure_id, chosen.known)
        told = chosen.told_parts(measure_id, [parts], apart=parts)
        sides = [[view for view in told.cases if view.several is side] for side in (False, True)]
        both = len(told.shown[0]) == len(sides)
        levels = levels_of_parts(measure_id, sides if both else ((), ()), chosen.customer_of)
        return [
            _Group(name, Told(side, told.only), of)
            for name, side, of in zip(("One company", "Several companies"), sides, levels, strict=True)
        ]
    return []


def _month(measure_id: str, month: Month, zone: ZoneInfo) -> TimePoint:
    arguments: dict[str, Any] = arguments_between(month.since, month.before, zone)
    value = month.level.value
    return TimePoint(
        name=f"{month.since:%b %Y}",
        value=value.value if value else None,
        words=short_value(month.level) if value else "too few to show",
        cases=f"{len(month.level.cases):,}" if value else "",
        url=url_for("measures.measure", measure_id=measure_id, **arguments),
    )


def _limits(measure_id: str, months: Sequence[Month]) -> list[control.Point] | None:
    """Limits of chance over the months that have a figure; None for fewer than eight."""
    known = [one.level.value for one in months if one.level.value is not None]
    if measure_id in SHARES:
        return control.shares([(round(one.value * one.n), one.n) for one in known]) if known else None
    return control.individuals([one.value for one in known])


def _curves(measure_id: str, groups: Sequence[_Group], period: Period) -> CurveChart | None:
    if measure_id not in WAITS:
        return None
    drawn, watched = [], {}
    for one in groups:
        if one.level.why != TOO_FEW:
            seen = waits(measure_id, one.told.cases)
            drawn.append((one.name, curve(wait for _, wait in seen)))
            watched[one.name] = at_each_tick(watched_at_ticks(wait.span for _, wait in seen))
    longest = max((step.time for _, one in drawn for step in one.steps), default=0.0)
    if not longest:
        return None
    hours = scale_of(longest)
    urls = _urls_of_steps(measure_id, drawn[0][1], hours, period) if len(drawn) == 1 else {}
    return survival_chart([(name, _steps(one, urls)) for name, one in drawn], hours, watched)


def _steps(of: Curve, urls: Mapping[float, str]) -> list[Step]:
    """The share that still waits: the other side of the share for whom it has happened."""
    return [
        Step(one.time, 1 - one.share, 1 - one.high, 1 - one.low, one.at_risk, urls.get(one.time, ""))
        for one in thinned(of.steps)
    ]


def _urls_of_steps(measure_id: str, of: Curve, hours: float, period: Period) -> dict[float, str]:
    """Links from the last step before each tick to the cases that waited longer; on each it would be many."""
    kept: dict[str, Any] = {"measure_id": measure_id, **period.arguments, "_anchor": "cases"}
    ticks = (hours * place / TICKS for place in range(1, TICKS + 1))
    steps = thinned(of.steps)
    last = {max((one.time for one in steps if one.time <= tick), default=None) for tick in ticks}
    return {
        time: url_for("measures.measure", part=over_part(time), **kept) for time in last if time is not None
    }


def _bars(
    measure_id: str, chosen: ChosenCases, unopened: Sequence[UUID], period: Period
) -> Picture[tuple[Bar, ...]]:
    known = parts_of(measure_id, chosen.known, unopened)
    apart = told_apart(measure_id, known)
    told = chosen.told_parts(measure_id, [[one.cases for one in known]], apart)
    keys = {one.key for place, one in enumerate(known) if place in told.shown[0]}
    parts = [one for one in parts_of(measure_id, told.cases, unopened) if one.key in keys]
    hides = len(parts) < len(known)
    if not parts:
        return Picture(None, hides)
    kept: dict[str, Any] = {"measure_id": measure_id, **period.arguments, "_anchor": "cases"}
    rows = [(one.name, one.count, url_for("measures.measure", part=one.key, **kept)) for one in parts]
    return Picture(bars(rows, parts[0].of), hides, only_words(told.only))


def _held(measure_id: str, told: Told, period: Period) -> tuple[Bar, ...]:
    kept: dict[str, Any] = {"measure_id": measure_id, **period.arguments, "_anchor": "cases"}
    return held_bars(measure_id, told.cases, url_for("measures.measure", **kept))


def _flow(
    measure_id: str, chosen: ChosenCases, names: Mapping[UUID, str], period: Period
) -> Picture[FlowChart]:
    if measure_id not in FLOWS:
        return Picture(None)
    told, shown = chosen.told_ways(measure_id)
    hides = len(shown) < len(links(chosen.known))
    if not shown:
        return Picture(None, hides)
    kept: dict[str, Any] = dict(period.arguments)
    ways = [
        Way(one.step, str(giver), str(taker), len(one.cases), _between(giver, taker, kept))
        for one in shown
        for giver, taker in [(one.from_organization_id, one.to_organization_id)]
    ]
    drawn = flow_chart(ways, {str(one): name for one, name in names.items()})
    return Picture(drawn, hides, only_words(told.only))


def _between(giver: UUID, taker: UUID, kept: Mapping[str, Any]) -> str:
    return url_for("gaps.between", from_id=giver, to_id=taker, **kept)
