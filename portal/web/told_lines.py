"""The measures that people tell of, as lines of the catalogue, each with the page on which it is told."""

from collections.abc import Sequence

from flask import url_for

from portal.access.business_register import told_of
from portal.measures.business.figures import TOLD_BY_BUSINESS, business_figures, components_of
from portal.measures.catalogue import CATALOGUE
from portal.measures.levels.level import CaseView
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


def told_lines(call: Call, cases: Sequence[CaseView]) -> dict[str, HeadLine]:
    """Their lines for the reader's organization; `cases` add what they say of its customers."""
    told = told_of(call.database, call.actor.organization_id, call.now, cases)
    figures = business_figures(told, components_of(cases))
    return {**{key: told_line(one) for key, one in figures.items()}, **_suggested(call)}


def _suggested(call: Call) -> dict[str, HeadLine]:
    made = suggestions_of(call.database, call.actor.organization_id)
    figures = suggestion_figures([one.measured for one in made], call.now)
    said = {one.measure: one for one in reversed(figure_lines(figures) if figures else [])}
    lines = {}
    for key in ("M15", "M38"):
        known, one = CATALOGUE[key], said.get(key)
        sentence = one.sentence if one else f"{known.name}: no figure. {_FROM_TEN_ON}"
        lines[key] = HeadLine(
            id=key,
            name=known.name,
            question=known.question,
            sentence=sentence,
            interval=one.interval if one else "",
            cases="",
            known=bool(one and one.interval),
            trend=None,
            url=url_for(_SUGGESTIONS),
            rests_on=f"{len(made):,} suggestions" if one and one.interval else "",
        )
    return lines
