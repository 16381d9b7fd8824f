"""How long suggested changes wait for somebody who can act, and for daily use: curves over a year."""

from portal.measures.axes import TICKS, thinned, watched_at_ticks
from portal.measures.suggestions import REACHED, USED, SuggestionFigures
from portal.measures.survival import curve
from portal.web.chart_curves import CurveChart, Step, survival_chart

_HOURS = 360 * 24.0
_NAMES = {REACHED: "Until somebody can act", USED: "Until daily use"}


def suggestion_curves(figures: SuggestionFigures) -> CurveChart:
    """Both curves over the same suggestions; open ones count as long as they were seen."""
    ticks = [_HOURS * place / TICKS for place in range(TICKS + 1)]
    lines, watched = [], {}
    for kind, name in _NAMES.items():
        waits = figures.waits[kind]
        steps = [
            Step(one.time, 1 - one.share, 1 - one.high, 1 - one.low, one.at_risk)
            for one in thinned(curve(waits).steps)
        ]
        lines.append((name, steps))
        watched[name] = dict(zip(ticks, watched_at_ticks((one.span for one in waits), ticks), strict=True))
    return survival_chart(lines, _HOURS, watched)
