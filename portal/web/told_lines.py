"""The measures that people tell of, as lines of the catalogue, each with the page on which it is told."""

from flask import url_for

from portal.access.business_register import figures_told
from portal.measures.business.figure import Figure, count_words
from portal.measures.business.figures import TOLD_BY_BUSINESS
from portal.measures.catalogue import CATALOGUE
from portal.measures.chosen_cases import ChosenCases
from portal.measures.suggestions import suggestion_figures
from portal.records.suggestions import suggestions_of
from portal.web.call import Call
from portal.web.measures_page import HeadLine, told_line
from portal.web.suggestion_words import figure_lines

_SUGGESTIONS = "suggestions.list_suggestions"
TOLD_ON = {
    "M15": _SUGGESTIONS,
    "M38": _SUGGESTIONS,
    **dict.fromkeys(TOLD_BY_BUSINESS, "business_events.list_events"),
}
"""The page of each measure that stands where it is told."""
_FROM_TEN_ON = "There are figures from ten suggestions on: make them under “Suggestions”."


def told_lines(call: Call, chosen: ChosenCases) -> dict[str, HeadLine]:
    """Their lines for the reader's organization; the cases add what they say of its customers."""
    figures = told_figures(call, chosen)
    return {key: told_line(one, url_for(TOLD_ON[key])) for key, one in figures.items()}


def told_figures(call: Call, chosen: ChosenCases) -> dict[str, Figure]:
    """The figures themselves."""
    figures = figures_told(call.database, call.actor.organization_id, call.now, chosen)
    return {**figures, **_suggested(call)}


def _suggested(call: Call) -> dict[str, Figure]:
    made = suggestions_of(call.database, call.actor.organization_id)
    figures = suggestion_figures([one.measured for one in made], call.now)
    if figures is None:
        return {key: Figure(key, None, _FROM_TEN_ON) for key in ("M15", "M38")}
    said = {one.measure: one for one in reversed(figure_lines(figures))}
    values = {"M15": figures.unfulfilled, "M38": figures.half}
    return {
        key: Figure(
            key,
            value,
            said[key].sentence,
            said[key].interval,
            count_words(len(made), "suggestion") if value is not None else "",
        )
        for key, value in values.items()
    }


def rests_on(measure_id: str) -> str:
    """Where the figure of a measure comes from."""
    outside = CATALOGUE[measure_id].outside
    return "; ".join(outside) if outside else "the events of your cases"
