"""The customer's own pages, by link: their permissions, who read what, and the button that withdraws."""

import csv
import io
import json
from collections.abc import Sequence
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.access.drafting import everything_asked, terms_of
from portal.access.key_directory import changed_since
from portal.actions.prove_entry import prove_entry
from portal.actions.withdraw_authorization import withdraw_authorization
from portal.records.audit_log import latest_checkpoint
from portal.records.authorizations import Authorization, authorizations_of_customer
from portal.records.cases import case_of
from portal.records.organizations import organization_names
from portal.records.readings import Reading, readings_under
from portal.records.reveal_requests import reveal_requests_under
from portal.records.withdrawals import withdrawals_under
from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_words import PlainWords, plain_words
from portal.rules.fhir_projection import fhir_projection
from portal.rules.kantara_receipt import kantara_receipt
from portal.vocabulary import AuthorizationState, LinkPurpose, Missing, Verb
from portal.web.call import Call
from portal.web.file_answers import saved
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import PER_LINK, allow

customer = GuardedBlueprint("customer", __name__)

MOST_SHOWN = 200
PROJECTIONS = ("kantara", "fhir")
_ACTS = {
    Verb.DISCLOSURE_READ: "read it here",
    Verb.DISCLOSURE_DOWNLOADED: "downloaded it",
    Verb.REVEAL_SHOWN: "opened one hidden value of it",
    Verb.HOLD_OPENED: "opened it for a court or an authority, by two officers",
}


@customer.page("/customer/<token>", needs=Needs.link(LinkPurpose.CUSTOMER))
def overview(call: Call, token: str) -> ResponseReturnValue:
    """All permissions that this mailbox was asked for, and every single read under them."""
    permissions = _permissions(call)
    names = organization_names(call.database)
    readings = readings_under(call.database, [one.id for one in permissions], MOST_SHOWN)
    return render_template(
        "customer/overview.html",
        token=token,
        in_force=[(one, _words(call, one)) for one in permissions if one.state is AuthorizationState.GRANTED],
        others=[
            (one, _words(call, one)) for one in permissions if one.state is not AuthorizationState.GRANTED
        ],
        titles={one.id: case_of(call.database, one.case_id).title for one in permissions},
        changed_keys={
            one.id: [names[who] for who in changed_since(call.database, one)] for one in permissions
        },
        readings=readings,
        reveals=reveal_requests_under(call.database, [one.id for one in permissions]),
        withdrawn=withdrawals_under(call.database, [one.id for one in permissions]),
        most=MOST_SHOWN,
        names=names,
        acts=_ACTS,
        checkpoint=latest_checkpoint(call.database),
        customer_name=names[call.link.link.organization_id],
    )


@customer.page(
    "/customer/<token>/withdraw/<uuid:authorization_id>",
    needs=Needs.link(LinkPurpose.CUSTOMER),
    methods=("POST",),
)
def withdraw(call: Call, token: str, authorization_id: UUID) -> ResponseReturnValue:
    """One step, no code: the next read fails."""
    allow("withdraw", PER_LINK, str(call.link.link.id))
    _one(call, authorization_id)
    withdraw_authorization(call.database, call.link, authorization_id, call.instruments, call.now)
    flash("Withdrawn. From now on nobody can read it here any more.")
    return redirect(url_for("customer.overview", token=token), code=303)


@customer.page("/customer/<token>/receipt/<uuid:authorization_id>", needs=Needs.link(LinkPurpose.CUSTOMER))
def receipt(call: Call, token: str, authorization_id: UUID) -> ResponseReturnValue:  # noqa: ARG001 - the guard's
    """The signed receipt, as a file that anybody can verify."""
    found = _one(call, authorization_id)
    if found.receipt is None:
        raise Missing("There is no receipt: nothing was granted.")
    return saved(found.receipt, "application/jose+json", f"receipt-{found.id}.json")


@customer.page(
    "/customer/<token>/receipt/<uuid:authorization_id>/<projection>", needs=Needs.link(LinkPurpose.CUSTOMER)
)
def copied(call: Call, token: str, authorization_id: UUID, projection: str) -> ResponseReturnValue:  # noqa: ARG001 - the guard's
    """The same permission in the words of another standard, for the customer's own systems."""
    found = _one(call, authorization_id)
    if found.record is None or found.receipt_hash is None or projection not in PROJECTIONS:
        raise Missing("There is no such file: nothing was granted.")
    copy = (
        kantara_receipt(found.record, call.instruments.base_url)
        if projection == "kantara"
        else fhir_projection(found.record, found.receipt_hash, found.state, found.ended_at)
    )
    text = json.dumps(copy, indent=1, ensure_ascii=False)
    return saved(text, "application/json", f"{projection}-{found.id}.json")


@customer.page("/customer/<token>/readings.csv", needs=Needs.link(LinkPurpose.CUSTOMER))
def readings_file(call: Call, token: str) -> ResponseReturnValue:  # noqa: ARG001 - the guard's
    """The accounting of disclosures as a table for a spreadsheet."""
    permissions = {one.id: one for one in _permissions(call)}
    names = organization_names(call.database)
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow(["When (UTC)", "Company", "What was done", "What", "Given by", "Permission", "Entry"])
    for one in readings_under(call.database, permissions):
        sheet.writerow(_row(one, names, permissions))
    return saved(written.getvalue(), "text/csv", "readings.csv")


@customer.page("/customer/<token>/proof/<uuid:entry_id>", needs=Needs.link(LinkPurpose.CUSTOMER, writes=True))
def proof(call: Call, token: str, entry_id: UUID) -> ResponseReturnValue:  # noqa: ARG001 - the guard's
    """The proof that one entry stands in the log, for checking it elsewhere."""
    text = prove_entry(call.database, call.link.actor, entry_id, call.now)
    return saved(text, "application/json", f"proof-{entry_id}.json")


def _permissions(call: Call) -> Sequence[Authorization]:
    """What was asked of this mailbox, newest first."""
    link = call.link.link
    asked = authorizations_of_customer(call.database, link.organization_id)
    return [one for one in asked if one.approver_email == link.email]


def _one(call: Call, authorization_id: UUID) -> Authorization:
    for found in _permissions(call):
        if found.id == authorization_id:
            return found
    raise Missing("There is no such permission.")


def _words(call: Call, one: Authorization) -> PlainWords:
    asked = everything_asked(call.database, one)
    return plain_words(one.record or authorization_record(terms_of(call.database, one, asked)))


def _row(one: Reading, names: dict[UUID, str], permissions: dict[UUID, Authorization]) -> list[str]:
    permission = permissions[one.authorization_id] if one.authorization_id else None
    cells = [
        f"{one.at:%Y-%m-%d %H:%M:%S}",
        names[one.organization_id] if one.organization_id else "",
        _ACTS[one.verb],
        one.label,
        names[one.disclosed_by_id],
        f"version {permission.version}" if permission else "",
        str(one.entry_id),
    ]
    return [f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells]
