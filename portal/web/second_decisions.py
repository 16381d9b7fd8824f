"""The second of two who decide for a customer: reads what the first agreed to, answers, types a code."""

from typing import Self

from flask import render_template, request
from flask.typing import ResponseReturnValue
from wtforms import StringField, SubmitField
from wtforms.validators import InputRequired, Length

from portal.access.drafting import NOTICE, terms_of
from portal.access.second_answers import SecondAnswer
from portal.access.second_decisions import Held, held_for
from portal.actions.decide_second import SecondOutcome, decide_second
from portal.actions.send_second_code import send_second_code
from portal.records.organizations import organization_of
from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_words import PlainWords, plain_words
from portal.rules.one_line import one_line
from portal.vocabulary import Invalid, LinkPurpose, Missing
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import CODES_PER_LINK, PER_LINK, allow
from portal.web.typed_codes import COOKIE, chooses_again, this_browser, tries_words, with_browser

second_decisions = GuardedBlueprint("second_decisions", __name__)

_LINK = Needs.link(LinkPurpose.SECOND_DECISION)
_PATH = "/second-decision"


class SecondForm(Form):
    """Who answers, and one of two buttons."""

    name = StringField("Your name", [InputRequired("Enter your name."), Length(max=120)])
    position = StringField(
        "What you are in your organization",
        [InputRequired("Enter what you are, for example “Head of operations”."), Length(max=120)],
    )
    agree = SubmitField("Agree to exactly this")
    refuse = SubmitField("Refuse")

    def answer(self) -> SecondAnswer:
        """What was chosen; anything but agreeing refuses."""
        return SecondAnswer(
            bool(self.agree.data), one_line(entered(self.name)), one_line(entered(self.position))
        )


class SecondCodeForm(SecondForm):
    """The same answer again, and the code."""

    code = StringField("Code from the mail", [InputRequired("Type the code from the mail.")])

    @classmethod
    def carrying(cls, chosen: SecondForm) -> Self:
        """The second step with what the first one chose."""
        made = cls(formdata=None)
        for name in ("name", "position", "agree", "refuse"):
            made[name].data = chosen[name].data
        return made


@second_decisions.page("/second-decision/<token>", needs=_LINK, methods=("GET", "POST"))
def decide(call: Call, token: str) -> ResponseReturnValue:
    """Show what the first agreed to; take the answer; send the code. Opening this page changes nothing."""
    held, form = held_for(call.database, call.link), SecondForm()
    if not chooses_again() and form.was_sent_whole():
        browser = this_browser()
        try:
            with call.database.begin_nested():
                send_second_code(call.database, call.link, form.answer(), browser, call.instruments, call.now)
                allow("second-code", CODES_PER_LINK, str(call.link.link.id))
        except Invalid as failure:
            form.show(failure)
        else:
            page = _code_page(call, held, token, SecondCodeForm.carrying(form))
            return with_browser(page, browser, _PATH)
    body = render_template(
        "second_decisions/decide.html",
        form=form,
        first=held.first,
        words=_words(call, held),
        notice=NOTICE.text,
        customer_name=organization_of(call.database, held.authorization.customer_id).name,
    )
    return body, 422 if form.errors else 200


@second_decisions.page("/second-decision/<token>/code", needs=_LINK, methods=("POST",))
def type_code(call: Call, token: str) -> ResponseReturnValue:
    """Take the code that was typed by hand, for exactly the answer that the page showed."""
    held, form = held_for(call.database, call.link), SecondCodeForm()
    allow("second-try", PER_LINK, str(call.link.link.id))
    if form.was_sent_whole():
        try:
            outcome = _decided(call, form)
        except Invalid as failure:
            form.show(failure)
        else:
            if outcome.decided:
                return _done(call, outcome)
            form.show(Invalid(tries_words(outcome.tries_left), "code"))
    return _code_page(call, held, token, form), 422


def _decided(call: Call, form: SecondCodeForm) -> SecondOutcome:
    browser = request.cookies.get(COOKIE, "")
    with call.database.begin_nested():
        return decide_second(
            call.database, call.link, form.answer(), entered(form.code), browser, call.instruments, call.now
        )


def _done(call: Call, outcome: SecondOutcome) -> str:
    asked = outcome.authorization
    return render_template(
        "deciding/done.html",
        authorization=asked,
        words=plain_words(asked.record) if asked.record else None,
        customer_path=f"/customer/{outcome.token}",
        customer_name=organization_of(call.database, asked.customer_id).name,
    )


def _code_page(call: Call, held: Held, token: str, form: SecondCodeForm) -> str:
    return render_template(
        "second_decisions/code.html",
        form=form,
        token=token,
        answer=form.answer(),
        words=_words(call, held),
        email=call.link.link.email,
        customer_name=organization_of(call.database, held.authorization.customer_id).name,
    )


def _words(call: Call, held: Held) -> PlainWords:
    if held.decision.choice is None:
        raise Missing("This request does not exist any more.")
    return plain_words(
        authorization_record(terms_of(call.database, held.authorization, held.decision.choice))
    )
