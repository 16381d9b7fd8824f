"""Permissions of a case, as its vendors see them: ask the customer, follow the answer, keep the receipt."""

from datetime import timedelta
from uuid import UUID

from flask import Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.access.drafting import everything_asked, terms_of
from portal.actions.request_authorization import AuthorizationAsk, request_authorization
from portal.records.authorizations import (
    Authorization,
    authorizations_of,
    authorizations_of_customer,
    categories_of,
    events_of_authorization,
    recipients_of,
)
from portal.records.organizations import organization_names, organization_of
from portal.redaction.protocols import protocols
from portal.rules.authorization_record import authorization_record
from portal.rules.authorization_words import CATEGORY_WORDS, plain_words
from portal.vocabulary import Failure, Missing, Permission, Purpose
from portal.web.asking_form import AskForm, partners_of
from portal.web.call import Call
from portal.web.forms import entered
from portal.web.guard import GuardedBlueprint
from portal.web.local_time import instant_of, typed_in
from portal.web.needs import Needs

authorizations = GuardedBlueprint("authorizations", __name__)

USUAL_SPAN = timedelta(days=14)


@authorizations.page(
    "/cases/<uuid:case_id>/permission/ask",
    needs=Needs.open_case(Permission.AUTHORIZATION_REQUEST),
    methods=("GET", "POST"),
)
def ask(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Ask the customer's approver; what the kind of problem does not need is not even offered."""
    case = call.case.case
    form = AskForm(data={"not_after": typed_in(call.now + USUAL_SPAN, call.actor.time_zone)})
    form.offer(call.database, case, call.case.organization_id)
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                made = request_authorization(
                    call.database, call.case, _asked(form, call), call.instruments, call.now
                )
        except Failure as failure:
            form.show(failure)
        else:
            flash("The customer's approver has been asked by mail. You will see the decision here.")
            return redirect(
                url_for("authorizations.show", case_id=case_id, authorization_id=made.id), code=303
            )
    body = render_template(
        "authorizations/ask.html",
        case=case,
        form=form,
        zone=call.actor.time_zone,
        customer=organization_of(call.database, case.customer_id),
        protocols=protocols(),
        earlier=_earlier_approvers(call),
        own_id=str(call.case.organization_id),
        has_partners=bool(partners_of(call.database, call.case.organization_id)),
    )
    return body, 422 if form.errors else 200


@authorizations.page(
    "/cases/<uuid:case_id>/permission/<uuid:authorization_id>",
    needs=Needs.case(Permission.AUTHORIZATION_READ),
)
def show(call: Call, case_id: UUID, authorization_id: UUID) -> ResponseReturnValue:  # noqa: ARG001 - checked by the guard
    """What was asked, what was allowed, how it stands, and its history."""
    found = _of_case(call, authorization_id)
    shown = authorization_record(terms_of(call.database, found, everything_asked(call.database, found)))
    lines, asker_id = recipients_of(call.database, found.id), found.requested_by_organization_id
    return render_template(
        "authorizations/show.html",
        case=call.case.case,
        authorization=found,
        words=plain_words(found.record or shown),
        recipients=sorted(lines, key=lambda one: one.organization_id == asker_id),
        asker_reads=any(one.granted for one in lines if one.organization_id == asker_id),
        categories=categories_of(call.database, found.id),
        category_words=CATEGORY_WORDS,
        names=organization_names(call.database),
        history=events_of_authorization(call.database, found.id),
        may_ask=Permission.AUTHORIZATION_REQUEST in call.actor.permissions,
    )


@authorizations.page(
    "/cases/<uuid:case_id>/permission/<uuid:authorization_id>/receipt",
    needs=Needs.case(Permission.AUTHORIZATION_READ),
)
def receipt(call: Call, case_id: UUID, authorization_id: UUID) -> ResponseReturnValue:  # noqa: ARG001 - checked by the guard
    """The signed receipt as a file."""
    return receipt_file(_of_case(call, authorization_id))


def receipt_file(authorization: Authorization) -> Response:
    """A receipt (JWS general serialization) for downloading.

    Raises:
        Missing: nothing was granted, so there is no receipt.
    """
    if authorization.receipt is None:
        raise Missing("There is no receipt: nothing was granted.")
    response = current_app.make_response(authorization.receipt)
    response.mimetype = "application/jose+json"
    response.headers["Content-Disposition"] = f'attachment; filename="receipt-{authorization.id}.json"'
    return response


def _asked(form: AskForm, call: Call) -> AuthorizationAsk:
    return AuthorizationAsk(
        recipients=frozenset(UUID(one) for one in form.recipients.data or ()),
        categories=form.chosen(),
        purpose=Purpose(form.purpose.data),
        protocol=protocols()[form.protocol.data],
        not_after=instant_of(
            form.not_after.data or typed_in(call.now, call.actor.time_zone), call.actor.time_zone
        ),
        approver_email=entered(form.approver_email),
        ends_with_case=form.ends_with_case.data,
    )


def _of_case(call: Call, authorization_id: UUID) -> Authorization:
    for found in authorizations_of(call.database, call.case.case.id):
        if found.id == authorization_id:
            return found
    raise Missing("There is no such permission in this case.")


def _earlier_approvers(call: Call) -> list[str]:
    """Mailboxes that this organization asked before for the same customer."""
    asked = authorizations_of_customer(call.database, call.case.case.customer_id)
    ours = {
        one.approver_email for one in asked if one.requested_by_organization_id == call.case.organization_id
    }
    return sorted(ours)
