"""Your own history: an exported log is brought in, read through a mapping, measured, and told."""

import json
from collections.abc import Sequence
from uuid import UUID

from flask import Response, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField, TextAreaField

from portal.actions.bring_history import Brought, bring_history
from portal.actions.discard_history import discard_history
from portal.actions.map_history import Reading, map_history
from portal.actions.read_history import HistoryReading, read_history
from portal.measures.history.shipped import SHIPPED, shipped_text
from portal.records.histories import History, histories_of, history_of
from portal.vocabulary import Failure, HistoryState, Invalid, Missing, Permission
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.history_report import history_page
from portal.web.needs import Needs

histories = GuardedBlueprint("histories", __name__)

_NEEDS = Needs.to(Permission.HISTORY_IMPORT)
_OPENS = Needs.to(Permission.HISTORY_IMPORT, writes=True)
_HISTORY = "/histories/<uuid:history_id>"
STATE_WORDS = {
    HistoryState.BROUGHT: "Not measured yet",
    HistoryState.MEASURING: "Being measured",
    HistoryState.MEASURED: "Measured",
    HistoryState.REFUSED: "Nothing was imported",
}


class BringForm(Form):
    """The file, what it is called, and the mapping to begin with."""

    name = StringField("Name", description="For your own list, such as “Tickets of 2025”.")
    file = FileField("File", [FileRequired("Choose a file.")])
    mapping = SelectField(
        "It comes from", description="You see how it is read, and can change it, on the next page."
    )


class MappingForm(Form):
    """How the columns and words are to be read."""

    mapping = TextAreaField(
        "How it is read", description="Names on the left are ours, texts on the right are those of your log."
    )
    without_bad_rows = BooleanField("Leave out rows that cannot be used")


@histories.page("/histories", needs=_NEEDS)
def list_histories(call: Call) -> ResponseReturnValue:
    """Which histories were brought in."""
    kept = histories_of(call.database, call.actor.organization_id)
    return render_template("histories/list_histories.html", histories=kept, words=STATE_WORDS)


@histories.page("/histories/new", needs=_NEEDS, methods=("GET", "POST"))
def bring(call: Call) -> ResponseReturnValue:
    """Bring a log in."""
    form, own = BringForm(), histories_of(call.database, call.actor.organization_id)
    form.mapping.choices = [choice(name, words) for name, words in SHIPPED.items()]
    form.mapping.choices += [choice(str(one.id), f"As “{one.name}”") for one in own]
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                brought = Brought(
                    entered(form.name),
                    form.file.data.filename or "",
                    form.file.data.read(),
                    _mapping(entered(form.mapping), own),
                )
                made = bring_history(call.database, call.actor, brought, call.instruments, call.now)
        except Failure as failure:
            form.show(failure)
        else:
            return redirect(url_for(".show", history_id=made.id), code=303)
    body = render_template("histories/bring.html", form=form)
    return body, 422 if form.errors or form.form_errors else 200


@histories.page(_HISTORY, needs=_OPENS, methods=("GET", "POST"))
def show(call: Call, history_id: UUID) -> ResponseReturnValue:
    """How it is read; or, once it is measured, what it says."""
    form = MappingForm()
    if form.was_sent_whole():
        measure = request.form.get("act") == "measure"
        wanted = Reading(entered(form.mapping), measure, bool(form.without_bad_rows.data))
        try:
            with call.database.begin_nested():
                map_history(call.database, call.actor, history_id, wanted, call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            return redirect(url_for(".show", history_id=history_id), code=303)
    reading = read_history(call.database, call.actor, history_id, call.instruments, call.now)
    if not form.errors and request.method == "GET":
        form.mapping.data = reading.history.mapping
        form.without_bad_rows.data = reading.history.without_bad_rows
    return _page(reading, form), 422 if form.errors else 200


def _page(reading: HistoryReading, form: MappingForm) -> str:
    history = reading.history
    if history.state is HistoryState.MEASURED:
        page = history_page(history.report or {})
        return render_template("histories/report.html", history=history, page=page)
    return render_template(
        "histories/show.html", history=history, reading=reading, form=form, words=STATE_WORDS
    )


@histories.page(f"{_HISTORY}/progress", needs=_NEEDS)
def progress(call: Call, history_id: UUID) -> ResponseReturnValue:
    """How far measuring is."""
    history = history_of(call.database, call.actor.organization_id, history_id)
    goes_on = history.state is HistoryState.MEASURING
    words = f"{history.read:,} rows read" if history.read else "It begins in a moment."
    return jsonify(done=0 if goes_on else 1, total=1, words=words, finished=not goes_on)


@histories.page(f"{_HISTORY}/report.json", needs=_OPENS)
def export(call: Call, history_id: UUID) -> ResponseReturnValue:
    """Every figure, for other programs."""
    reading = read_history(call.database, call.actor, history_id, call.instruments, call.now)
    if reading.history.report is None:
        raise Missing("This history has no report.")
    body = json.dumps(reading.history.report, indent=1)
    answer: Response = current_app.make_response((body, 200, {"Content-Type": "application/json"}))
    answer.headers["Content-Disposition"] = "attachment; filename=history-report.json"
    return answer


@histories.page(f"{_HISTORY}/discard", needs=_NEEDS, methods=("POST",))
def discard(call: Call, history_id: UUID) -> ResponseReturnValue:
    """Remove it with everything that came of it."""
    discard_history(call.database, call.actor, history_id, call.now)
    flash("The history is discarded. Nothing of it is kept.", "success")
    return redirect(url_for(".list_histories"), code=303)


def _mapping(chosen: str, own: Sequence[History]) -> str:
    if chosen in SHIPPED:
        return shipped_text(chosen)
    return next(one.mapping for one in own if str(one.id) == chosen)
