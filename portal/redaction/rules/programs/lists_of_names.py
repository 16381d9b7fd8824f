"""Accounts or machines one after another, as settings list them: `AllowUsers …`, `valid users = …`, `server_name …`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

# Samba (smb.conf), SSH (sshd_config), SSSD, Apache and Squid, and what asks a machine for tasks at set times.
_OF_ACCOUNTS = (
    rb"(?:valid|invalid|admin|printer admin|read|write|force) (?:users?|list|group)[ \t]{0,8}=|"
    rb"simple_(?:allow|deny)_users[ \t]{0,8}=|(?:allow|deny)(?:users|groups)[ \t=]|require (?:user|ldap-user)[ \t]|acl \S{1,40} (?:proxy_auth|ident|ext_user)(?: -i)?[ \t]"
)
# Proxies and web servers, Postfix and Exim, Samba, Django and .NET, monitoring.
_OF_MACHINES = (
    rb"server_name[ \t]|server(?:name|alias)[ \t]|mydestination[ \t]{0,8}=|mydomain[ \t]{0,8}=|relayhost[ \t]{0,8}=|relay_domains[ \t]{0,8}=|"
    rb"password server[ \t]{0,8}=|hosts (?:allow|deny)[ \t]{0,8}=|[a-z_]{0,24}_hosts[\"']?[ \t]{0,8}[=:]|\"allowedhosts\" ?:|'trusted_(?:domains|proxies)' ?=>|"
    rb"\* (?:(?:Guest|Remote)?Online|OFFLINE|Standby|Masters|Slaves|Started|Promoted|Unpromoted|Stopped): \[|ldap_default_servers[ \t]{0,8}=|(?:- )?targets[\"']?:|parents[ \t]|(?:ntp|name|dns|log|syslog|time)[_-]?servers[ \t]{0,8}[=:]"
)
# A group stands behind a sign; behind a domain or before a machine is the name alone.
_ACCOUNT = re.compile(
    rb"(?<![^\s,=])[@+&]{0,2}\"?([A-Za-z_][A-Za-z0-9_.-]{1,63}\$?|[0-9a-f]{8})(?=[\s,\"@]|$)"
)
_MACHINE = re.compile(
    rb"(?<![^\s,;=\"'\[(>])\[?\*?\.?([A-Za-z][A-Za-z0-9_.-]{1,253})(?=\]?(?::[0-9]{2,5})?(?:[\s,;\"'\])]|$))(?![ \t]{0,4}=)"
)


def _is_account(name: bytes) -> bool:
    return is_account(name) and not is_placeholder(name)


def _is_machine(name: bytes) -> bool:
    """A name with a digit or a word that is plain in no language: `array`, `localhost` are none."""
    return is_machine_name(name) and (is_unknown(name) or has_digit(name))


class _Listed(Rule):
    """Each account or machine of the list, and not those that every system has."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The names, without the signs that tell groups and ports."""
        kind = self.groups[0][1]
        one, is_one = (_ACCOUNT, _is_account) if kind == "account" else (_MACHINE, _is_machine)
        for match in self.pattern.compiled.finditer(line):
            for name in one.finditer(line, match.start(1), match.end(1)):
                if is_one(name[1]):
                    yield Span(*name.span(1), kind)


def _listed(kind: str, keys: bytes) -> Rule:
    pattern = rb"(?i)^[ \t]{0,16}(?:" + keys + rb")[ \t]{0,8}([^\r\n#;]{2,400})"
    return _Listed(Expression(pattern), ((1, kind),))


RULES: tuple[Rule, ...] = (
    _listed("account", _OF_ACCOUNTS),
    _listed("host", _OF_MACHINES),
)
