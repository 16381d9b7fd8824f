"""All permissions of an organization, each with who read what under it; and the accounting of disclosures."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.customer_access import as_approver
from portal.access.drafting import everything_asked, terms_of
from portal.access.reveal_levels import what_signed_in_lacks
from portal.actions.answer_reveal import answer_reveal
from portal.actions.look_at_permissions import SeenPermissions, look_at_permissions
from portal.actions.withdraw_authorization import withdraw_authorization
from portal.records.authorizations import Authorization, events_of_authorization
from portal.records.log_search import references_of
from portal.records.organizations import organization_names, organization_of
from portal.records.people import Person
from portal.records.readings import Reading
from portal.records.reveal_requests import RevealRequest, reveal_requests_under
from portal.records.withdrawals import Withdrawal, withdrawals_under
from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_words import PURPOSE_WORDS, plain_words
from portal.vocabulary import AuthorizationState, Missing, OrganizationKind, Permission, RevealState
from portal.web.audit_table import harmless
from portal.web.audit_words import VERB_WORDS
from portal.web.call import Call
from portal.web.file_answers import saved
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

permissions = GuardedBlueprint("permissions", __name__)

_LOOKS = Needs.to(Permission.AUDIT_SEARCH, writes=True)
_DECIDES = Needs.to(Permission.AUTHORIZATION_DECIDE)
_ANSWERS = {"show": True, "refuse": False}
_VIEWS = {
    "in_force": ("In force", {AuthorizationState.GRANTED}),
    "asked": ("Asked", {AuthorizationState.REQUESTED}),
    "ended": ("Ended or refused", set(AuthorizationState) - {"granted", "requested"}),
}
_HEADS = (
    "When (UTC)", "Given to", "Address", "What was done", "What", "Given by", "What for", "Case",
    "Permission version", "Entry",
)  # fmt: skip


@permissions.page("/permissions", needs=_LOOKS)
def list_permissions(call: Call) -> ResponseReturnValue:
    """Every permission that concerns the organization, in three views."""
    seen = look_at_permissions(call.database, call.actor, call.now)
    view = request.args.get("view", "in_force")
    view = view if view in _VIEWS else "in_force"
    return render_template(
        "permissions/list_permissions.html",
        own=organization_of(call.database, call.actor.organization_id),
        views=[
            {
                "label": label,
                "count": sum(one.state in states for one in seen.permissions),
                "url": f"/permissions?view={name}",
                "current": name == view,
            }
            for name, (label, states) in _VIEWS.items()
        ],
        rows=[one for one in seen.permissions if one.state in _VIEWS[view][1]],
        view=view,
        reads=Counter(one.authorization_id for one in seen.readings),
        to_decide=_to_decide(call, seen),
        withdrawn=_withdrawn(call, seen),
        cases=references_of(call.database, {one.case_id for one in seen.permissions}),
        names=organization_names(call.database),
    )


@permissions.page("/permissions/<uuid:authorization_id>", needs=_LOOKS)
def show(call: Call, authorization_id: UUID) -> ResponseReturnValue:
    """One permission: what it allows, how it came to be, and who read what under it."""
    seen = look_at_permissions(call.database, call.actor, call.now, authorization_id)
    (one,) = seen.permissions
    shown = one.record or authorization_record(
        terms_of(call.database, one, everything_asked(call.database, one))
    )
    reveals = [row for row in reveal_requests_under(call.database, [one.id]) if _concerns(call, one, row)]
    decides = (
        one.customer_id == call.actor.organization_id
        and Permission.AUTHORIZATION_DECIDE in call.actor.permissions
    )
    return render_template(
        "permissions/show.html",
        one=one,
        words=plain_words(shown),
        readings=seen.readings,
        history=events_of_authorization(call.database, one.id),
        reference=references_of(call.database, {one.case_id}).get(one.case_id, ""),
        names=organization_names(call.database),
        acts=VERB_WORDS,
        withdrawn=_withdrawn(call, seen).get(one.id),
        ours=one.customer_id == call.actor.organization_id,
        reveals=reveals,
        decides=decides,
        lacking=_lacking(call, reveals) if decides else {},
    )


def _lacking(call: Call, reveals: Sequence[RevealRequest]) -> dict[UUID, str]:
    """For each request that waits: what the reader lacks to say yes, where something is lacking."""
    person = call.database.get_one(Person, call.actor.person)
    waiting = (one for one in reveals if one.state is RevealState.ASKED)
    said = {one.id: what_signed_in_lacks(call.database, one, person.email, call.now) for one in waiting}
    return {request_id: sentence for request_id, sentence in said.items() if sentence}


@permissions.page("/permissions/<uuid:authorization_id>/withdraw", needs=_DECIDES, methods=("POST",))
def withdraw(call: Call, authorization_id: UUID) -> ResponseReturnValue:
    """One step: the next read fails."""
    approver = as_approver(call.actor)
    withdraw_authorization(call.database, approver, authorization_id, call.instruments, call.now)
    flash("Withdrawn. From now on nobody can read it here any more.", "success")
    return redirect(url_for("permissions.show", authorization_id=authorization_id), code=303)


@permissions.page("/permissions/reveals/<uuid:request_id>/<answer>", needs=_DECIDES, methods=("POST",))
def answer(call: Call, request_id: UUID, answer: str) -> ResponseReturnValue:
    """Whether one hidden value may be seen."""
    if answer not in _ANSWERS:
        raise Missing("There is no such page.")
    allow = _ANSWERS[answer]
    answered = answer_reveal(
        call.database, call.actor, request_id, allow=allow, instruments=call.instruments, now=call.now
    )
    if answered.waits_for:
        flash(answered.waits_for, "info")
    else:
        flash("They can open this one value, once." if allow else "Refused. Nothing is shown.", "success")
    here = url_for("permissions.show", authorization_id=answered.asked.authorization_id)
    return redirect(here, code=303)


@permissions.page("/permissions/accounting.csv", needs=_LOOKS)
def accounting(call: Call) -> ResponseReturnValue:
    """The accounting of disclosures: each read with date, recipient, what it was and what for."""
    seen = look_at_permissions(call.database, call.actor, call.now)
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow(_HEADS)
    sheet.writerows(_accounted(call, seen))
    return saved(written.getvalue(), "text/csv", "accounting-of-disclosures.csv")


def _concerns(call: Call, permission: Authorization, asked: RevealRequest) -> bool:
    """A customer sees everything that was asked under its permission; a vendor what its own people asked."""
    return call.actor.organization_id in {permission.customer_id, asked.organization_id}


def _withdrawn(call: Call, seen: SeenPermissions) -> Mapping[UUID, Withdrawal]:
    """The withdrawn ones, with the last read of each; a vendor hears of its own reads and of what it gave."""
    own = organization_of(call.database, call.actor.organization_id)
    seen_by = None if own.kind is OrganizationKind.CUSTOMER else own.id
    return withdrawals_under(call.database, [one.id for one in seen.permissions], seen_by)


def _to_decide(call: Call, seen: SeenPermissions) -> Counter[UUID]:
    """How many hidden values wait for the reader's yes or no, by permission; none for who cannot decide."""
    if Permission.AUTHORIZATION_DECIDE not in call.actor.permissions:
        return Counter()
    ours = {one.id for one in seen.permissions if one.customer_id == call.actor.organization_id}
    return Counter(
        row.authorization_id
        for row in reveal_requests_under(call.database, ours)
        if row.state is RevealState.ASKED and row.answer_until > call.now
    )


