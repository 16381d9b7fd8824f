"""Saying that one waits, works or will be heard from: who must act next, said by whoever knows."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateTimeLocalField, RadioField
from wtforms.validators import InputRequired

from portal.actions.begin_wait import begin_wait
from portal.actions.end_wait import end_wait
from portal.actions.pause_work import pause_work
from portal.actions.promise_update import promise_update
from portal.actions.start_work import start_work
from portal.records.cases import participants_of
from portal.records.organizations import organization_names
from portal.vocabulary import Conflict, Invalid, Permission, Place
from portal.web.call import Call
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.local_time import instant_of, tomorrow_at_this_hour
from portal.web.needs import Needs

waits = GuardedBlueprint("waits", __name__)

_NEEDS = Needs.case(Permission.CASE_WORK)
_BEGINS = Needs.open_case(Permission.CASE_WORK)
CUSTOMER = "customer"


class WaitForm(Form):
    """Who is waited for."""

    awaited = RadioField("Who must answer?", [InputRequired("Choose who must answer.")])


class PromiseForm(Form):
    """When the others hear from us next."""

    next_update = DateTimeLocalField(
        "Next update", [InputRequired("Enter the date and time.")], format="%Y-%m-%dT%H:%M"
    )


@waits.page("/cases/<uuid:case_id>/wait", needs=_BEGINS, methods=("GET", "POST"))
def begin(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say from whom an answer is needed before one can go on."""
    names, form = organization_names(call.database), WaitForm()
    others = [
        one.organization_id
        for one in participants_of(call.database, case_id)
        if one.organization_id != call.actor.organization_id and one.place is not Place.OBSERVER
    ]
    customer = names[call.case.case.customer_id]
    form.awaited.choices = [
        choice(CUSTOMER, f"{customer}, the customer"),
        *(choice(str(one), names[one]) for one in others),
    ]
    if form.was_sent_whole():
        awaited = None if form.awaited.data == CUSTOMER else UUID(form.awaited.data)
        try:
            with call.database.begin_nested():
                begin_wait(call.database, call.case, awaited, call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(f"{names[awaited] if awaited else customer} must act next.", "success")
            return _back(case_id)
    body = render_template(
        "waits/begin.html", form=form, case=call.case.case, readers=_readers(call, case_id), names=names
    )
    return body, 422 if form.errors else 200


@waits.page("/cases/<uuid:case_id>/wait/end", needs=_NEEDS, methods=("POST",))
def end(call: Call, case_id: UUID) -> ResponseReturnValue:
    """The answer is there."""
    end_wait(call.database, call.case, call.now)
    flash("The wait has ended.", "success")
    return _back(case_id)


@waits.page("/cases/<uuid:case_id>/work", needs=_NEEDS, methods=("POST",))
def work(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Take the case onto one's own clock."""
    start_work(call.database, call.case, call.now)
    flash("The case is with you now.", "success")
    return _back(case_id)


@waits.page("/cases/<uuid:case_id>/work/pause", needs=_NEEDS, methods=("POST",))
def pause(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say that nobody of one's own works on it for now."""
    pause_work(call.database, call.case, call.now)
    flash("Written down: nobody of yours works on it for now. The case stays with you.", "success")
    return _back(case_id)


@waits.page("/cases/<uuid:case_id>/promise", needs=_BEGINS, methods=("GET", "POST"))
def promise(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say when the others hear from us next."""
    form, zone = PromiseForm(), call.actor.time_zone
    if form.was_sent_whole() and form.next_update.data is not None:
        try:
            with call.database.begin_nested():
                promise_update(call.database, call.case, instant_of(form.next_update.data, zone), call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash("Your promise is kept where everybody in this case sees it.", "success")
            return _back(case_id)
    if not form.is_submitted():
        form.next_update.data = tomorrow_at_this_hour(call.now, zone)
    body = render_template(
        "waits/promise.html", form=form, case=call.case.case, zone=zone, readers=_readers(call, case_id)
    )
    return body, 422 if form.errors else 200


def _readers(call: Call, case_id: UUID) -> list[str]:
    names = organization_names(call.database)
    return [names[one.organization_id] for one in participants_of(call.database, case_id)]


def _back(case_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id), code=303)
