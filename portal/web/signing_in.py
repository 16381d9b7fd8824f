"""Signing in and out."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired

from portal.actions.sign_in import sign_in as take_in
from portal.actions.sign_out import sign_out as let_out
from portal.vocabulary import Invalid
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.playground import playground
from portal.web.signed_in import client_of, drop_cookie, go_with_session, is_whole
from portal.web.targets import local_target
from portal.web.throttle import PER_ACCOUNT, allow

signing_in = GuardedBlueprint("signing_in", __name__)


class SignInForm(Form):
    """Address and password."""

    email = EmailField("E-mail", [InputRequired("Enter your e-mail address.")])
    password = PasswordField("Password", [InputRequired("Enter your password.")])


@signing_in.page("/sign-in", needs=Needs.nobody(), methods=("GET", "POST"))
def sign_in(call: Call) -> ResponseReturnValue:
    """Ask for address and password; a wrong pair gets one sentence, whichever part was wrong."""
    form = SignInForm()
    if form.was_sent_whole():
        allow("sign-in", PER_ACCOUNT, entered(form.email).strip().lower())
        taken = take_in(
            call.database,
            entered(form.email),
            entered(form.password),
            call.instruments,
            call.now,
            client=client_of(request),
            address=request.remote_addr or "",
        )
        if taken is not None:
            wanted = request.args.get("next")
            whole = is_whole(call.database, taken.session)
            target = local_target(wanted) if whole else url_for("second_factor.enter", next=wanted)
            return go_with_session(target, taken.token, taken.session.expires_at)
        form.show(Invalid("This address and password do not belong together."))
    play = playground(call.rooms)
    if play is not None and request.method == "GET":
        form.email.data = request.args.get("email", "")
    body = render_template("signing_in/sign_in.html", form=form, play=play)
    return body, 422 if form.errors else 200


@signing_in.page("/sign-out", needs=Needs.half_signed_in(), methods=("POST",))
def sign_out(call: Call) -> ResponseReturnValue:
    """End the session of this browser."""
    if call.session is not None:
        let_out(call.database, call.actor, call.session.id, call.now)
    response = current_app.make_response(redirect(url_for("signing_in.sign_in"), code=303))
    drop_cookie(response)
    return response
