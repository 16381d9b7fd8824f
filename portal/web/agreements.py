"""The standing legal terms: read, signed with a partner, published by the operator."""

from uuid import UUID

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField, PasswordField, TextAreaField
from wtforms.validators import InputRequired

from portal.actions.publish_terms import publish_terms
from portal.actions.sign_agreement import sign_agreement
from portal.records.agreements import all_terms, current_terms, terms_numbered
from portal.records.organizations import organization_of
from portal.vocabulary import Conflict, Invalid, Missing, OrganizationKind, Permission
from portal.web.agreement_state import agreement_state
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import CODES_PER_ACCOUNT, allow

agreements = GuardedBlueprint("agreements", __name__)


class SignForm(Form):
    """A signature: that one may, and that it is really oneself."""

    number = HiddenField(validators=[InputRequired("Reload the page.")])
    may_sign = BooleanField(validators=[InputRequired("Tick this to sign.")])
    password = PasswordField("Your password", [InputRequired("Enter your password to sign.")])


class PublishForm(Form):
    """A new version of the text."""

    text = TextAreaField("The whole text", [InputRequired("Enter the text.")])


@agreements.page("/terms", needs=Needs.signed_in())
def terms(call: Call) -> ResponseReturnValue:
    """Show the version in force, or an earlier one, with its hash."""
    versions = all_terms(call.database)
    number = request.args.get("number", type=int)
    if not versions:
        raise Missing("The operator has not published any terms yet.")
    shown = versions[0] if number is None else terms_numbered(call.database, number)
    return render_template(
        "agreements/terms.html",
        terms=shown,
        versions=versions,
        may_publish=Permission.TERMS_PUBLISH in call.actor.permissions,
    )


@agreements.page("/terms/<int:number>.txt", needs=Needs.signed_in())
def download(call: Call, number: int) -> ResponseReturnValue:
    """The exact text of one version, so that anybody can compute its hash."""
    found = terms_numbered(call.database, number)
    answer = make_response(found.text.encode())
    answer.mimetype = "text/plain"
    answer.headers["Content-Disposition"] = f'attachment; filename="entente-terms-{found.number}.txt"'
    return answer


@agreements.page("/terms/publish", needs=Needs.to(Permission.TERMS_PUBLISH), methods=("GET", "POST"))
def publish(call: Call) -> ResponseReturnValue:
    """Publish a new version; every pair of vendors is asked to sign it."""
    current = current_terms(call.database)
    form = PublishForm(text=current.text if current is not None else "")
    if form.was_sent_whole():
        try:
            made = publish_terms(call.database, call.actor, entered(form.text), call.instruments, call.now)
        except Invalid as failure:
            form.show(failure)
        else:
            flash(
                f"Version {made.number} is published. Vendors with agreements were told by e-mail.", "success"
            )
            return redirect(url_for("agreements.terms"), code=303)
    return render_template("agreements/publish.html", form=form, current=current), 422 if form.errors else 200


@agreements.page(
    "/partners/<uuid:organization_id>/agreement",
    needs=Needs.to(Permission.AGREEMENT_SIGN),
    methods=("GET", "POST"),
)
def sign(call: Call, organization_id: UUID) -> ResponseReturnValue:
    """Show the newest terms and take the signature for this partner."""
    other = organization_of(call.database, organization_id)
    own = organization_of(call.database, call.actor.organization_id)
    current = current_terms(call.database)
    if other.kind is not OrganizationKind.VENDOR or other.id == own.id or current is None:
        raise Missing("There is no such partner, or there are no terms to sign yet.")
    form = SignForm(number=current.number)
    form.may_sign.label.text = f"I may sign for {own.name}, and I have read version {current.number}"
    if form.was_sent_whole():
        allow("password", CODES_PER_ACCOUNT, str(call.actor.person))
        number, password = (
            int(entered(form.number)) if entered(form.number).isdigit() else 0,
            entered(form.password),
        )
        try:
            sign_agreement(call.database, call.actor, other, number, password, call.instruments, call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash(f"Signed for {own.name}.", "success")
            return redirect(url_for("partners.partner", organization_id=other.id), code=303)
    form.number.data = str(current.number)
    body = render_template(
        "agreements/sign.html",
        form=form,
        own=own,
        other=other,
        terms=current,
        state=agreement_state(call.database, own.id, other.id),
    )
    return body, 422 if form.errors else 200
