"""The customer's approver decides, without an account: reads in plain language, ticks, types a code."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.access.deciding import Decision, requested
from portal.access.drafting import NOTICE, Choice, everything_asked, terms_of
from portal.actions.decide_authorization import Outcome, decide_authorization
from portal.actions.send_decision_code import send_decision_code
from portal.records.authorizations import Authorization
from portal.records.organizations import organization_of
from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_words import PlainWords, plain_words
from portal.vocabulary import Failure, Invalid, LinkPurpose
from portal.web.call import Call
from portal.web.deciding_form import CodeForm, DecisionForm
from portal.web.deciding_levels import level_notes, only_named_decide
from portal.web.deciding_signature import signature_options
from portal.web.forms import entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import CODES_PER_LINK, PER_LINK, allow
from portal.web.typed_codes import COOKIE, chooses_again, this_browser, tries_words, with_browser

deciding = GuardedBlueprint("deciding", __name__)

_PATH = "/permission"


@deciding.page("/permission/<token>", needs=Needs.link(LinkPurpose.AUTHORIZATION), methods=("GET", "POST"))
def decide(call: Call, token: str) -> ResponseReturnValue:
    """Show who asks for what; take the choice; send the code. Opening this page changes nothing."""
    asked = requested(call.database, call.link)
    form = DecisionForm()
    form.offer(call.database, asked)
    if not chooses_again() and form.was_sent_whole():
        browser = this_browser()
        decision = form.decision()
        try:
            with call.database.begin_nested():
                send_decision_code(call.database, call.link, decision, browser, call.instruments, call.now)
                allow("decision-code", CODES_PER_LINK, str(call.link.link.id))
        except Failure as failure:
            form.show(failure)
        else:
            page = _code_page(call, asked, token, decision, CodeForm.carrying(form))
            return with_browser(page, browser, _PATH)
    body = render_template(
        "deciding/decide.html",
        form=form,
        words=_words(call, asked, everything_asked(call.database, asked)),
        notice=NOTICE.text,
        level_notes=level_notes(call.database, asked, call.link.link.email, form.categories),
        only_named=only_named_decide(call.database, asked, call.link.link.email),
        asker_id=str(asked.requested_by_organization_id),
        customer_name=organization_of(call.database, asked.customer_id).name,
    )
    return body, 422 if form.errors else 200


@deciding.page("/permission/<token>/code", needs=Needs.link(LinkPurpose.AUTHORIZATION), methods=("POST",))
def type_code(call: Call, token: str) -> ResponseReturnValue:
    """Take the code that was typed by hand, for exactly the choice that the page showed."""
    asked = requested(call.database, call.link)
    allow("decision-try", PER_LINK, str(call.link.link.id))
    form = CodeForm()
    form.offer(call.database, asked)
    decision = form.decision()
    if not form.was_sent_whole():
        return _code_page(call, asked, token, decision, form), 422
    try:
        outcome = _decided(call, form, decision)
    except Invalid as failure:
        form.show(failure)
        return _code_page(call, asked, token, decision, form), 422
    if outcome.waits:
        name = organization_of(call.database, asked.customer_id).name
        return render_template("deciding/waiting.html", customer_name=name)
    if outcome.decided:
        return _done(call, outcome)
    form.show(Invalid(tries_words(outcome.tries_left), "code"))
    return _code_page(call, asked, token, decision, form), 422


def _decided(call: Call, form: CodeForm, decision: Decision) -> Outcome:
    """Carried out, or a wrong code, whose count is kept; what cannot be used leaves nothing behind."""
    browser = request.cookies.get(COOKIE, "")
    with call.database.begin_nested():
        return decide_authorization(
            call.database,
            call.link,
            decision,
            entered(form.code),
            browser,
            call.instruments,
            call.now,
            answer=entered(form.answer),
        )


def _done(call: Call, outcome: Outcome) -> str:
    asked = outcome.authorization
    words = plain_words(asked.record) if asked.record else None
    return render_template(
        "deciding/done.html",
        authorization=asked,
        words=words,
        customer_path=f"/customer/{outcome.token}",
        customer_name=organization_of(call.database, asked.customer_id).name,
    )


def _code_page(call: Call, asked: Authorization, token: str, decision: Decision, form: CodeForm) -> str:
    return render_template(
        "deciding/code.html",
        form=form,
        token=token,
        decision=decision,
        words=_words(call, asked, decision.choice) if decision.choice else None,
        options=signature_options(call, asked, decision),
        email=call.link.link.email,
        customer_name=organization_of(call.database, asked.customer_id).name,
    )


def _words(call: Call, asked: Authorization, choice: Choice) -> PlainWords:
    return plain_words(authorization_record(terms_of(call.database, asked, choice)))
