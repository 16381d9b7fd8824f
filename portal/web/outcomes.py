"""Does it still work? The customer's answer by link, a week and a month after the yes."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.actions.answer_outcome import answer_outcome
from portal.records.cases import case_of
from portal.records.outcome_checks import outcome_check_of
from portal.records.resolutions import resolution_of
from portal.vocabulary import LinkPurpose
from portal.web.asked_customers import told_to_the_customer
from portal.web.call import Call
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import PER_LINK, allow

outcomes = GuardedBlueprint("outcomes", __name__)


class StillForm(Form):
    """Does it still work?"""

    works = RadioField(
        "Does it still work?",
        [InputRequired("Choose an answer.")],
        choices=[choice("yes", "Yes, it still works"), choice("no", "No, it does not work any more")],
    )


@outcomes.page("/still-working/<token>", needs=Needs.link(LinkPurpose.OUTCOME), methods=("GET", "POST"))
def answer(call: Call, token: str) -> ResponseReturnValue:
    """Looking changes nothing; the answer counts once."""
    allow("outcome", PER_LINK, str(call.link.link.id))
    check, form = outcome_check_of(call.database, call.link.link.subject_id), StillForm()
    if check.answered_at is None and form.was_sent_whole():
        works = form.works.data == "yes"
        answer_outcome(call.database, call.link, works=works, instruments=call.instruments, now=call.now)
        return redirect(url_for("outcomes.answer", token=token), code=303)
    case = case_of(call.database, check.case_id)
    resolution = resolution_of(call.database, check.resolution_id)
    body = render_template(
        "outcomes/answer.html",
        form=form,
        check=check,
        **told_to_the_customer(call, case, resolution.organization_id),
    )
    return body, 422 if form.errors else 200