def _accounted(call: Call, seen: SeenPermissions) -> list[list[str]]:
    """One row for each read (the columns that 45 CFR 164.528(b)(2) asks for, and ours)."""
    by_id = {one.id: one for one in seen.permissions}
    cases = references_of(call.database, {one.case_id for one in seen.permissions})
    names = organization_names(call.database)
    domains = {one: organization_of(call.database, one).domain for one in _readers(seen)}
    return [
        [harmless(cell) for cell in _row(one, by_id, cases, names, domains)]
        for one in reversed(seen.readings)
    ]


def _readers(seen: SeenPermissions) -> set[UUID]:
    return {one.organization_id for one in seen.readings if one.organization_id is not None}


def _row(
    one: Reading,
    permissions: Mapping[UUID, Authorization],
    cases: Mapping[UUID, str],
    names: Mapping[UUID, str],
    domains: Mapping[UUID, str],
) -> list[str]:
    permission = permissions[one.authorization_id] if one.authorization_id else None
    return [
        f"{one.at:%Y-%m-%d %H:%M:%S}",
        names.get(one.organization_id, "") if one.organization_id else "",
        domains.get(one.organization_id, "") if one.organization_id else "",
        VERB_WORDS[one.verb],
        one.label,
        names.get(one.disclosed_by_id, ""),
        PURPOSE_WORDS[permission.purpose] if permission else "",
        cases.get(permission.case_id, "") if permission else "",
        str(permission.version) if permission else "",
        str(one.entry_id),
    ]
