"""Suggested changes: how fast they come back, making one, and saying what becomes of it."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.actions.answer_suggestion import answer_suggestion
from portal.actions.make_suggestion import make_suggestion
from portal.measures.catalogue import CATALOGUE
from portal.measures.suggestions import SuggestionFigures, suggestion_figures
from portal.records.agreements import vendors_in_force_with
from portal.records.organizations import organization_names
from portal.records.suggestions import SuggestedChange, suggestion_of, suggestions_of
from portal.vocabulary import Conflict, Invalid, Permission, SuggesterLevel, SuggestionState
from portal.web.call import Call
from portal.web.forms import choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.measure_tables import suggestion_table
from portal.web.needs import Needs
from portal.web.periods import SPANS, Period, period_of
from portal.web.suggestion_curves import suggestion_curves
from portal.web.suggestion_forms import FateForm, SuggestionForm
from portal.web.suggestion_words import REFUSAL_WORDS, STATE_WORDS, figure_lines, level_lines
from portal.web.table_files import ShownTable, csv_file, xlsx_file

suggestions = GuardedBlueprint("suggestions", __name__)

_READS = Needs.to(Permission.CASE_LIST)
_MEASURES = ("M15", "M38")


@dataclass(frozen=True)
class SuggestionRow:
    """One suggestion in words; `ours` when the reader's company says what becomes of it."""

    one: SuggestedChange
    by: str
    to: str
    state: str
    tone: str
    ours: bool


@suggestions.page("/suggestions", needs=_READS)
def list_suggestions(call: Call) -> ResponseReturnValue:
    """The figures of all suggestions, and each with what became of it."""
    own_id, names = call.actor.organization_id, organization_names(call.database)
    rows, figures, period = _made_in_time(call)
    return render_template(
        "suggestions/list.html",
        rows=[_row(one, own_id, names) for one in rows],
        figures=figures,
        lines=figure_lines(figures) if figures else [],
        levels=level_lines(figures) if figures else [],
        curves=suggestion_curves(figures) if figures else None,
        definitions=[CATALOGUE[one] for one in _MEASURES],
        period=period,
        spans=SPANS,
    )


@suggestions.page("/suggestions/figures.csv", needs=_READS)
def figures_csv(call: Call) -> ResponseReturnValue:
    """The figures exactly as they are shown."""
    return csv_file(_table(call))


@suggestions.page("/suggestions/figures.xlsx", needs=_READS)
def figures_xlsx(call: Call) -> ResponseReturnValue:
    """The same as a workbook."""
    return xlsx_file(_table(call))


@suggestions.page("/suggestions/new", needs=_READS, methods=("GET", "POST"))
def new(call: Call) -> ResponseReturnValue:
    """Suggest a change."""
    names, own_id = organization_names(call.database), call.actor.organization_id
    form = SuggestionForm()
    partners = sorted(vendors_in_force_with(call.database, own_id), key=lambda one: names[one])
    form.to.choices = [choice(str(one), names[one]) for one in (own_id, *partners)]
    if form.was_sent_whole():
        to_id, level = UUID(entered(form.to)), SuggesterLevel(entered(form.level))
        try:
            with call.database.begin_nested():
                make_suggestion(call.database, call.actor, to_id, level, entered(form.words), call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            flash(f"Suggested to {names[to_id]}. You see here what becomes of it.", "success")
            return redirect(url_for("suggestions.list_suggestions"), code=303)
    return render_template("suggestions/new.html", form=form), 422 if form.errors else 200


@suggestions.page("/suggestions/<uuid:suggestion_id>", needs=_READS)
def show(call: Call, suggestion_id: UUID) -> ResponseReturnValue:
    """One suggestion, and what can become of it."""
    return _shown(call, suggestion_id, _form(call, suggestion_id))


@suggestions.page(
    "/suggestions/<uuid:suggestion_id>/answer", needs=Needs.to(Permission.GOAL_SET), methods=("POST",)
)
def answer(call: Call, suggestion_id: UUID) -> ResponseReturnValue:
    """Say what becomes of it."""
    form = _form(call, suggestion_id)
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                answer_suggestion(call.database, call.actor, suggestion_id, form.fate(), call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash("Written down. Both companies see it.", "success")
            return redirect(url_for("suggestions.show", suggestion_id=suggestion_id), code=303)
    return _shown(call, suggestion_id, form)


def _made_in_time(call: Call) -> tuple[list[SuggestedChange], SuggestionFigures | None, Period]:
    """The suggestions made in the time that is asked for, and their figures.

    All of them, unless the address says another.
    """
    wanted = {"period": "all", **request.args}
    period = period_of(wanted, ZoneInfo(call.actor.time_zone), call.now)
    made = suggestions_of(call.database, call.actor.organization_id)
    rows = [one for one in made if _within(one, period)]
    every = [one.measured for one in made]
    return rows, suggestion_figures([one.measured for one in rows], call.now, every), period


def _within(one: SuggestedChange, period: Period) -> bool:
    begun = period.since is None or one.made_at >= period.since
    return begun and (bool(period.name) or one.made_at < period.until)


def _table(call: Call) -> ShownTable:
    _, figures, _ = _made_in_time(call)
    if figures is None:
        return suggestion_table((), (), None)
    return suggestion_table(figure_lines(figures), level_lines(figures), suggestion_curves(figures))


def _form(call: Call, suggestion_id: UUID) -> FateForm:
    one = suggestion_of(call.database, call.actor.organization_id, suggestion_id)
    others = [
        (other.id, other.words)
        for other in suggestions_of(call.database, call.actor.organization_id)
        if other.to_id == one.to_id and other.id != one.id and other.state is not SuggestionState.SAME
    ]
    return FateForm().after(one.state, others)


def _shown(call: Call, suggestion_id: UUID, form: FateForm) -> ResponseReturnValue:
    own_id, names = call.actor.organization_id, organization_names(call.database)
    one = suggestion_of(call.database, own_id, suggestion_id)
    same = next(
        (other for other in suggestions_of(call.database, own_id) if other.id == one.same_as_id), None
    )
    body = render_template(
        "suggestions/show.html",
        row=_row(one, own_id, names),
        form=form,
        same=same,
        refusal=REFUSAL_WORDS[one.refusal] if one.refusal else "",
        may_answer=Permission.GOAL_SET in call.actor.permissions
        and one.to_id == own_id
        and bool(form.state.choices),
    )
    return body, 422 if form.errors else 200


def _row(one: SuggestedChange, own_id: UUID, names: dict[UUID, str]) -> SuggestionRow:
    words, tone = STATE_WORDS[one.state]
    return SuggestionRow(one, names[one.organization_id], names[one.to_id], words, tone, one.to_id == own_id)
