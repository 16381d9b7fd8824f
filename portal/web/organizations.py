"""The operator's organizations: enrolled, their first people invited. Nothing here shows a case."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, RadioField, StringField
from wtforms.validators import InputRequired

from portal.actions.deactivate_person import deactivate_person
from portal.actions.enroll_organization import Enrollment, enroll_organization
from portal.actions.invite_person import FIRST_ROLES, invite_person
from portal.actions.revoke_invitation import revoke_invitation
from portal.records.links import invitation_of, open_invitations
from portal.records.organizations import (
    Organization,
    current_key,
    organization_of,
    organizations_of_kind,
)
from portal.records.people import active_people_with, people_counts, people_of, roles_by_person
from portal.vocabulary import Conflict, Invalid, OrganizationKind, Permission, Refused, Role
from portal.web.call import Call
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.person_fields import ROLE_NOTES, offer_roles, role_field, roles_chosen, zone_field
from portal.web.throttle import INVITATIONS, allow

organizations = GuardedBlueprint("organizations", __name__)

_NEEDS = Needs.to(Permission.ORGANIZATION_ENROLL)
_VIEWS = (("all", "All"), ("vendor", "Vendors"), ("customer", "Customers"))
_KIND_NOTES = {
    "vendor": "Works on cases with other vendors.",
    "customer": "Has the problems, and decides who may see what.",
}


class EnrollForm(Form):
    """A new organization."""

    kind = RadioField(
        "Kind",
        [InputRequired("Choose whether it is a vendor or a customer.")],
        choices=[choice("vendor", "Vendor"), choice("customer", "Customer")],
    )
    name = StringField("Name", [InputRequired("Enter the organization's name.")])
    domain = StringField(
        "Domain",
        [InputRequired("Enter the domain.")],
        description="Where its people have their e-mail, for example example.com.",
    )
    time_zone = zone_field()


class FirstPersonForm(Form):
    """The first person of an organization."""

    email = EmailField("E-mail address", [InputRequired("Enter an e-mail address.")])
    roles = role_field()


@organizations.page("/organizations", needs=_NEEDS)
def list_organizations(call: Call) -> ResponseReturnValue:
    """Show who is enrolled, without anything of what they work on."""
    query, view = request.args.get("q", "").strip(), request.args.get("view", "all")
    vendors = organizations_of_kind(call.database, OrganizationKind.VENDOR)
    customers = organizations_of_kind(call.database, OrganizationKind.CUSTOMER)
    shown = {
        "all": sorted([*vendors, *customers], key=lambda one: one.name.casefold()),
        "vendor": vendors,
        "customer": customers,
    }
    view = view if view in shown else "all"
    rows = [
        one
        for one in shown[view]
        if query.casefold() in one.name.casefold() or query.casefold() in one.domain
    ]
    views = [
        {
            "label": label,
            "count": len(shown[name]),
            "url": url_for("organizations.list_organizations", view=name, q=query or None),
            "current": name == view,
        }
        for name, label in _VIEWS
    ]
    return render_template(
        "organizations/list_organizations.html",
        rows=rows,
        views=views,
        view=view,
        query=query,
        people=people_counts(call.database),
    )


@organizations.page("/organizations/new", needs=_NEEDS, methods=("GET", "POST"))
def enroll(call: Call) -> ResponseReturnValue:
    """Enrol a vendor or a customer."""
    form = EnrollForm()
    if form.was_sent_whole():
        wanted = Enrollment(
            OrganizationKind(entered(form.kind)),
            entered(form.name),
            entered(form.domain),
            entered(form.time_zone),
        )
        try:
            made = enroll_organization(call.database, call.actor, wanted, call.instruments, call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash(f"{made.name} is enrolled. Invite its first person now.", "success")
            return redirect(url_for("organizations.show", organization_id=made.id), code=303)
    body = render_template("organizations/enroll.html", form=form, notes=_KIND_NOTES)
    return body, 422 if form.errors else 200


@organizations.page("/organizations/<uuid:organization_id>", needs=_NEEDS, methods=("GET", "POST"))
def show(call: Call, organization_id: UUID) -> ResponseReturnValue:
    """Show one organization, and invite its first person."""
    organization = organization_of(call.database, organization_id)
    form = FirstPersonForm()
    offer_roles(form.roles, organization.kind, FIRST_ROLES[organization.kind])
    if form.was_sent_whole():
        allow("invite", INVITATIONS, str(call.actor.organization_id))
        try:
            _invite(call, organization, form)
        except (Invalid, Conflict, Refused) as failure:
            form.show(failure)
        else:
            flash(f"An invitation is on its way to {entered(form.email)}.", "success")
            return redirect(url_for("organizations.show", organization_id=organization.id), code=303)
    body = render_template("organizations/show.html", form=form, **_facts(call, organization))
    return body, 422 if form.errors else 200


@organizations.page(
    "/organizations/<uuid:organization_id>/people/<uuid:person_id>/deactivate",
    needs=_NEEDS,
    methods=("POST",),
)
def deactivate(call: Call, organization_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """End the account of a customer's person; vendors do that themselves."""
    organization = organization_of(call.database, organization_id)
    done = deactivate_person(call.database, call.actor, organization, person_id, call.now)
    flash(f"{done.name} cannot sign in any more.", "success")
    return redirect(url_for("organizations.show", organization_id=organization.id), code=303)


@organizations.page(
    "/organizations/<uuid:organization_id>/invitations/<uuid:link_id>/revoke", needs=_NEEDS, methods=("POST",)
)
def revoke(call: Call, organization_id: UUID, link_id: UUID) -> ResponseReturnValue:
    """Take an invitation to this organization back."""
    organization = organization_of(call.database, organization_id)
    revoke_invitation(call.database, call.actor, organization, link_id, call.now)
    flash("The invitation is taken back; its link does not work any more.", "success")
    return redirect(url_for("organizations.show", organization_id=organization.id), code=303)


def _invite(call: Call, organization: Organization, form: FirstPersonForm) -> None:
    roles = roles_chosen(form.roles)
    invite_person(
        call.database, call.actor, organization, entered(form.email), roles, call.instruments, call.now
    )


def _facts(call: Call, organization: Organization) -> dict[str, Any]:
    links = open_invitations(call.database, organization.id, call.now)
    is_customer = organization.kind is OrganizationKind.CUSTOMER
    administrators = active_people_with(call.database, organization.id, Role.VENDOR_ADMINISTRATOR)
    return {
        "organization": organization,
        "is_customer": is_customer,
        "key": current_key(call.database, organization.id),
        "people": people_of(call.database, organization.id) if is_customer else [],
        "roles": roles_by_person(call.database, organization.id) if is_customer else {},
        "count": people_counts(call.database).get(organization.id, 0),
        "invited": [(link, invitation_of(call.database, link)) for link in links],
        "may_invite": is_customer or not administrators,
        "notes": ROLE_NOTES,
    }
