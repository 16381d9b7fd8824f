"""Handing a case over, and answering when one is offered."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.access.answers import No, Yes, engineers_of
from portal.actions.accept_handoff import accept_handoff
from portal.actions.decline_handoff import decline_handoff
from portal.actions.offer_handoff import LONGEST_WORDS, Offer, offer_handoff
from portal.actions.read_handoff import read_handoff
from portal.actions.withdraw_handoff import withdraw_handoff
from portal.records.cases import participants_of
from portal.records.handoffs import Handoff, handoff_offered_to
from portal.records.organizations import organization_names
from portal.rules.handoff_checklist import CHECKLIST
from portal.vocabulary import Conflict, Invalid, Permission, Place
from portal.web.answer_forms import NoForm, YesForm
from portal.web.call import Call
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

handoffs = GuardedBlueprint("handoffs", __name__)

_NEEDS = Needs.case(Permission.CASE_WORK)
_BEGINS = Needs.open_case(Permission.CASE_WORK)


class OfferForm(Form):
    """To whom, with what they need."""

    to = RadioField("Hand it to", [InputRequired("Choose who takes it over.")])
    checklist = SelectMultipleField(
        "What they need",
        description="Each must be so before you offer it: most cases that come back lacked one of these.",
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        choices=[choice(check.key, check.words) for check in CHECKLIST],
    )
    words = TextAreaField(
        "What they should know first",
        [InputRequired("Write what they should know first.")],
        description="Two or three sentences. No names of people or computers: those belong in a message.",
        render_kw={"maxlength": LONGEST_WORDS, "rows": 4},
    )


@handoffs.page("/cases/<uuid:case_id>/handoff", needs=_BEGINS, methods=("GET", "POST"))
def offer(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Offer the case to another participant, with what they need."""
    names, form = organization_names(call.database), OfferForm()
    others = [
        one.organization_id
        for one in participants_of(call.database, case_id)
        if one.organization_id != call.actor.organization_id and one.place is not Place.OBSERVER
    ]
    form.to.choices = [choice(str(one), names[one]) for one in others]
    if form.was_sent_whole():
        offered = Offer(UUID(form.to.data), form.checklist.data or [], form.words.data or "")
        try:
            with call.database.begin_nested():
                offer_handoff(call.database, call.case, offered, call.instruments, call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(f"Offered to {names[offered.to_id]}. Until they say yes, nobody has the case.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    readers = [names[call.actor.organization_id], *(names[one] for one in others)]
    body = render_template(
        "handoffs/offer.html", form=form, case=call.case.case, readers=readers, others=others
    )
    return body, 422 if form.errors else 200


@handoffs.page(
    "/cases/<uuid:case_id>/handoff/<uuid:handoff_id>",
    needs=Needs.case(Permission.HANDOFF_ANSWER, writes=True),
    methods=("GET", "POST"),
)
def answer(call: Call, case_id: UUID, handoff_id: UUID) -> ResponseReturnValue:
    """Do we take it over? Yes with an engineer and a promise, or no with a reason."""
    handoff, zone = _offered_to_us(call, case_id, handoff_id), call.actor.time_zone
    yes, no = YesForm(prefix="yes-"), NoForm(prefix="no-")
    yes.offer(engineers_of(call.database, call.actor.organization_id), call.actor.person_id, call.now, zone)
    form = {"accept": yes, "decline": no}.get(request.form.get("act", ""))
    names = organization_names(call.database)
    if form is not None and form.was_sent_whole():
        try:
            with call.database.begin_nested():
                _answer(call, handoff_id, yes.yes(zone) if form is yes else no.no())
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            took = "The case is with you now."
            flash(took if form is yes else f"The case is with {names[handoff.from_id]} again.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    readers = [names[one.organization_id] for one in participants_of(call.database, case_id)]
    body = render_template(
        "handoffs/answer.html",
        handoff=handoff, case=call.case.case, names=names, readers=readers, yes=yes, no=no, zone=zone,
    )  # fmt: skip
    return body, 422 if form is not None and form.errors else 200


@handoffs.page("/cases/<uuid:case_id>/handoff/<uuid:handoff_id>/withdraw", needs=_NEEDS, methods=("POST",))
def withdraw(call: Call, case_id: UUID, handoff_id: UUID) -> ResponseReturnValue:
    """Take the offer back."""
    withdraw_handoff(call.database, call.case, handoff_id, call.now)
    flash("The offer is taken back. The case is with you.", "success")
    return redirect(url_for("cases.show", case_id=case_id), code=303)


def _answer(call: Call, handoff_id: UUID, said: Yes | No) -> None:
    if isinstance(said, Yes):
        accept_handoff(call.database, call.case, handoff_id, said, call.instruments, call.now)
    else:
        decline_handoff(call.database, call.case, handoff_id, said, call.instruments, call.now)


def _offered_to_us(call: Call, case_id: UUID, handoff_id: UUID) -> Handoff:
    if request.method == "GET":
        return read_handoff(call.database, call.case, handoff_id, call.now)
    return handoff_offered_to(call.database, case_id, handoff_id, call.actor.organization_id)
