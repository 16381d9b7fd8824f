"""Saying that a case is the same trouble as another case of the same customer."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.actions.deny_repeat import deny_repeat
from portal.actions.name_repeat import name_repeat
from portal.records.cases import Case, alike_cases, participants_of
from portal.records.organizations import organization_names
from portal.records.repeats import may_be_back
from portal.vocabulary import Conflict, Invalid, Permission
from portal.web.call import Call
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

repeats = GuardedBlueprint("repeats", __name__)

MOST = 12


class RepeatForm(Form):
    """Which case is the same trouble."""

    other = RadioField("Which other case is it?", [InputRequired("Choose a case.")])


@repeats.page("/cases/<uuid:case_id>/repeat", needs=Needs.case(Permission.CASE_WORK), methods=("GET", "POST"))
def name(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say which other case is the same trouble."""
    names, form, case = organization_names(call.database), RepeatForm(), call.case.case
    others = _others(call)
    form.other.choices = [choice(str(one.id), f"{one.reference}: {one.title}") for one in others]
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                name_repeat(call.database, call.case, UUID(form.other.data), call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash("Written into both cases.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    body = render_template(
        "repeats/name.html",
        form=form,
        case=case,
        customer=names[case.customer_id],
        readers=[names[one.organization_id] for one in participants_of(call.database, case_id)],
        others=others,
        most=MOST,
    )
    return body, 422 if form.errors else 200


@repeats.page("/cases/<uuid:case_id>/repeat/no", needs=Needs.case(Permission.CASE_WORK), methods=("POST",))
def deny(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say that it is another trouble than in the case that was asked about."""
    try:
        other_id = UUID(request.form.get("other", ""))
    except ValueError:
        raise Invalid("Choose the case that is another trouble.", "other") from None
    deny_repeat(call.database, call.case, other_id, call.now)
    flash("Written into this case: another trouble.", "success")
    return redirect(url_for("cases.show", case_id=case_id), code=303)


def _others(call: Call) -> list[Case]:
    """The cases to choose from: those that are asked about, then those that are most alike."""
    case, own = call.case.case, call.actor.organization_id
    asked = [one.case for one in may_be_back(call.database, case, own, MOST)]
    alike = alike_cases(call.database, case, own, MOST)
    return [*asked, *(one for one in alike if one not in asked)][:MOST]
