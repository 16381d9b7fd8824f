"""A person's passkeys, with which they sign what they allow for their organization."""

import json
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from portal.access.passkeys import PendingPasskey, person_handle, propose_passkey
from portal.actions.register_passkey import NAME_IT, register_passkey
from portal.actions.remove_passkey import remove_passkey
from portal.records.passkeys import passkeys_of
from portal.records.people import SignInSession
from portal.vault.passkeys import ALGORITHMS, RelyingParty, encoded
from portal.vocabulary import Conflict, Invalid, Permission, Refused
from portal.web.call import Call
from portal.web.forms import Form, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import CODES_PER_ACCOUNT, allow

passkeys = GuardedBlueprint("passkeys", __name__)

_DECIDES = Needs.to(Permission.AUTHORIZATION_DECIDE)
_A_MINUTE_MS = 60_000


class PasskeyForm(Form):
    """How the new passkey is called; what the browser made travels beside it."""

    label = StringField("What you call it", [InputRequired(NAME_IT)])
    sealed = HiddenField()
    answer = HiddenField()


@passkeys.page("/passkeys", needs=_DECIDES, methods=("GET", "POST"))
def list_passkeys(call: Call) -> ResponseReturnValue:
    """Show them; a POST keeps the one that the browser has just made."""
    form, session = PasskeyForm(), _session(call)
    if form.was_sent_whole():
        allow("passkey", CODES_PER_ACCOUNT, str(call.actor.person))
        try:
            register_passkey(
                call.database, call.actor, session, entered(form.label), entered(form.sealed),
                entered(form.answer), call.instruments, call.now,
            )  # fmt: skip
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash("Your passkey is kept.", "success")
            return redirect(url_for("passkeys.list_passkeys"), code=303)
    pending = propose_passkey(call.instruments.keyring, session, call.now)
    form.sealed.data, form.answer.data = pending.sealed, ""
    body = render_template(
        "passkeys/list_passkeys.html",
        form=form,
        passkeys=passkeys_of(call.database, call.actor.person),
        options=json.dumps(_options(call, pending)),
        has_factor=session.second_factor_at is not None,
    )
    return body, 422 if form.errors else 200


@passkeys.page("/passkeys/<uuid:passkey_id>/remove", needs=_DECIDES, methods=("POST",))
def remove(call: Call, passkey_id: UUID) -> ResponseReturnValue:
    """Take one away."""
    remove_passkey(call.database, call.actor, passkey_id, call.instruments, call.now)
    flash("Removed. It signs nothing here any more.", "success")
    return redirect(url_for("passkeys.list_passkeys"), code=303)


def _session(call: Call) -> SignInSession:
    if call.session is None:
        raise Refused("Sign in to see this page.")
    return call.session


def _options(call: Call, pending: PendingPasskey) -> dict[str, object]:
    """What the browser is asked to make (the JSON form of PublicKeyCredentialCreationOptions)."""
    known = passkeys_of(call.database, call.actor.person)
    return {
        "rp": {"id": RelyingParty.at(call.instruments.base_url).name, "name": "Entente"},
        "user": {
            "id": encoded(person_handle(call.actor)),
            "name": call.actor.email,
            "displayName": call.actor.name,
        },
        "challenge": encoded(pending.challenge),
        "pubKeyCredParams": [{"type": "public-key", "alg": one} for one in ALGORITHMS],
        "excludeCredentials": [{"type": "public-key", "id": encoded(one.credential_id)} for one in known],
        "authenticatorSelection": {"residentKey": "preferred", "userVerification": "required"},
        "attestation": "none",
        "timeout": _A_MINUTE_MS,
    }
