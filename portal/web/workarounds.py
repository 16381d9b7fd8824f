"""Offering what helps for the time being, and the customer's answer by link."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, RadioField, TextAreaField
from wtforms.validators import InputRequired

from portal.actions.answer_workaround import answer_workaround
from portal.actions.offer_workaround import LONGEST_WORDS, offer_workaround
from portal.records.cases import case_of
from portal.records.organizations import organization_of
from portal.records.workarounds import workaround_of
from portal.vocabulary import CaseState, Conflict, Invalid, LinkPurpose, Permission
from portal.web.asked_customers import first_mailbox, readers_of, told_to_the_customer
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import PER_LINK, allow

workarounds = GuardedBlueprint("workarounds", __name__)


class WorkaroundForm(Form):
    """What helps, in words for the customer, and whom to ask."""

    words = TextAreaField(
        "What helps meanwhile",
        [InputRequired("Write what helps meanwhile.")],
        description="For the customer, in plain words: what to do, and what then works. "
        "No names of people or computers.",
        render_kw={"maxlength": LONGEST_WORDS, "rows": 5},
    )
    email = EmailField("Whom do we ask?", [InputRequired("Enter the customer's address.")])


class ReliefForm(Form):
    """Does it help?"""

    helps = RadioField(
        "Does this help for the time being?",
        [InputRequired("Choose an answer.")],
        choices=[choice("yes", "Yes, it helps until it is solved"), choice("no", "No, it does not help")],
    )


@workarounds.page(
    "/cases/<uuid:case_id>/workaround", needs=Needs.open_case(Permission.CASE_WORK), methods=("GET", "POST")
)
def offer(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Say what helps, and ask the customer whether it does."""
    form, case = WorkaroundForm(), call.case.case
    customer = organization_of(call.database, case.customer_id)
    if form.was_sent_whole():
        words, email = entered(form.words), entered(form.email)
        try:
            with call.database.begin_nested():
                offer_workaround(call.database, call.case, words, email, call.instruments, call.now)
        except (Conflict, Invalid) as failure:
            form.show(failure)
        else:
            flash(f"{customer.name} was asked whether it helps.", "success")
            return redirect(url_for("cases.show", case_id=case_id), code=303)
    if not form.email.raw_data:
        form.email.data = first_mailbox(call, case_id)
    readers = readers_of(call, case_id)
    body = render_template("workarounds/offer.html", form=form, case=case, customer=customer, readers=readers)
    return body, 422 if form.errors else 200


@workarounds.page("/relief/<token>", needs=Needs.link(LinkPurpose.WORKAROUND), methods=("GET", "POST"))
def answer(call: Call, token: str) -> ResponseReturnValue:
    """Does it help? Looking changes nothing; the answer counts once."""
    allow("workaround", PER_LINK, str(call.link.link.id))
    offered, form = workaround_of(call.database, call.link.link.subject_id), ReliefForm()
    case = case_of(call.database, offered.case_id)
    is_open = offered.answered_at is None and case.state is not CaseState.CLOSED
    if is_open and form.was_sent_whole():
        helps = form.helps.data == "yes"
        answer_workaround(call.database, call.link, helps=helps, instruments=call.instruments, now=call.now)
        return redirect(url_for("workarounds.answer", token=token), code=303)
    body = render_template(
        "workarounds/answer.html",
        form=form,
        offered=offered,
        is_open=is_open,
        **told_to_the_customer(call, case, offered.organization_id),
    )
    return body, 422 if form.errors else 200
