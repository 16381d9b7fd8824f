"""Accounts one after another, as settings list who may and who may not: `AllowUsers …`, `valid users = …`."""

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.accounts import is_account
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values import is_placeholder

# Samba (smb.conf), SSH (sshd_config), and what asks a machine for tasks at set times.
_KEYS = (
    rb"(?:valid|invalid|admin|printer admin|read|write|force) (?:users?|list|group)[ \t]{0,8}=|"
    rb"(?:allow|deny)(?:users|groups)[ \t=]"
)
# A group stands behind a sign; behind a domain or before a machine is the name alone.
_ONE = re.compile(rb"(?<![^\s,=])[@+&]{0,2}\"?([A-Za-z_][A-Za-z0-9_.-]{1,63}\$?)(?=[\s,\"@]|$)")


class _Listed(Rule):
    """Each account of the list, and not those that every system has."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The accounts, without the signs that tell groups."""
        for match in self.pattern.compiled.finditer(line):
            for one in _ONE.finditer(line, match.start(1), match.end(1)):
                if is_account(one[1]) and not is_placeholder(one[1]):
                    yield Span(*one.span(1), "account")


RULES: tuple[Rule, ...] = (
    _Listed(
        Expression(rb"(?i)^[ \t]{0,16}(?:" + _KEYS + rb")[ \t]{0,8}([^\r\n#;]{2,400})"), ((1, "account"),)
    ),
)
