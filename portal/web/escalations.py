"""Asking another company in a case for more urgency, and what becomes of it."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.actions.answer_escalation import EscalationAnswer, answer_escalation
from portal.actions.escalate import escalate
from portal.records.cases import participants_of
from portal.records.organizations import organization_names
from portal.vocabulary import Conflict, EscalationReason, Invalid, Permission, Place
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.tones import words

escalations = GuardedBlueprint("escalations", __name__)

_NEEDS = Needs.case(Permission.CASE_WORK)
_BEGINS = Needs.open_case(Permission.CASE_WORK)
_SAID = {
    EscalationAnswer.TAKEN: "Written down: your company takes it up.",
    EscalationAnswer.DECLINED: "Written down: your company does not.",
    EscalationAnswer.DONE: "Written down: it was done.",
    EscalationAnswer.WITHDRAWN: "Taken back.",
}


class EscalationForm(Form):
    """Of whom, and why."""

    of = RadioField("Which company?", [InputRequired("Choose a company.")])
    reason = RadioField(
        "Why?",
        [InputRequired("Choose a reason.")],
        choices=[choice(one.value, words(one).capitalize()) for one in EscalationReason],
    )


@escalations.page("/cases/<uuid:case_id>/urgency", needs=_BEGINS, methods=("GET", "POST"))
def ask(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Ask another company for more urgency."""
    names, form = organization_names(call.database), EscalationForm()
    places = participants_of(call.database, case_id)
    others = [
        one.organization_id
        for one in places
        if one.organization_id != call.actor.organization_id and one.place is not Place.OBSERVER
    ]
    form.of.choices = [choice(str(one), names[one]) for one in others]
    if form.was_sent_whole():
        of_id, reason = UUID(entered(form.of)), EscalationReason(entered(form.reason))
        try:
            with call.database.begin_nested():
                escalate(call.database, call.case, of_id, reason, call.instruments, call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(f"{names[of_id]} was asked. Their engineers and executives get a mail.", "success")
            return _back(case_id)
    readers = [names[one.organization_id] for one in places]
    body = render_template(
        "escalations/ask.html", form=form, case=call.case.case, readers=readers, others=others
    )
    return body, 422 if form.errors else 200


@escalations.page("/cases/<uuid:case_id>/urgency/answer", needs=_NEEDS, methods=("POST",))
def answer(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Take it up, say no, or end one's own asking."""
    said = next((one for one in EscalationAnswer if one.value == request.form.get("answer")), None)
    try:
        other_id = UUID(request.form.get("with", ""))
    except ValueError:
        other_id = None
    if said is None or other_id is None:
        raise Invalid("Choose what becomes of it.")
    answer_escalation(call.database, call.case, other_id, said, call.now)
    flash(_SAID[said], "success")
    return _back(case_id)


def _back(case_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id), code=303)
