"""Other vendors: which agreement stands with each, and what was set for them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.coverage import DEFAULT_CEILING
from portal.actions.set_ceiling import set_ceiling
from portal.actions.set_response_times import set_response_times
from portal.records.agreements import agreement_between, ceiling_of, response_times_of
from portal.records.organizations import Organization, organization_of, organizations_of_kind
from portal.rules.clocks import ResponseTerm, calendar_from_json
from portal.rules.severity import scale_from_json
from portal.vocabulary import Conflict, Invalid, Missing, OrganizationKind, Permission, Severity
from portal.web.agreement_state import AgreementState, agreement_state
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.hours_words import hours_words
from portal.web.needs import Needs
from portal.web.partner_forms import CeilingForm, ResponseTimesForm

partners = GuardedBlueprint("partners", __name__)

_VIEWS = (
    ("all", "All"),
    ("in_force", "In force"),
    ("ours", "Waiting for us"),
    ("theirs", "Waiting for them"),
    ("none", "No agreement"),
)


@dataclass(frozen=True)
class Row:
    """One vendor in the directory."""

    organization: Organization
    state: AgreementState


@partners.page("/partners", needs=Needs.to(Permission.AGREEMENT_READ))
def list_partners(call: Call) -> ResponseReturnValue:
    """Show all other vendors with the agreement that stands with each."""
    query, view = request.args.get("q", "").strip(), request.args.get("view", "all")
    own_id = call.actor.organization_id
    rows = [
        Row(one, agreement_state(call.database, own_id, one.id))
        for one in organizations_of_kind(call.database, OrganizationKind.VENDOR)
        if one.id != own_id
    ]
    view = view if view in dict(_VIEWS) else "all"
    views = [
        {
            "label": label,
            "count": sum(name in {"all", row.state.view} for row in rows),
            "url": url_for("partners.list_partners", view=name, q=query or None),
            "current": name == view,
        }
        for name, label in _VIEWS
    ]
    shown = [
        row
        for row in rows
        if view in {"all", row.state.view}
        and (
            query.casefold() in row.organization.name.casefold()
            or query.casefold() in row.organization.domain
        )
    ]
    return render_template(
        "partners/list_partners.html", rows=shown, known=len(rows), views=views, view=view, query=query
    )


@partners.page("/partners/<uuid:organization_id>", needs=Needs.to(Permission.AGREEMENT_READ))
def partner(call: Call, organization_id: UUID) -> ResponseReturnValue:
    """Show everything that stands between two vendors."""
    other, own = _partner(call, organization_id), organization_of(call.database, call.actor.organization_id)
    return render_template(
        "partners/partner.html",
        other=other,
        own=own,
        state=agreement_state(call.database, own.id, other.id),
        times=_times(call, own, other),
        severities=_side_by_side(own, other),
        ceiling={**DEFAULT_CEILING, **ceiling_of(call.database, own.id, other.id)},
        ceiling_is_set=bool(ceiling_of(call.database, own.id, other.id)),
        hours=hours_words(calendar_from_json(other.calendar)),
        may_sign=Permission.AGREEMENT_SIGN in call.actor.permissions,
        may_set=Permission.PARTNER_SETTINGS in call.actor.permissions,
    )


@partners.page(
    "/partners/<uuid:organization_id>/response-times",
    needs=Needs.to(Permission.PARTNER_SETTINGS),
    methods=("GET", "POST"),
)
def response_times(call: Call, organization_id: UUID) -> ResponseReturnValue:
    """Say how soon requests of this partner are answered."""
    other, own = _partner(call, organization_id), organization_of(call.database, call.actor.organization_id)
    form = ResponseTimesForm.showing(_kept_times(call, own, other))
    if form.was_sent_whole():
        try:
            set_response_times(call.database, call.actor, other, form.terms(), call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash(f"{other.name} sees from now on how soon you answer.", "success")
            return redirect(url_for("partners.partner", organization_id=other.id), code=303)
    body = render_template(
        "partners/response_times.html",
        form=form,
        other=other,
        scale=scale_from_json(own.severity_scale),
        severities=list(Severity),
        hours=hours_words(calendar_from_json(own.calendar)),
    )
    return body, 422 if form.errors else 200


@partners.page(
    "/partners/<uuid:organization_id>/ceiling",
    needs=Needs.to(Permission.PARTNER_SETTINGS),
    methods=("GET", "POST"),
)
def ceiling(call: Call, organization_id: UUID) -> ResponseReturnValue:
    """Limit what may leave for this partner, whatever a customer allows."""
    other = _partner(call, organization_id)
    kept = {**DEFAULT_CEILING, **ceiling_of(call.database, call.actor.organization_id, other.id)}
    form = CeilingForm.showing(kept)
    if form.was_sent_whole():
        try:
            set_ceiling(call.database, call.actor, other, form.treatments(), call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            flash(
                f"The limits for {other.name} are kept. They hold for everything disclosed from now on.",
                "success",
            )
            return redirect(url_for("partners.partner", organization_id=other.id), code=303)
    body = render_template("partners/ceiling.html", form=form, other=other)
    return body, 422 if form.errors else 200


def _partner(call: Call, organization_id: UUID) -> Organization:
    found = organization_of(call.database, organization_id)
    if found.kind is not OrganizationKind.VENDOR or found.id == call.actor.organization_id:
        raise Missing("There is no such partner.")
    return found


def _kept_times(call: Call, one: Organization, other: Organization) -> dict[Severity, ResponseTerm]:
    agreement = agreement_between(call.database, one.id, other.id)
    if agreement is None:
        return {}
    return {
        row.severity: ResponseTerm(row.severity, timedelta(minutes=row.answer_minutes), row.business_hours)
        for row in response_times_of(call.database, agreement.id, one.id)
    }


def _times(call: Call, own: Organization, other: Organization) -> list[dict[str, Any]]:
    ours, theirs = _kept_times(call, own, other), _kept_times(call, other, own)
    return [
        {"severity": level, "ours": ours.get(level), "theirs": theirs.get(level)}
        for level in Severity
        if ours or theirs
    ]


def _side_by_side(own: Organization, other: Organization) -> list[dict[str, Any]]:
    ours, theirs = scale_from_json(own.severity_scale), scale_from_json(other.severity_scale)
    return [
        {"severity": level, "ours": ours.words_for(level), "theirs": theirs.words_for(level)}
        for level in Severity
    ]
