"""Taking a permission back from any mailbox of the customer's domain: by a link, in one step."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField
from wtforms.validators import InputRequired, Regexp

from portal.actions.ask_to_withdraw import ask_to_withdraw
from portal.actions.withdraw_authorization import withdraw_authorization
from portal.records.authorizations import permissions_in_force
from portal.records.log_search import references_of
from portal.records.organizations import organization_of
from portal.rules.authorization_words import plain_words
from portal.vocabulary import LinkPurpose
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import LINKS_PER_MAILBOX, PER_LINK, allow

withdrawing = GuardedBlueprint("withdrawing", __name__)

_WRONG = "Enter an e-mail address such as name@example.com."
_BY_LINK = Needs.link(LinkPurpose.WITHDRAWAL)


class WithdrawForm(Form):
    """The mailbox that the link goes to."""

    email = EmailField(
        "Your e-mail address at your company",
        [InputRequired(_WRONG), Regexp(r"\s*[^\s@]\S*@\S+\s*$", message=_WRONG)],
    )


@withdrawing.page("/withdraw", needs=Needs.nobody(), methods=("GET", "POST"))
def ask(call: Call) -> ResponseReturnValue:
    """Take an address; the answer says the same whoever has it."""
    form = WithdrawForm()
    if form.was_sent_whole():
        allow("withdraw-link", LINKS_PER_MAILBOX, entered(form.email).strip().lower())
        ask_to_withdraw(call.database, entered(form.email), call.instruments, call.now)
        return render_template("withdrawing/sent.html", email=entered(form.email).strip())
    return render_template("withdrawing/ask.html", form=form), 422 if form.errors else 200


@withdrawing.page("/withdraw/<token>", needs=_BY_LINK)
def show(call: Call, token: str) -> ResponseReturnValue:
    """What the company has allowed: to whom, which kinds of data, until when. No title, and no reading."""
    customer = organization_of(call.database, call.link.link.organization_id)
    kept = permissions_in_force(call.database, customer.id, call.now)
    return render_template(
        "withdrawing/show.html",
        token=token,
        references=references_of(call.database, {one.case_id for one in kept}),
        permissions=[(one, plain_words(one.record)) for one in kept if one.record is not None],
        customer_name=customer.name,
    )


@withdrawing.page("/withdraw/<token>/<uuid:authorization_id>", needs=_BY_LINK, methods=("POST",))
def withdraw(call: Call, token: str, authorization_id: UUID) -> ResponseReturnValue:
    """One step, no code: the next read fails."""
    allow("withdraw", PER_LINK, str(call.link.link.id))
    withdraw_authorization(call.database, call.link, authorization_id, call.instruments, call.now)
    flash("Withdrawn. From now on nobody can read it here any more. Whoever allowed it is told.", "success")
    return redirect(url_for("withdrawing.show", token=token), code=303)
