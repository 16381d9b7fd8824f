"""The approver decides about one hidden value, without an account: reads, answers, types a code."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from wtforms import StringField, SubmitField
from wtforms.validators import InputRequired

from portal.access.deciding_reveals import LONGEST_NAME, RevealDecision, waiting_reveal
from portal.access.reveal_levels import what_is_missing
from portal.access.reveal_seconds import agreed_first, two_must_agree
from portal.actions.decide_reveal import decide_reveal
from portal.actions.send_reveal_code import send_reveal_code
from portal.records.disclosures import Disclosure
from portal.records.organizations import organization_names
from portal.records.reveal_requests import RevealRequest
from portal.rules.one_line import one_line
from portal.vocabulary import Failure, Invalid, LinkPurpose
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import CODES_PER_LINK, PER_LINK, allow
from portal.web.typed_codes import COOKIE, chooses_again, this_browser, tries_words, with_browser

deciding_reveals = GuardedBlueprint("deciding_reveals", __name__)
_PATH = "/reveal"
_BY_LINK = Needs.link(LinkPurpose.REVEAL)


class AnswerForm(Form):
    """Who decides; and one of two buttons."""

    name = StringField(
        "Your name", [InputRequired("Enter your name.")], render_kw={"maxlength": LONGEST_NAME}
    )
    allow = SubmitField("Show it to them, once")
    refuse = SubmitField("Do not show it")

    def decision(self) -> RevealDecision:
        """What was chosen; where both are sent, the answer is no."""
        return RevealDecision(bool(self.allow.data) and not self.refuse.data, one_line(entered(self.name)))


class TypedForm(AnswerForm):
    """The same answer again, and the code."""

    code = StringField("Code from the mail", [InputRequired("Type the code from the mail.")])


@deciding_reveals.page("/reveal/<token>", needs=_BY_LINK, methods=("GET", "POST"))
def decide(call: Call, token: str) -> ResponseReturnValue:
    """Show who asks for what and why; take the answer; send the code. Opening this page changes nothing."""
    asked, form = _waiting(call), AnswerForm()
    if not chooses_again() and form.was_sent_whole():
        browser = this_browser()
        decision = form.decision()
        try:
            with call.database.begin_nested():
                send_reveal_code(call.database, call.link, decision, browser, call.instruments, call.now)
                allow("decision-code", CODES_PER_LINK, str(call.link.link.id))
        except Failure as failure:
            form.show(failure)
        else:
            typed = TypedForm(formdata=None, name=decision.name)
            return with_browser(_code_page(call, asked, token, decision, typed), browser, _PATH)
    missing = what_is_missing(call.database, asked, call.link.link.email)
    body = render_template(
        "deciding_reveals/decide.html",
        form=form,
        token=token,
        missing=missing,
        two=two_must_agree(call.database, asked),
        first=agreed_first(call.database, asked),
        **_words(call, asked),
    )
    return body, 422 if form.errors else 200


@deciding_reveals.page("/reveal/<token>/code", needs=_BY_LINK, methods=("POST",))
def type_code(call: Call, token: str) -> ResponseReturnValue:
    """Take the code that was typed by hand, for exactly the answer that the page showed."""
    asked, form = _waiting(call), TypedForm()
    allow("decision-try", PER_LINK, str(call.link.link.id))
    decision = form.decision()
    if not form.was_sent_whole():
        return _code_page(call, asked, token, decision, form), 422
    browser = request.cookies.get(COOKIE, "")
    code = entered(form.code)
    try:
        with call.database.begin_nested():
            outcome = decide_reveal(
                call.database, call.link, decision, code, browser, call.instruments, call.now
            )
    except Invalid as missing:
        form.show(missing)
        return _code_page(call, asked, token, decision, form), 422
    if not (outcome.decided or outcome.waits):
        form.show(Invalid(tries_words(outcome.tries_left), "code"))
        return _code_page(call, asked, token, decision, form), 422
    return render_template(
        "deciding_reveals/done.html", decision=decision, waits=outcome.waits, **_words(call, asked)
    )


def _waiting(call: Call) -> RevealRequest:
    link = call.link.link
    return waiting_reveal(call.database, link.subject_id, link.organization_id, call.now)


def _code_page(
    call: Call, asked: RevealRequest, token: str, decision: RevealDecision, form: TypedForm
) -> str:
    return render_template(
        "deciding_reveals/code.html",
        form=form,
        token=token,
        decision=decision,
        email=call.link.link.email,
        **_words(call, asked),
    )


def _words(call: Call, asked: RevealRequest) -> dict[str, object]:
    names = organization_names(call.database)
    given = call.database.get_one(Disclosure, asked.disclosure_id)
    return {
        "asked": asked,
        "asker": names[asked.organization_id],
        "giver": names[given.organization_id],
        "label": given.label,
        "customer_name": names[call.link.link.organization_id],
    }
