"""An administrator's people: who they are, what they may do, who is invited, who has left."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField
from wtforms.validators import InputRequired

from portal.actions.change_roles import change_roles
from portal.actions.deactivate_person import deactivate_person
from portal.actions.invite_person import invite_person
from portal.actions.revoke_invitation import revoke_invitation
from portal.records.links import invitation_of, open_invitations
from portal.records.organizations import Organization, organization_of
from portal.records.people import people_of, person_in, roles_by_person, roles_of
from portal.vocabulary import Conflict, Invalid, Permission
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.kept_forms import KeptForm
from portal.web.needs import Needs
from portal.web.person_fields import ROLE_NOTES, offer_roles, role_field, roles_chosen
from portal.web.throttle import INVITATIONS, allow

people = GuardedBlueprint("people", __name__)

_VIEWS = (("active", "Can sign in"), ("invited", "Invited"), ("left", "Deactivated"))


class InviteForm(Form):
    """Whom to invite, and what they will do."""

    email = EmailField("E-mail address", [InputRequired("Enter an e-mail address.")])
    roles = role_field()


class RolesForm(KeptForm):
    """What somebody does for the organization."""

    roles = role_field()


@people.page("/people", needs=Needs.to(Permission.PEOPLE_MANAGE))
def list_people(call: Call) -> ResponseReturnValue:
    """Show everybody of the administrator's organization in three views."""
    everybody = people_of(call.database, call.actor.organization_id)
    invited = open_invitations(call.database, call.actor.organization_id, call.now)
    shown = {
        "active": [person for person in everybody if person.deactivated_at is None],
        "left": [person for person in everybody if person.deactivated_at is not None],
        "invited": [(link, invitation_of(call.database, link)) for link in invited],
    }
    view = request.args.get("view", "active")
    view = view if view in shown else "active"
    return render_template(
        "people/list_people.html",
        views=_views(view, shown),
        view=view,
        rows=shown[view],
        roles=roles_by_person(call.database, call.actor.organization_id),
        organization=organization_of(call.database, call.actor.organization_id),
        own_id=call.actor.person_id,
    )


@people.page("/people/invite", needs=Needs.to(Permission.PEOPLE_MANAGE), methods=("GET", "POST"))
def invite(call: Call) -> ResponseReturnValue:
    """Invite somebody by e-mail."""
    organization = organization_of(call.database, call.actor.organization_id)
    form = InviteForm()
    offer_roles(form.roles, organization.kind)
    if form.was_sent_whole():
        allow("invite", INVITATIONS, str(call.actor.organization_id))
        try:
            _invite(call, organization, form)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash(f"An invitation is on its way to {entered(form.email)}.", "success")
            return redirect(url_for("people.list_people", view="invited"), code=303)
    body = render_template("people/invite.html", form=form, organization=organization, notes=ROLE_NOTES)
    return body, 422 if form.errors else 200


@people.page("/people/<uuid:person_id>", needs=Needs.to(Permission.PEOPLE_MANAGE), methods=("GET", "POST"))
def person(call: Call, person_id: UUID) -> ResponseReturnValue:
    """Show one person and change their roles."""
    found = person_in(call.database, call.actor.organization_id, person_id)
    organization = organization_of(call.database, call.actor.organization_id)
    present = roles_of(call.database, found.id)
    form = RolesForm(roles=[role.value for role in present])
    offer_roles(form.roles, organization.kind)
    if form.was_sent_whole():
        try:
            change_roles(call.database, call.actor, found.id, roles_chosen(form.roles), call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash(f"The roles of {found.name} are changed.", "success")
            return redirect(url_for("people.list_people"), code=303)
    body = render_template(
        "people/person.html",
        form=form,
        account=found,
        roles=sorted(present),
        notes=ROLE_NOTES,
        own=found.id == call.actor.person_id,
    )
    return body, 422 if form.errors else 200


@people.page(
    "/people/<uuid:person_id>/deactivate", needs=Needs.to(Permission.PEOPLE_MANAGE), methods=("GET", "POST")
)
def deactivate(call: Call, person_id: UUID) -> ResponseReturnValue:
    """Say what deactivating does, then do it."""
    found = person_in(call.database, call.actor.organization_id, person_id)
    form = Form()
    if form.was_sent_whole():
        organization = organization_of(call.database, call.actor.organization_id)
        deactivate_person(call.database, call.actor, organization, found.id, call.now)
        flash(f"{found.name} cannot sign in any more.", "success")
        return redirect(url_for("people.list_people", view="left"), code=303)
    return render_template("people/deactivate.html", account=found, form=form)


@people.page(
    "/people/invitations/<uuid:link_id>/revoke", needs=Needs.to(Permission.PEOPLE_MANAGE), methods=("POST",)
)
def revoke(call: Call, link_id: UUID) -> ResponseReturnValue:
    """Take an invitation back."""
    organization = organization_of(call.database, call.actor.organization_id)
    revoke_invitation(call.database, call.actor, organization, link_id, call.now)
    flash("The invitation is taken back; its link does not work any more.", "success")
    return redirect(url_for("people.list_people", view="invited"), code=303)


def _invite(call: Call, organization: Organization, form: InviteForm) -> None:
    roles = roles_chosen(form.roles)
    invite_person(
        call.database, call.actor, organization, entered(form.email), roles, call.instruments, call.now
    )


def _views(current: str, shown: dict[str, Any]) -> Iterable[dict[str, Any]]:
    return [
        {
            "label": label,
            "url": url_for("people.list_people", view=name),
            "count": len(shown[name]),
            "current": name == current,
        }
        for name, label in _VIEWS
    ]
