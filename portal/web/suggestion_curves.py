"""How long suggested changes wait for somebody who can act, and for daily use, as curves."""

from collections.abc import Sequence

from portal.measures.axes import TICKS, thinned, watched_at_ticks
from portal.measures.suggestions import REACHED, USED, SuggestionFigures
from portal.measures.survival import Waiting, curve
from portal.web.chart_curves import CurveChart, Step, survival_chart

_SCALES = tuple(24.0 * days for days in (4, 12, 40, 120, 360))
"""Hours at which the axis may end: four whole parts each."""
_NAMES = {REACHED: "Until somebody can act", USED: "Until daily use"}


def suggestion_curves(figures: SuggestionFigures) -> CurveChart:
    """Both curves over the same suggestions; open ones count as long as they were seen."""
    lines = [(name, _steps(figures.waits[kind])) for kind, name in _NAMES.items()]
    longest = max((one.hours for _, steps in lines for one in steps), default=0.0)
    hours = next((one for one in _SCALES if one >= longest), _SCALES[-1])
    ticks = [hours * place / TICKS for place in range(TICKS + 1)]
    watched = {
        name: dict(
            zip(ticks, watched_at_ticks((one.span for one in figures.waits[kind]), ticks), strict=True)
        )
        for kind, name in _NAMES.items()
    }
    return survival_chart(lines, hours, watched)


def _steps(waits: Sequence[Waiting]) -> list[Step]:
    """The share that still waits: the other side of the share for whom it has happened."""
    known = thinned(curve(waits).steps)
    return [Step(one.time, 1 - one.share, 1 - one.high, 1 - one.low, one.at_risk) for one in known]
