"""Accepting an invitation: the link is opened, a name and a password are chosen, and work begins."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import InputRequired

from portal.actions.join import Newcomer, join
from portal.actions.sign_in import sign_in
from portal.records.links import invitation_of
from portal.records.organizations import organization_of
from portal.vocabulary import Invalid, LinkPurpose, Role
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.person_fields import ROLE_NOTES, new_password_field, repeated_password_field, zone_field
from portal.web.signed_in import client_of, go_with_session, is_whole
from portal.web.throttle import PER_LINK, allow

invitations = GuardedBlueprint("invitations", __name__)


class JoinForm(Form):
    """What an invited person enters."""

    name = StringField("Your name", [InputRequired("Enter your name.")])
    time_zone = zone_field()
    password = new_password_field()
    again = repeated_password_field()


@invitations.page("/invitation/<token>", needs=Needs.link(LinkPurpose.INVITATION), methods=("GET", "POST"))
def accept(call: Call, token: str) -> ResponseReturnValue:
    """Show who invites to what; a POST makes the account and signs in."""
    organization = organization_of(call.database, call.link.link.organization_id)
    form = JoinForm(time_zone=organization.time_zone)
    if request.method == "POST":
        allow("invitation", PER_LINK, str(call.link.link.id))
    if form.was_sent_whole():
        try:
            return _join(call, form)
        except Invalid as failure:
            form.show(failure)
    invitation = invitation_of(call.database, call.link.link)
    body = render_template(
        "invitations/accept.html",
        form=form,
        token=token,
        organization=organization,
        invitation=invitation,
        email=call.link.link.email,
        roles=[Role(role) for role in invitation.roles],
        notes=ROLE_NOTES,
    )
    return body, 422 if form.errors else 200


def _join(call: Call, form: JoinForm) -> ResponseReturnValue:
    newcomer = Newcomer(entered(form.name), entered(form.password), entered(form.time_zone))
    person = join(call.database, call.link, newcomer, call.instruments, call.now)
    taken = sign_in(
        call.database,
        person.email,
        entered(form.password),
        call.instruments,
        call.now,
        client=client_of(request),
        address=request.remote_addr or "",
    )
    if taken is None:
        raise RuntimeError("The password that was just kept does not open the account.")
    whole = is_whole(call.database, taken.session)
    target = url_for("home.home" if whole else "second_factor.enter")
    return go_with_session(target, taken.token, taken.session.expires_at)
