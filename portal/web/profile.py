"""Everybody's own page: how they are called, how they like their screen, and where they are signed in."""

from dataclasses import replace
from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, PasswordField, RadioField, StringField
from wtforms.validators import InputRequired

from portal.actions.change_password import change_password
from portal.actions.change_preferences import Preferences, change_preferences
from portal.actions.sign_out import sign_out
from portal.records.organizations import organization_of
from portal.records.people import live_sessions, person_of, recovery_codes_left
from portal.rules.preferences import THEMES
from portal.vocabulary import Invalid, Permission, Refused
from portal.web.call import Call
from portal.web.clients import client_words
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.person_fields import new_password_field, repeated_password_field, zone_field
from portal.web.signed_in import drop_cookie, go_with_session
from portal.web.throttle import CODES_PER_ACCOUNT, allow

profile_pages = GuardedBlueprint("profile", __name__)


class PreferencesForm(Form):
    """What a person sets for themselves."""

    name = StringField("Your name", [InputRequired("Enter your name.")])
    time_zone = zone_field()
    theme = RadioField("Theme", choices=[choice(theme, theme.capitalize()) for theme in THEMES])
    shortcuts = BooleanField("Keyboard shortcuts")


class PasswordChangeForm(Form):
    """The password that ends, and the one that begins."""

    current = PasswordField("Your present password", [InputRequired("Enter your present password.")])
    password = new_password_field()
    again = repeated_password_field()


class ThemeForm(Form):
    """The theme alone, from the menu of every page."""

    theme = StringField()


class SignOutForm(Form):
    """Which browser to sign out; none means all of them."""

    session_id = StringField()


@profile_pages.page("/profile", needs=Needs.signed_in(), methods=("GET", "POST"))
def profile(call: Call) -> ResponseReturnValue:
    """Show a person their own account, and keep their preferences."""
    person = person_of(call.database, call.actor.person)
    form = PreferencesForm(obj=person)
    if form.was_sent_whole():
        wanted = Preferences(
            entered(form.name), entered(form.time_zone), entered(form.theme), bool(form.shortcuts.data)
        )
        try:
            change_preferences(call.database, call.actor, wanted, call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            flash("Your preferences are kept.", "success")
            return redirect(url_for("profile.profile"), code=303)
    body = render_template(
        "profile/profile.html",
        form=form,
        account=person,
        organization=organization_of(call.database, person.organization_id),
        roles=sorted(call.actor.roles),
        sessions=live_sessions(call.database, person.id, call.now),
        this_session=call.session,
        client_words=client_words,
        signs=Permission.AUTHORIZATION_DECIDE in call.actor.permissions,
        codes_left=recovery_codes_left(call.database, person.id),
    )
    return body, 422 if form.errors else 200


@profile_pages.page("/profile/theme", needs=Needs.signed_in(), methods=("POST",))
def theme(call: Call) -> ResponseReturnValue:
    """Keep the theme that was chosen in the menu."""
    form = ThemeForm()
    person = person_of(call.database, call.actor.person)
    present = Preferences(person.name, person.time_zone, person.theme, person.shortcuts)
    change_preferences(call.database, call.actor, replace(present, theme=entered(form.theme)), call.now)
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return redirect(url_for("profile.profile"), code=303)


@profile_pages.page("/profile/password", needs=Needs.signed_in(), methods=("GET", "POST"))
def password(call: Call) -> ResponseReturnValue:
    """Ask for the present password and keep a new one."""
    form = PasswordChangeForm()
    if form.was_sent_whole():
        allow("password", CODES_PER_ACCOUNT, str(call.actor.person))
        try:
            return _change_password(call, form)
        except Invalid as failure:
            form.show(failure)
    return render_template("profile/password.html", form=form), 422 if form.errors else 200


@profile_pages.page("/profile/sign-out", needs=Needs.signed_in(), methods=("POST",))
def sign_out_browsers(call: Call) -> ResponseReturnValue:
    """End one other sign-in, or all of them with this one."""
    named = entered(SignOutForm().session_id)
    if not named:
        sign_out(call.database, call.actor, None, call.now)
        response = current_app.make_response(redirect(url_for("signing_in.sign_in"), code=303))
        drop_cookie(response)
        return response
    try:
        session_id = UUID(named)
    except ValueError as wrong:
        raise Invalid("Choose a browser from the list.") from wrong
    sign_out(call.database, call.actor, session_id, call.now)
    flash("That browser is signed out.", "success")
    return redirect(url_for("profile.profile"), code=303)


def _change_password(call: Call, form: PasswordChangeForm) -> ResponseReturnValue:
    if call.session is None:
        raise Refused("Sign in to see this page.")
    token = change_password(
        call.database,
        call.actor,
        call.session,
        entered(form.current),
        entered(form.password),
        call.instruments,
        call.now,
    )
    flash("Your password is changed. Other browsers were signed out.", "success")
    return go_with_session(url_for("profile.profile"), token, call.session.expires_at)
