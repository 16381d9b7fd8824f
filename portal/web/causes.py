"""Saying that a case repairs what another company left unfinished, and answering it."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.actions.answer_cause import answer_cause
from portal.actions.name_cause import name_cause
from portal.measures.causes import CauseOutcome
from portal.records.cases import participants_of
from portal.records.organizations import organization_names
from portal.vocabulary import Conflict, Invalid, Permission, Place
from portal.web.call import Call
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

causes = GuardedBlueprint("causes", __name__)

_NEEDS = Needs.case(Permission.CASE_WORK)
_BEGINS = Needs.open_case(Permission.CASE_WORK)
_SAID = {
    CauseOutcome.CONFIRMED: "Written down: your company left this unfinished.",
    CauseOutcome.DISPUTED: "Written down as disputed.",
}


class CauseForm(Form):
    """Whose unfinished work it is."""

    left_by = RadioField("Which company left it unfinished?", [InputRequired("Choose a company.")])


@causes.page("/cases/<uuid:case_id>/cause", needs=_BEGINS, methods=("GET", "POST"))
def name(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say whose unfinished work this case repairs."""
    names, form = organization_names(call.database), CauseForm()
    places = participants_of(call.database, case_id)
    others = [
        one.organization_id
        for one in places
        if one.organization_id != call.actor.organization_id and one.place is not Place.OBSERVER
    ]
    form.left_by.choices = [choice(str(one), names[one]) for one in others]
    if form.was_sent_whole():
        left_by = UUID(form.left_by.data)
        try:
            with call.database.begin_nested():
                name_cause(call.database, call.case, left_by, call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(f"{names[left_by]} is asked whether it is so.", "success")
            return _back(case_id)
    readers = [names[one.organization_id] for one in places]
    body = render_template("causes/name.html", form=form, case=call.case.case, readers=readers, others=others)
    return body, 422 if form.errors else 200


@causes.page("/cases/<uuid:case_id>/cause/answer", needs=_NEEDS, methods=("POST",))
def answer(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Confirm it, or say that it is not so."""
    said = next((one for one in _SAID if one.value == request.form.get("answer")), None)
    if said is None:
        raise Invalid("Choose whether it is so or not.")
    answer_cause(call.database, call.case, said, call.now)
    flash(_SAID[said], "success")
    return _back(case_id)


def _back(case_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id), code=303)
