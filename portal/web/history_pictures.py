"""The pictures of a measured history: ways, waiting, months with marked changes, reasons, before and after.

Their marks are no links: the log is gone, and with it the cases behind them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.measures import control
from portal.measures.axes import at_each_tick, scale_of
from portal.measures.catalogue import CATALOGUE
from portal.measures.history.drawn import Change, Compared, Month, Pictures, Reason, Way
from portal.measures.history.step_pictures import UNTIL
from portal.measures.levels.level import Level
from portal.measures.levels.sentences import level_interval, short_value
from portal.measures.statistics import Estimate
from portal.measures.survival import Step as Reached
from portal.measures.words import hours_words
from portal.web.chart_bars import Bar, bars
from portal.web.chart_curves import CurveChart, Step, survival_chart
from portal.web.chart_flow import FlowChart, flow_chart
from portal.web.chart_flow import Way as Ribbon
from portal.web.chart_points import PointChart, TimePoint, point_chart

_WAITING = "M01"
_NEARLY_ALL = 0.98
"""The axis ends where so many of all yeses had come; the few last ones would press the others flat."""


@dataclass(frozen=True)
class GaveLine:
    """One measure before and after a change, with what that says."""

    change: str
    used_from: date
    measure: str
    before: str
    after: str
    verdict: str


@dataclass(frozen=True)
class HistoryPictures:
    """A picture is None, or empty, where the log does not bear it. `until` is a state, or "": for a yes."""

    flow: FlowChart | None
    flow_hides: bool
    curve: CurveChart | None
    points: PointChart | None
    limits_known: bool
    reasons: tuple[Bar, ...]
    reasons_hide: bool
    gave: tuple[GaveLine, ...]
    until: str


def history_pictures(kept: Mapping[str, Any]) -> HistoryPictures:
    """The pictures of a kept report; reports from before there were any have none."""
    known = _pictures(kept)
    points, limits_known = _points(known)
    shown = bars([(_worded(one.reason), one.times, "") for one in known.reasons], known.refused)
    return HistoryPictures(
        flow=_flow(known.ways),
        flow_hides=known.ways_hidden,
        curve=_curve(known),
        points=points,
        limits_known=limits_known,
        reasons=shown,
        reasons_hide=sum(one.times for one in known.reasons) < known.refused,
        gave=tuple(_gave(change, one, known.until) for change in known.changes for one in change.gave),
        until=known.until,
    )


def _pictures(kept: Mapping[str, Any]) -> Pictures:
    changes = [
        Change(
            one["day"],
            one["words"],
            tuple(
                Compared(
                    gave["measure_id"], _estimate(gave["before"]), _estimate(gave["after"]), gave["apart"]
                )
                for gave in one["gave"]
            ),
        )
        for one in kept.get("changes", ())
    ]
    return Pictures(
        waiting=tuple(Reached(**one) for one in kept.get("waiting", ())),
        months=tuple(
            Month(one["month"], _estimate(one["half"]), one["cases"]) for one in kept.get("months", ())
        ),
        changes=tuple(changes),
        ways=tuple(Way(**one) for one in kept.get("ways", ())),
        ways_hidden=kept.get("ways_hidden", False),
        reasons=tuple(Reason(**one) for one in kept.get("reasons", ())),
        refused=kept.get("refused", 0),
        watched=tuple(kept.get("watched", ())),
        until=kept.get("until", ""),
    )


def _estimate(kept: Mapping[str, Any] | None) -> Estimate | None:
    return Estimate(**kept) if kept else None


def _flow(ways: Sequence[Way]) -> FlowChart | None:
    if not ways:
        return None
    names = {name: name for one in ways for name in (one.giver, one.taker)}
    return flow_chart([Ribbon(one.step, one.giver, one.taker, one.cases) for one in ways], names)


def _curve(known: Pictures) -> CurveChart | None:
    steps = known.waiting
    if not steps or not steps[-1].time:
        return None
    nearly = next(one.time for one in steps if one.share >= _NEARLY_ALL * steps[-1].share)
    drawn = [Step(one.time, 1 - one.share, 1 - one.high, 1 - one.low, one.at_risk) for one in steps]
    name = _until(known.until) if known.until else CATALOGUE[_WAITING].name
    return survival_chart([(name, drawn)], scale_of(nearly), {name: at_each_tick(known.watched)})


def _points(known: Pictures) -> tuple[PointChart | None, bool]:
    told = [one for one in known.months if one.half is not None]
    if len(told) < 2:  # noqa: PLR2004 - a line has two ends
        return None, False
    places = [
        next((place for place, one in enumerate(told) if f"{one.month}-31" >= change.day), 0)
        for change in known.changes
    ]
    values = [one.half.value for one in told if one.half is not None]
    limits = control.individuals(values, places)
    points = [_point(one, known.changes) for one in known.months]
    return point_chart(points, limits, hours_words(max(values))), limits is not None


def _point(month: Month, changes: Sequence[Change]) -> TimePoint:
    began = [one.words for one in changes if one.day.startswith(month.month)]
    return TimePoint(
        name=f"{date.fromisoformat(f'{month.month}-01'):%b %Y}",
        value=month.half.value if month.half else None,
        words=hours_words(month.half.value) if month.half else "too few to show",
        cases=f"{month.cases:,}" if month.half else "",
        url="",
        mark="; ".join(began),
    )


def _gave(change: Change, one: Compared, until: str) -> GaveLine:
    name = _until(until) if one.measure_id == UNTIL else CATALOGUE[one.measure_id].name
    before, after = (_short(one.measure_id, side) for side in (one.before, one.after))
    if one.before is None or one.after is None:
        verdict = "Too few cases to compare"
    elif one.apart:
        verdict = f"From {before} to {after}"
    else:
        verdict = f"From {before} to {after}; it may be chance"
    return GaveLine(
        change=change.words,
        used_from=date.fromisoformat(change.day),
        measure=name,
        before=_told(one.measure_id, one.before),
        after=_told(one.measure_id, one.after),
        verdict=verdict,
    )


def _told(measure_id: str, side: Estimate | None) -> str:
    if side is None:
        return "too few to show"
    return f"{_short(measure_id, side)} ({level_interval(measure_id, side)})"


def _short(measure_id: str, side: Estimate | None) -> str:
    return short_value(Level(measure_id, side, frozenset()))


def _until(state: str) -> str:
    return f"Until “{state}”"


def _worded(reason: str) -> str:
    words = reason.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
