"""The second factor: shown after the password, set up with an app, saved by recovery codes."""

import re

import segno
from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from portal.access.permissions import needs_second_factor
from portal.actions.renew_recovery_codes import renew_recovery_codes
from portal.actions.set_second_factor import PendingSecret, propose_secret, same_secret, set_second_factor
from portal.actions.show_second_factor import show_second_factor
from portal.records.people import SignInSession, person_of, recovery_codes_made
from portal.vault.tokens import shown
from portal.vocabulary import Conflict, Invalid, Refused
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.signed_in import go_with_session, is_whole, set_cookie
from portal.web.targets import local_target
from portal.web.throttle import CODES_PER_ACCOUNT, allow

second_factor = GuardedBlueprint("second_factor", __name__)

_FEW_CODES = 3
_SHOWN_CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){5}")


class CodeForm(Form):
    """A one-time code, or a recovery code."""

    code = StringField("Code", [InputRequired("Enter the code.")])


class SetUpForm(Form):
    """The first code of a new app; the secret travels sealed, and the password is asked where it must be."""

    sealed = HiddenField()
    code = StringField("Code from the app", [InputRequired("Enter the six digits that the app shows.")])
    password = PasswordField("Your password")


class PasswordForm(Form):
    """The password once more, before something that it protects."""

    password = PasswordField("Your password", [InputRequired("Enter your password.")])
    made = HiddenField()


@second_factor.page("/second-factor", needs=Needs.half_signed_in(), methods=("GET", "POST"))
def enter(call: Call) -> ResponseReturnValue:
    """Ask for the code; whoever has no second factor yet is led to set it up."""
    session = _session(call)
    wanted = request.args.get("next")
    if is_whole(call.database, session):
        return redirect(local_target(wanted), code=303)
    if person_of(call.database, call.actor.person).totp_secret is None:
        return redirect(url_for("second_factor.set_up", next=wanted), code=303)
    form = CodeForm()
    if form.was_sent_whole():
        allow("second-factor", CODES_PER_ACCOUNT, str(call.actor.person))
        done = show_second_factor(
            call.database, call.actor, session, entered(form.code), call.instruments, call.now
        )
        if done is not None:
            if done.codes_left is not None and done.codes_left <= _FEW_CODES:
                flash(f"{done.codes_left} recovery codes are left. Make new ones in your profile.", "warning")
            return go_with_session(local_target(wanted), done.token, session.expires_at)
        form.show(Invalid("This code is not right, or it was used before. Wait for the next one.", "code"))
    return render_template("second_factor/enter.html", form=form), 422 if form.errors else 200


@second_factor.page("/second-factor/set-up", needs=Needs.half_signed_in(), methods=("GET", "POST"))
def set_up(call: Call) -> ResponseReturnValue:
    """Show a secret to scan or type; its first code sets it, and the recovery codes are shown."""
    session, person = _session(call), person_of(call.database, call.actor.person)
    if person.totp_secret is not None and session.second_factor_at is None:
        return redirect(url_for("second_factor.enter"), code=303)
    led_here = person.totp_secret is None and needs_second_factor(call.actor.roles)
    form = SetUpForm()
    pending = _pending(call, session, form)
    if form.was_sent_whole():
        allow("second-factor", CODES_PER_ACCOUNT, str(call.actor.person))
        try:
            return _set(call, session, form)
        except Invalid as failure:
            form.show(failure)
        except Conflict as sent_before:
            flash(sent_before.sentence, "warning")
            return redirect(url_for("second_factor.renew"), code=303)
    form.sealed.data, form.password.flags.required = pending.sealed, not led_here
    body = render_template(
        "second_factor/set_up.html",
        form=form,
        pending=pending,
        picture=segno.make(pending.uri, micro=False).svg_data_uri(
            scale=5, border=2, dark="#000", light="#fff"
        ),
        led_here=led_here,
        replacing=person.totp_secret is not None,
    )
    return body, 422 if form.errors else 200


@second_factor.page("/second-factor/recovery-codes", needs=Needs.signed_in(), methods=("GET", "POST"))
def renew(call: Call) -> ResponseReturnValue:
    """Ask for the password and show new recovery codes."""
    form, made = PasswordForm(), str(recovery_codes_made(call.database, call.actor.person))
    if form.was_sent_whole():
        allow("password", CODES_PER_ACCOUNT, str(call.actor.person))
        try:
            codes = renew_recovery_codes(
                call.database,
                call.actor,
                _session(call),
                entered(form.password),
                call.instruments,
                call.now,
                made=int(made) if form.made.data == made else -1,
            )
            return _codes_page(codes)
        except (Invalid, Conflict) as failure:
            form.show(failure)
    form.made.data = made
    return render_template("second_factor/renew.html", form=form), 422 if form.errors else 200


@second_factor.page("/second-factor/recovery-codes.txt", needs=Needs.signed_in(), methods=("POST",))
def download(call: Call) -> ResponseReturnValue:
    """Give back the codes that the page just showed, as a text file; they are kept nowhere in clear."""
    codes = [code for code in request.form.getlist("code") if _SHOWN_CODE.fullmatch(code)]
    text = f"Entente recovery codes of {call.actor.email}\nEach works once.\n\n" + "\n".join(codes) + "\n"
    answer = make_response(text)
    answer.mimetype = "text/plain"
    answer.headers["Content-Disposition"] = 'attachment; filename="entente-recovery-codes.txt"'
    return answer


def _session(call: Call) -> SignInSession:
    if call.session is None:
        raise Refused("Sign in to see this page.")
    return call.session


def _pending(call: Call, session: SignInSession, form: SetUpForm) -> PendingSecret:
    """The secret that this form shows: the one that was scanned already, or else a fresh one."""
    try:
        if form.sealed.data:
            return same_secret(call.actor, session, call.instruments, entered(form.sealed))
    except Invalid:
        form.sealed.data = ""
    return propose_secret(call.actor, session, call.instruments)


def _set(call: Call, session: SignInSession, form: SetUpForm) -> Response:
    done = set_second_factor(
        call.database,
        call.actor,
        session,
        entered(form.sealed),
        entered(form.code),
        call.instruments,
        call.now,
        password=entered(form.password),
    )
    answer = _codes_page(done.recovery_codes)
    set_cookie(answer, done.token, session.expires_at)
    return answer


def _codes_page(codes: list[str]) -> Response:
    body = render_template("second_factor/recovery_codes.html", codes=[shown(code) for code in codes])
    return current_app.make_response(body)
