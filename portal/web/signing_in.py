"""Signing in and out."""

from urllib.parse import urlsplit

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired

from portal.actions.sign_in import sign_in as take_in
from portal.actions.sign_out import sign_out as let_out
from portal.vocabulary import Invalid
from portal.web.call import Call
from portal.web.forms import Form
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.signed_in import client_of, drop_cookie, is_whole, set_cookie
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
        allow("sign-in", PER_ACCOUNT, form.email.data.strip().lower())
        taken = take_in(
            call.database,
            form.email.data,
            form.password.data,
            call.instruments,
            call.now,
            client=client_of(request),
            address=request.remote_addr or "",
        )
        if taken is not None:
            whole = is_whole(call.database, taken.session)
            target = local_target(request.args.get("next")) if whole else url_for("second_factor.enter")
            response = current_app.make_response(redirect(target, code=303))
            set_cookie(response, taken.token, taken.session.expires_at, secure=request.is_secure)
            return response
        form.show(Invalid("This address and password do not belong together."))
    body = render_template("signing_in/sign_in.html", form=form)
    return body, 422 if form.errors else 200


@signing_in.page("/sign-out", needs=Needs.half_signed_in(), methods=("POST",))
def sign_out(call: Call) -> ResponseReturnValue:
    """End the session of this browser."""
    if call.session is not None:
        let_out(call.database, call.actor, call.session.id, call.now)
    response = current_app.make_response(redirect(url_for("signing_in.sign_in"), code=303))
    drop_cookie(response, secure=request.is_secure)
    return response


def local_target(wanted: str | None) -> str:
    """Where to go after signing in: a page of this portal and of nobody else."""
    parts = urlsplit(wanted or "")
    local = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    if not wanted or not local or wanted.startswith(("//", "/\\")) or "\\" in wanted:
        return url_for("home.home")
    return wanted
