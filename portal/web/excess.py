"""Saying that something that was given holds more than it should."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.actions.report_excess import report_excess
from portal.records.cases import participants_of
from portal.records.disclosures import disclosure_of
from portal.records.organizations import organization_names
from portal.vocabulary import Conflict, ExcessKind, Permission
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.tones import words

excess = GuardedBlueprint("excess", __name__)


class ExcessForm(Form):
    """What kind it is."""

    found = RadioField(
        "What is in it?",
        [InputRequired("Choose what is in it.")],
        choices=[choice(one.value, words(one).capitalize()) for one in ExcessKind],
    )


@excess.page(
    "/cases/<uuid:case_id>/disclosures/<uuid:disclosure_id>/too-much",
    needs=Needs.case(Permission.CASE_WORK),
    methods=("GET", "POST"),
)
def report(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """Say what kind it is, and nothing of it."""
    form, names = ExcessForm(), organization_names(call.database)
    given = disclosure_of(call.database, case_id, disclosure_id, call.actor.organization_id)
    if form.was_sent_whole():
        found = ExcessKind(entered(form.found))
        try:
            with call.database.begin_nested():
                report_excess(call.database, call.case, given.id, found, call.instruments, call.now)
        except Conflict as failure:
            form.show(failure)
        else:
            flash(f"{names[given.organization_id]} was told.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    body = render_template(
        "excess/report.html",
        form=form,
        case=call.case.case,
        given=given,
        giver=names[given.organization_id],
        readers=[names[one.organization_id] for one in participants_of(call.database, case_id)],
    )
    return body, 422 if form.errors or form.form_errors else 200
