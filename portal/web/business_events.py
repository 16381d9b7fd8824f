"""What happens outside the portal: telling it, importing it, and the figures that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.actions.change_business_event import change_business_event
from portal.actions.import_business_events import BadRows, import_business_events
from portal.actions.read_business_events import MOST_SHOWN, read_business_events
from portal.actions.remove_business_event import remove_business_event
from portal.actions.tell_business_event import tell_business_event
from portal.measures.business.event import TELLINGS
from portal.measures.business.figure import Figure
from portal.measures.business.milestones import BOUGHT
from portal.measures.business.table import EXAMPLE, HEADER, MOST_ROWS
from portal.measures.catalogue import CATALOGUE
from portal.measures.history.rows import BadRow
from portal.records.business_events import MOST_KEPT, BusinessRow, business_row_of
from portal.vocabulary import BusinessKind, Failure, Missing, Permission
from portal.web.business_forms import BusinessForm, TableForm
from portal.web.business_table import register_table
from portal.web.business_words import KIND_WORDS, field_text, told_words
from portal.web.call import Call
from portal.web.chart_bars import Bar, bars
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.table_files import ShownTable, csv_file, xlsx_file
from portal.web.wording import plural

business_events = GuardedBlueprint("business_events", __name__)

_READS = Needs.to(Permission.MEASURES_READ, writes=True)
_TELLS = Needs.to(Permission.GOAL_SET)
MOST_BAD_SHOWN = 50


@dataclass(frozen=True)
class BusinessLine:
    """One row of the register in words."""

    row: BusinessRow
    kind: str
    words: str


@business_events.page("/business-events", needs=_READS)
def list_events(call: Call) -> ResponseReturnValue:
    """The figures, what can be told, and what was told."""
    kind, zone = _kind(), ZoneInfo(call.actor.time_zone)
    reading = read_business_events(call.database, call.actor, kind, call.now)
    return render_template(
        "business_events/list.html",
        figures=[(CATALOGUE[key], figure) for key, figure in reading.figures.items()],
        frame=reading.frame,
        funnels=_funnels(reading.figures),
        lines=[BusinessLine(one, KIND_WORDS[one.kind][0], told_words(one, zone)) for one in reading.rows],
        counts=reading.counts,
        kind=kind,
        kinds=KIND_WORDS,
        may_tell=Permission.GOAL_SET in call.actor.permissions,
        most=MOST_SHOWN,
    )


@business_events.page("/business-events/register.csv", needs=_READS)
def register_csv(call: Call) -> ResponseReturnValue:
    """What was told, as a table that can be imported again."""
    return csv_file(_register(call))


@business_events.page("/business-events/register.xlsx", needs=_READS)
def register_xlsx(call: Call) -> ResponseReturnValue:
    """The same as a workbook."""
    return xlsx_file(_register(call))


@business_events.page("/business-events/new/<kind>", needs=_TELLS, methods=("GET", "POST"))
def tell(call: Call, kind: str) -> ResponseReturnValue:
    """Tell of one thing."""
    known = next((one for one in BusinessKind if one.value == kind), None)
    if known is None:
        raise Missing("There is no such kind of business event.")
    form = BusinessForm.of_kind(known)
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                tell_business_event(call.database, call.actor, known, form.typed(known), call.now)
        except Failure as failure:
            form.show(failure)
        else:
            flash(f"{KIND_WORDS[known][0]} written down. The figures have it already.", "success")
            return redirect(url_for(".list_events", kind=known.value), code=303)
    return _form_page(form, known, None)


@business_events.page("/business-events/<uuid:row_id>", needs=_TELLS, methods=("GET", "POST"))
def change(call: Call, row_id: UUID) -> ResponseReturnValue:
    """Mend what was told, or add how it went on."""
    row = business_row_of(call.database, call.actor.organization_id, row_id)
    zone = ZoneInfo(call.actor.time_zone)
    kept = {one.value: field_text(row, one, zone) for one in TELLINGS[row.kind].columns}
    form = BusinessForm.of_kind(row.kind, kept)
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                change_business_event(call.database, call.actor, row_id, form.typed(row.kind), call.now)
        except Failure as failure:
            form.show(failure)
        else:
            flash("Changed. The figures have it already.", "success")
            return redirect(url_for(".list_events", kind=row.kind.value), code=303)
    return _form_page(form, row.kind, row)


@business_events.page("/business-events/<uuid:row_id>/remove", needs=_TELLS, methods=("POST",))
def remove(call: Call, row_id: UUID) -> ResponseReturnValue:
    """Take a row out that was told by mistake."""
    remove_business_event(call.database, call.actor, row_id, call.now)
    flash("Removed. That it stood there stays in the log.", "success")
    return redirect(url_for(".list_events"), code=303)


@business_events.page("/business-events/import", needs=_TELLS, methods=("GET", "POST"))
def import_table(call: Call) -> ResponseReturnValue:
    """Bring a whole table."""
    form, bad = TableForm(), tuple[BadRow, ...]()
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                read = import_business_events(
                    call.database,
                    call.actor,
                    form.file.data.read(),
                    call.now,
                    without_bad_rows=bool(form.without_bad_rows.data),
                )
        except BadRows as failure:
            bad = failure.rows
            form.show(failure)
        except Failure as failure:
            form.show(failure)
        else:
            known = f" {plural(read.known, 'was', 'were')} there already." if read.known else ""
            left_out = f" {plural(len(read.bad), 'was', 'were')} left out." if read.bad else ""
            flash(f"{plural(len(read.events), 'row')} imported.{known}{left_out}", "success")
            return redirect(url_for(".list_events"), code=303)
    body = render_template(
        "business_events/import.html",
        form=form,
        bad=bad[:MOST_BAD_SHOWN],
        more=max(0, len(bad) - MOST_BAD_SHOWN),
        header=HEADER,
        kinds=KIND_WORDS,
        tellings=TELLINGS,
        most_rows=MOST_ROWS,
    )
    return body, 422 if form.errors or form.form_errors else 200


@business_events.page("/business-events/example.csv", needs=_TELLS)
def example(call: Call) -> ResponseReturnValue:  # noqa: ARG001 - it is the same for everybody
    """A table with one row of each kind."""
    answer: Response = current_app.make_response((EXAMPLE, 200, {"Content-Type": "text/csv; charset=utf-8"}))
    answer.headers["Content-Disposition"] = "attachment; filename=business-events.csv"
    return answer


def _funnels(figures: Mapping[str, Figure]) -> list[tuple[str, tuple[Bar, ...]]]:
    """How many got how far, by the name of each measure that says so; a bar leads to what was told."""
    return [
        (
            CATALOGUE[key].name,
            bars([(name, count, _told_of(key, name)) for name, count in steps], steps[0][1]),
        )
        for key, steps in ((key, one.steps) for key, one in figures.items())
        if steps
    ]


def _told_of(measure_id: str, step: str) -> str:
    kind = BusinessKind.BLOCKING_STEP if measure_id == "M37" else BusinessKind.MILESTONE
    told = BusinessKind.PURCHASE if step == BOUGHT else kind
    return url_for(".list_events", kind=told.value, _anchor="told")


def _kind() -> BusinessKind | None:
    return {one.value: one for one in BusinessKind}.get(request.args.get("kind", ""))


def _register(call: Call) -> ShownTable:
    """All rows of the kind that is shown."""
    reading = read_business_events(call.database, call.actor, _kind(), call.now, most=MOST_KEPT)
    return register_table(reading.rows, ZoneInfo(call.actor.time_zone))


def _form_page(form: BusinessForm, kind: BusinessKind, row: BusinessRow | None) -> ResponseReturnValue:
    name, about = KIND_WORDS[kind]
    body = render_template(
        "business_events/tell.html", form=form, fields=form.fields(kind), row=row, name=name, about=about
    )
    return body, 422 if form.errors or form.form_errors else 200
