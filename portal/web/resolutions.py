"""Saying that it should work again, and the customer's answer by link."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from portal.actions.confirm_resolution import LONGEST_WORDS as LONGEST_SENTENCE
from portal.actions.confirm_resolution import confirm_resolution
from portal.actions.propose_resolution import LONGEST_WORDS, propose_resolution
from portal.records.cases import case_of
from portal.records.organizations import organization_of
from portal.records.resolutions import left_over, resolution_of
from portal.vocabulary import Conflict, Effort, Invalid, LinkPurpose, Permission, ResolutionState
from portal.web.asked_customers import first_mailbox, readers_of, told_to_the_customer
from portal.web.call import Call
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import PER_LINK, allow

resolutions = GuardedBlueprint("resolutions", __name__)

_ANSWERS = {
    "yes": ResolutionState.CONFIRMED,
    "partly": ResolutionState.PARTLY_CONFIRMED,
    "no": ResolutionState.REJECTED,
}


class ProposalForm(Form):
    """What was done, in words for the customer, and whom to ask."""

    words = TextAreaField(
        "What was done",
        [InputRequired("Write what was done.")],
        description="For the customer, in plain words. No names of people or computers.",
        render_kw={"maxlength": LONGEST_WORDS, "rows": 5},
    )
    email = EmailField("Whom do we ask?", [InputRequired("Enter the customer's address.")])


class AnswerForm(Form):
    """Is it working again?"""

    works = RadioField(
        "Is it working again?",
        [InputRequired("Choose an answer.")],
        choices=[
            choice("yes", "Yes, it works again"),
            choice("partly", "Partly: some of it still fails"),
            choice("no", "Not yet"),
        ],
    )
    words = TextAreaField(
        "In one sentence",
        description="Needed for “partly” and “not yet”: what still fails? Leave out names and passwords.",
        render_kw={"maxlength": LONGEST_SENTENCE, "rows": 2},
    )
    effort = RadioField(
        "How much work was it for you?",
        [Optional()],
        choices=[
            choice(Effort.LITTLE.value, "Little"),
            choice(Effort.SOME.value, "Some"),
            choice(Effort.MUCH.value, "Much"),
        ],
        description="All that you had to do: looking for things, answering, trying, telephoning.",
    )


@resolutions.page(
    "/cases/<uuid:case_id>/resolution", needs=Needs.open_case(Permission.CASE_WORK), methods=("GET", "POST")
)
def propose(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say what was done, and ask the customer whether it helped."""
    form, case = ProposalForm(), call.case.case
    customer = organization_of(call.database, case.customer_id)
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                propose_resolution(
                    call.database,
                    call.case,
                    form.words.data or "",
                    form.email.data or "",
                    call.instruments,
                    call.now,
                )
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(f"{customer.name} was asked whether it works again.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    if not form.email.raw_data:
        form.email.data = first_mailbox(call, case_id)
    body = render_template(
        "resolutions/propose.html",
        form=form,
        case=case,
        customer=customer,
        readers=readers_of(call, case_id),
        left_over=left_over(call.database, case_id),
    )
    return body, 422 if form.errors else 200


@resolutions.page("/working/<token>", needs=Needs.link(LinkPurpose.RESOLUTION), methods=("GET", "POST"))
def confirm(call: Call, token: str) -> ResponseReturnValue:
    """Is it working again? Looking changes nothing; the answer counts once."""
    allow("resolution", PER_LINK, str(call.link.link.id))
    resolution, form = resolution_of(call.database, call.link.link.subject_id), AnswerForm()
    if resolution.state is ResolutionState.PROPOSED and form.was_sent_whole():
        answer, words = _ANSWERS[form.works.data], form.words.data or ""
        effort = Effort(form.effort.data) if form.effort.data else None
        try:
            with call.database.begin_nested():
                confirm_resolution(
                    call.database, call.link, answer, words, call.instruments, call.now, effort
                )
        except Invalid as failure:
            form.show(failure)
        else:
            return redirect(url_for("resolutions.confirm", token=token), code=303)
    case = case_of(call.database, resolution.case_id)
    body = render_template(
        "resolutions/confirm.html",
        form=form,
        resolution=resolution,
        **told_to_the_customer(call, case, resolution.organization_id),
    )
    return body, 422 if form.errors else 200
