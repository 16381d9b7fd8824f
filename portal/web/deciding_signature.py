"""What a browser is asked for where a decision needs a signature, as it takes it."""

import json

from portal.access.deciding import Decision
from portal.access.levels import aimed_level
from portal.access.signing_grants import ToSign, asked_signature
from portal.records.authorizations import Authorization
from portal.records.links import latest_code
from portal.vocabulary import Invalid
from portal.web.call import Call

_A_MINUTE_MS = 60_000


def signature_options(call: Call, asked: Authorization, decision: Decision) -> str:
    """The JSON form of PublicKeyCredentialRequestOptions; nothing where no passkey is asked."""
    email = call.link.link.email
    code = latest_code(call.database, call.link.link.id, call.now)
    if code is None:
        return ""
    try:
        shown = aimed_level(call.database, asked, email, decision.choice)
        to_sign = ToSign(asked, email, decision, code, shown)
        wanted = asked_signature(call.database, to_sign, call.instruments.base_url)
    except Invalid:  # The page says what is wrong with the choice; there is nothing to sign.
        return ""
    if wanted is None:
        return ""
    options = {
        "challenge": wanted.challenge,
        "rpId": wanted.party,
        "allowCredentials": [{"type": "public-key", "id": one} for one in wanted.passkeys],
        "userVerification": "required",
        "timeout": _A_MINUTE_MS,
    }
    return json.dumps(options)
