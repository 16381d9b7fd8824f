"""Sign-ins as a connection to a mail server or a directory shows them: `AUTH PLAIN AGx1eQBtb3NzIDk=`.

The ways to sign in are those of SASL (RFC 4422); what stands behind one, in base64, holds name and password.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder

WAYS = rb"(?:PLAIN|LOGIN|XOAUTH2?|OAUTHBEARER|NTLM|GSS-?API|GSS-SPNEGO|EXTERNAL|CRAM-MD5|DIGEST-MD5|SCRAM-SHA-[0-9]{1,3}(?:-PLUS)?)"
ASKED = rb"(?:AUTH(?:ENTICATE)?|auth(?:enticate)?)[ :=]{1,3}\"?" + WAYS


def _is_base64(match: re.Match[bytes]) -> bool:
    """Capitals beside small letters and digits, or an end that only base64 has; no other way to sign in."""
    value = match[1]
    mixed = has_digit(value) and re.search(rb"[a-z]", value) and re.search(rb"[A-Z]", value)
    return bool(mixed or value.endswith(b"=")) and not is_placeholder(value)


RULES: tuple[Rule, ...] = (
    rule("password", rb"(?<![A-Za-z0-9_-])" + ASKED + rb"\"?[ ,:]{1,3}(?:initial[- ]response[ :]{1,2})?\"?([A-Za-z0-9+/]{4,8192}={0,2})(?![A-Za-z0-9+/=-])", accept=_is_base64, group=1),
)  # fmt: skip
