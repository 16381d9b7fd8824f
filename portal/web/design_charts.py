"""Examples of every chart for the component page."""

from datetime import datetime, timedelta

from portal.measures.comparison import compare_shares
from portal.measures.control import individuals
from portal.web.chart_bars import Bar, bars
from portal.web.chart_curves import CurveChart, Step, TrendLine, survival_chart, trend_line
from portal.web.chart_flow import FlowChart, Way, flow_chart
from portal.web.chart_matrix import Matrix, PairFigure, pair_matrix
from portal.web.chart_points import PointChart, TimePoint, point_chart
from portal.web.charts import HeldBar, HeldSpan, held_bar
from portal.web.gap_chance import Chance, chance

_CASES = "/design#cases"
Example = HeldBar | CurveChart | Matrix | TrendLine | PointChart | FlowChart | tuple[Bar, ...] | Chance | None


def chart_examples(now: datetime) -> dict[str, Example]:
    """A bar with a gap, curves, a matrix with a pair of too few, points, a funnel, a flow, bars, a trend."""
    return {
        "held": _held(now),
        "survival": _survival(),
        "matrix": _matrix(),
        "points": _points(),
        "flow": _flow(),
        "chance": _chance(),
        "bars": bars([("Not our product", 12, "/design#a"), ("Duplicate", 5, "/design#b")], 20),
        "trend": trend_line([9, 8, 8.5, 7, 7.5, 6, 5, 5.5, 4], "Falling: from 9 to 4 hours over nine weeks"),
    }


def _points() -> PointChart:
    values = [5.0, 5.4, 4.8, 5.2, 5.1, 4.9, 5.3, 5.0, 9.0, 5.2, 4.9, 5.1]
    points = [
        TimePoint(f"Month {place}", value, f"{value:g} hours", "20", "/design#cases")
        for place, value in enumerate(values, start=1)
    ]
    return point_chart(points, individuals(values), "9 hours")


def _chance() -> Chance | None:
    counts = {"Alder asks Birch": (6, 60), "Alder asks Cedar": (40, 120), "Birch asks Alder": (1, 12)}
    return chance([(one, _CASES) for one in compare_shares(counts)])


def _flow() -> FlowChart:
    names = {"alder": "Alder Systems", "birch": "Birch Networks", "cedar": "Cedar Storage"}
    ways = [
        Way(1, "alder", "birch", 40, _CASES),
        Way(1, "alder", "cedar", 20, _CASES),
        Way(2, "birch", "alder", 15, _CASES),
        Way(2, "cedar", "birch", 12, _CASES),
    ]
    return flow_chart(ways, names)


def _held(now: datetime) -> HeldBar:
    holders = ("Alder Systems", "Customer's permission", "Redaction", "", "Cedar Storage", "Alder Systems")
    hours = (6, 9, 1, 7, 20, 5)
    spans = []
    instant = now - timedelta(hours=sum(hours))
    for holder, length in zip(holders, hours, strict=True):
        spans.append(HeldSpan(holder, instant, instant + timedelta(hours=length), "/design#timeline"))
        instant = spans[-1].ended_at
    return held_bar(spans)


def _survival() -> CurveChart:
    def steps(pace: float, cases: int) -> list[Step]:
        shares = [(hours, pace ** (hours / 6)) for hours in (2, 5, 9, 14, 20, 27, 36, 44)]
        return [
            Step(
                hours,
                share,
                max(0, share - 0.08),
                min(1, share + 0.08),
                round(cases * share),
                "/design#cases",
            )
            for hours, share in shares
        ]

    return survival_chart([("Cedar Storage", steps(0.7, 84)), ("Birch Networks", steps(0.85, 41))], 48)


def _matrix() -> Matrix:
    names = ("Alder Systems", "Birch Networks", "Cedar Storage")
    alder, birch, cedar = names
    figures = {
        (alder, birch): PairFigure(6.5, "6.5 h", 41, "/design?from=alder"),
        (alder, cedar): PairFigure(2.25, "2.3 h", 84, "/design?from=alder"),
        (birch, alder): PairFigure(11, "11 h", 12, "/design?from=birch"),
        (birch, cedar): PairFigure(30, "30 h", 4, "/design?from=birch"),
        (cedar, alder): PairFigure(4, "4 h", 37, "/design?from=cedar"),
    }
    return pair_matrix(names, figures)
