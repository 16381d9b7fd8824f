"""Your own history: an exported log is brought in, read through a mapping, measured, and told."""

import json
from collections.abc import Sequence
from uuid import UUID

from flask import Response, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField, TextAreaField

from portal.access.bringing_history import Announced
from portal.access.history_bounds import MEASURE_HISTORY
from portal.actions.append_history import append_history
from portal.actions.bring_history import Brought, bring_history
from portal.actions.discard_history import discard_history
from portal.actions.finish_history import finish_history
from portal.actions.map_history import Reading, map_history
from portal.actions.read_history import HistoryReading, read_history
from portal.actions.start_history import start_history
from portal.actions.stop_history import stop_history
from portal.measures.history.shipped import SHIPPED, shipped_text
from portal.records.histories import History, histories_of, history_of
from portal.records.jobs import percent_done
from portal.vocabulary import Conflict, Failure, HistoryState, Invalid, Missing, Permission
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.history_report import history_page
from portal.web.needs import Needs
from portal.web.upload_answers import standing_at

histories = GuardedBlueprint("histories", __name__)

_NEEDS = Needs.to(Permission.HISTORY_IMPORT)
_OPENS = Needs.to(Permission.HISTORY_IMPORT, writes=True)
_HISTORY = "/histories/<uuid:history_id>"
STATE_WORDS = {
    HistoryState.RECEIVING: "Not all of it has arrived",
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

    @classmethod
    def offering(cls, own: Sequence[History]) -> "BringForm":
        """The form with the mappings that come with the portal, and those of one's own histories.

        Of several with one name the newest is offered: two alike could not be told apart.
        """
        form = cls()
        form.mapping.choices = [choice(name, words) for name, words in SHIPPED.items()]
        newest = {one.name: one.id for one in reversed(own)}
        form.mapping.choices += [
            choice(str(found), f"As “{name}”") for name, found in reversed(newest.items())
        ]
        return form


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
    own = histories_of(call.database, call.actor.organization_id)
    form = BringForm.offering(own)
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


@histories.page("/histories", needs=_NEEDS, methods=("POST",))
def create(call: Call) -> ResponseReturnValue:
    """Begin to bring a log in pieces and say where they are to be sent."""
    own = histories_of(call.database, call.actor.organization_id)
    mapping = _mapping(request.form.get("mapping", ""), own)
    size, file_name = request.form.get("size", type=int) or 0, request.form.get("filename", "")
    what = Announced(request.form.get("name", ""), file_name, size, mapping)
    made = start_history(call.database, call.actor, what, call.now)
    return jsonify(id=str(made.id), url=url_for(".parts", history_id=made.id), offset=made.received)


@histories.page(f"{_HISTORY}/parts", needs=_NEEDS, methods=("HEAD", "PATCH"))
def parts(call: Call, history_id: UUID) -> ResponseReturnValue:
    """Say where the upload stands, or take the piece that begins there."""
    history = history_of(call.database, call.actor.organization_id, history_id)
    if request.method == "HEAD":
        return standing_at(history.received, 200)
    offset = request.headers.get("Upload-Offset", type=int)
    if offset is None:
        raise Invalid("Say in the header Upload-Offset where this piece begins.")
    try:
        with call.database.begin_nested():
            append_history(
                call.database, call.actor, history_id, offset, request.get_data(), call.instruments
            )
    except Conflict as conflict:
        call.database.refresh(history)
        return standing_at(history.received, 409, conflict.sentence)
    return standing_at(history.received, 204)


@histories.page(f"{_HISTORY}/parts/finish", needs=_NEEDS, methods=("POST",))
def finish(call: Call, history_id: UUID) -> ResponseReturnValue:
    """All pieces are here."""
    finish_history(call.database, call.actor, history_id, call.now)
    return jsonify(url=url_for(".show", history_id=history_id))


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
    percent = percent_done(call.database, MEASURE_HISTORY, history_id)
    return _page(reading, form, percent), 422 if form.errors else 200


def _page(reading: HistoryReading, form: MappingForm, percent: int) -> str:
    history = reading.history
    if history.state is HistoryState.MEASURED:
        page = history_page(history.report or {})
        return render_template("histories/report.html", history=history, page=page)
    return render_template(
        "histories/show.html",
        history=history,
        reading=reading,
        form=form,
        words=STATE_WORDS,
        percent=percent,
    )


@histories.page(f"{_HISTORY}/progress", needs=_NEEDS)
def progress(call: Call, history_id: UUID) -> ResponseReturnValue:
    """How far measuring is."""
    history = history_of(call.database, call.actor.organization_id, history_id)
    goes_on = history.state is HistoryState.MEASURING
    percent = percent_done(call.database, MEASURE_HISTORY, history_id) if goes_on else 100
    words = f"{history.read:,} rows read" if history.read else "It begins in a moment."
    return jsonify(done=percent, total=100, words=words, finished=not goes_on)


@histories.page(f"{_HISTORY}/stop", needs=_NEEDS, methods=("POST",))
def stop(call: Call, history_id: UUID) -> ResponseReturnValue:
    """Stop the measuring; the log stays."""
    stop_history(call.database, call.actor, history_id, call.now)
    flash("Stopped. Nothing was imported.", "success")
    return redirect(url_for(".show", history_id=history_id), code=303)


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
    found = next((one.mapping for one in own if str(one.id) == chosen), None)
    if found is None:
        raise Invalid("Choose where it comes from.", "mapping")
    return found
