"""Accounts and their passwords under `[users]`, as Subversion and Shiro keep them: `mossop = Opal77x`."""

import re
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.secrets.near_words import looks_secret
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_BEGUN = re.compile(rb"[ \t]*+\[users\][ \t\r\n]*+$")
_LOGIN = re.compile(
    rb"[ \t]*+([A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}+)[ \t]*+=[ \t]*+"
    rb"([^\s,;]{4,128}+)(?:[ \t]*+,[^\r\n]*+)?[ \t\r\n]*+$"
)
# Empty, or a remark: nothing of these ends the section.
_PASSED = re.compile(rb"[ \t]*+(?:[#;].*)?[\r\n]*+$", re.DOTALL)


class Logins(NamedTuple):
    """A section whose entries are logins."""

    goes_on: bool = True

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The login that this line is; a setting of another kind, `default_theme = dark`, holds none."""
        match = _LOGIN.match(line)
        if match is None:
            return [], self if _PASSED.match(line) else None
        name, secret = match[1], match[2]
        told = looks_secret(secret) or (has_digit(secret) and not secret.isdigit())
        if not told or is_placeholder(secret):
            return [], self
        mine = is_account(name) and is_unknown(name)
        account = [Span(*match.span(1), "account")] if mine else []
        return [*account, Span(*match.span(2), "password")], self


def begun(line: bytes) -> Logins | None:
    """The section that this line opens."""
    return Logins() if _BEGUN.match(line) else None
