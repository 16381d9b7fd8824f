r"""Secrets behind a key whose letters are escaped, as JSON allows (RFC 8259, 7): `"\u0070assword": "…"`."""

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key

_SIGN = rb"\\u00([2-7][0-9A-Fa-f])"
_ESCAPED = re.compile(_SIGN)
_SECRETS = frozenset({"password", "token", "session_id"})


def _secret(match: re.Match[bytes]) -> bool:
    key = _ESCAPED.sub(lambda sign: bytes.fromhex(sign[1].decode()), match["key"])
    return class_of_key(key.decode()) in _SECRETS and not is_placeholder(match["value"])


RULES: tuple[Rule, ...] = (
    rule(
        "password",
        rb"\"(?P<key>(?=[^\"]{0,480}\\u00)(?:[A-Za-z0-9_.-]|\\u00[2-7][0-9A-Fa-f]){1,80})\""
        rb"[ \t]{0,8}[:=][ \t]{0,8}\"(?P<value>(?:[^\"\\]|\\.){1,1024})\"",
        accept=_secret,
        group="value",
        gate=_SIGN,
    ),
)
