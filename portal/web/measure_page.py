"""One measure on a page of its own: its question, its level, how it moved, the picture that answers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import url_for

from portal.actions.read_measures import MeasureReading
from portal.measures import control
from portal.measures.axes import TICKS, scale_of, thinned, watched_at_ticks
from portal.measures.catalogue import CATALOGUE
from portal.measures.catalogue.definition import Definition
from portal.measures.flows import links
from portal.measures.levels.level import CaseView, Level
from portal.measures.levels.levels import TOO_FEW, guarded, level
from portal.measures.levels.parts import levels_of_parts
from portal.measures.levels.sentences import SHARES, short_value
from portal.measures.levels.told_parts import told_parts
from portal.measures.levels.trend import Period as Month
from portal.measures.levels.trend import by_month
from portal.measures.levels.waiting import WAITS, waits
from portal.measures.suppression import enough
from portal.measures.survival import Curve, curve
from portal.web.chart_bars import Bar, bars
from portal.web.chart_curves import CurveChart, Step, survival_chart
from portal.web.chart_flow import FlowChart, Way, flow_chart
from portal.web.chart_points import PointChart, TimePoint, point_chart
from portal.web.decoy_lines import DecoyLines
from portal.web.measure_parts import Part, over_part, parts_of
from portal.web.measures_page import HeadLine, level_line
from portal.web.periods import Period, arguments_between
from portal.web.severity_lines import SeverityLine

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
    cases: Sequence[CaseView]
    level: Level


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
    parts: tuple[Bar, ...]
    parts_hide: bool
    flow: FlowChart | None
    flow_hides: bool
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
    own, customers = level(measure_id, reading.cases, own_cases=True), reading.customer_of
    whole = _Group(CATALOGUE[measure_id].name, reading.cases, guarded(own, customers))
    groups = _groups(whole, reading, compare)
    by = by_month(measure_id, reading.cases, customers)
    months = tuple(_month(measure_id, one, zone) for one in by)
    limits = _limits(measure_id, by)
    shown = [one for one in months if one.value is not None]
    parts = parts_of(measure_id, reading.cases, unopened)
    drawn = _bars(measure_id, parts, customers, period)
    flow, hides = _flow(measure_id, reading, names, period)
    highest = max(shown, key=lambda one: one.value or 0.0).words if shown else ""
    return MeasurePage(
        definition=CATALOGUE[measure_id],
        line=level_line(whole.level, period),
        groups=tuple((one.name, level_line(one.level, period)) for one in groups),
        points=point_chart(months, limits, highest) if len(shown) > 1 else None,
        limits_known=limits is not None,
        curves=_curves(measure_id, groups or [whole], customers, period),
        parts=drawn,
        parts_hide=len(drawn) < len(parts),
        flow=flow,
        flow_hides=hides,
        months=months,
        behind=own.cases,
    )


def _groups(whole: _Group, reading: MeasureReading, compare: str) -> list[_Group]:
    """The groups compared; those that make up the whole are guarded together."""
    measure_id = whole.level.measure_id
    if compare == "before":
        earlier = level(measure_id, reading.before, reading.customer_of)
        before = _Group("The same length before", reading.before, earlier)
        return [replace(whole, name="This time"), before]
    if compare == "hands":
        alone = [view for view in reading.cases if len(set(view.hands)) <= 1]
        several = [view for view in reading.cases if len(set(view.hands)) > 1]
        one, other = levels_of_parts(measure_id, (alone, several), reading.customer_of)
        return [_Group("One company", alone, one), _Group("Several companies", several, other)]
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


def _curves(
    measure_id: str, groups: Sequence[_Group], customers: Mapping[UUID, UUID], period: Period
) -> CurveChart | None:
    if measure_id not in WAITS:
        return None
    drawn, watched = [], {}
    for one in groups:
        seen = waits(measure_id, one.cases)
        if one.level.why != TOO_FEW and enough([case_id for case_id, _ in seen], customers):
            drawn.append((one.name, curve(wait for _, wait in seen)))
            watched[one.name] = watched_at_ticks(wait.span for _, wait in seen)
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
    measure_id: str, parts: Sequence[Part], customers: Mapping[UUID, UUID], period: Period
) -> tuple[Bar, ...]:
    whole = frozenset[UUID]().union(*(one.cases for one in parts))
    told = told_parts([one.cases for one in parts], whole, customers)
    parts = [one for place, one in enumerate(parts) if place in told]
    if not parts:
        return ()
    kept: dict[str, Any] = {"measure_id": measure_id, **period.arguments, "_anchor": "cases"}
    rows = [(one.name, one.count, url_for("measures.measure", part=one.key, **kept)) for one in parts]
    return bars(rows, parts[0].of)


def _flow(
    measure_id: str, reading: MeasureReading, names: Mapping[UUID, str], period: Period
) -> tuple[FlowChart | None, bool]:
    if measure_id not in FLOWS:
        return None, False
    shown, hidden = links(reading.cases, reading.customer_of)
    if not shown:
        return None, hidden is not None
    kept: dict[str, Any] = dict(period.arguments)
    ways = [
        Way(one.step, str(giver), str(taker), len(one.cases), _between(giver, taker, kept))
        for one in shown
        for giver, taker in [(one.from_organization_id, one.to_organization_id)]
    ]
    return flow_chart(ways, {str(one): name for one, name in names.items()}), hidden is not None


def _between(giver: UUID, taker: UUID, kept: Mapping[str, Any]) -> str:
    return url_for("gaps.between", from_id=giver, to_id=taker, **kept)
