"""Notes inside one organization."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from portal.actions.write_note import write_note
from portal.vocabulary import Invalid, Permission
from portal.web.call import Call
from portal.web.forms import Form
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

notes = GuardedBlueprint("notes", __name__)


class NoteForm(Form):
    """The text of a note."""

    text = TextAreaField("Internal note", [InputRequired("Write the note first.")])


@notes.page("/cases/<uuid:case_id>/notes", needs=Needs.case(Permission.CASE_WORK), methods=("POST",))
def write(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Keep a note that only the writer's own organization can read."""
    form = NoteForm()
    if not form.was_sent_whole():
        raise Invalid("Write the note first, then keep it.")
    note = write_note(call.database, call.case, form.text.data or "", call.instruments, call.now)
    flash("The note is kept. Only your own organization can read it.", "success")
    return redirect(url_for("cases.show", case_id=case_id, _anchor=f"note-{note.id}"), code=303)
