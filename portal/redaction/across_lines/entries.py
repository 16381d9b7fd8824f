"""Entries of a section that are accounts, machines or secrets by what it holds.

Firewalls of Fortinet write `config system admin` above, and `edit "mossop"` below and further in, until a
line stands as far out again; settings write `credentials:` above, and `mossop: Opal77x` below; an
inventory of Ansible writes `hosts:` above, and each machine as a key below.
"""

import re
from collections.abc import Callable

from portal.redaction.findings import Span
from portal.redaction.rules.values.account_names import is_account, is_strange
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.lexicon import is_unknown
from portal.redaction.scanning.leaf_claims import leaf_claims

_SECTION = re.compile(
    rb"([ \t]{0,16})config "
    rb"(?:(system (?:admin|api-user|snmp user)|user (?:local|peer))|(system snmp community)"
    rb"|firewall (?:address6?|vip))\s{0,3}$"
)
_INVENTORY = re.compile(rb"([ \t]{0,40})hosts:\s{0,3}$")
_LISTED_MACHINE = re.compile(
    rb"[ \t]{1,48}[\"']?([A-Za-z0-9][A-Za-z0-9._-]{1,62})[\"']?:(?:[ \t]{1,4}\{.*)?\s{0,3}$"
)
_ENTRY = re.compile(rb"[ \t]{1,24}edit \"([^\"\r\n]{2,64})\"\s{0,3}$")
# A community is an entry with a number, and its name is what it lets in.
_LETS_IN = re.compile(rb"[ \t]{1,24}set name \"?([^\"\r\n]{2,64}?)\"?\s{0,3}$")
_SECRETS = re.compile(
    rb"([ \t]{0,40})(?:- )?[\"']?([A-Za-z_][A-Za-z0-9_.-]{1,60})[\"']?[ \t]?[:=][ \t]{0,4}([\[{]?)\s{0,3}$"
)
_MANY = re.compile(rb"(?i)(?:.*[_.-])?(?:credentials|passwords|logins|htpasswd)")
_LOGIN = re.compile(
    rb"[ \t]{1,48}[\"']?([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})[\"']?[ \t]?:[ \t]{1,8}"
    rb"[\"']?([^\s\"',/]{5,128})[\"']?,?\s{0,3}$"
)
_ITEM = re.compile(rb"[ \t]{0,48}(?:- [\"']?|[\"'])([^\"':\r\n]{3,512}?)[\"']?,?\s{0,3}$")
_OF_LOGINS = "entries of logins"
_OF_ACCOUNTS, _OF_MACHINES = "entries of accounts", "entries of machines"
_OF_COMMUNITIES = "entries of communities"
_OF_INVENTORY = "entries of an inventory"
_IN_A_VAULT = "entries in clear"
# What Kubernetes keeps as a secret, each of its entries in clear.
_IN_CLEAR = re.compile(rb"([ \t]{0,40})[\"']?stringData[\"']?:\s{0,3}$")
_FEW_DIGITS = re.compile(rb"[0-9]{1,5}[\"']?")
_HELD = re.compile(
    rb"[ \t]{1,48}[\"']?[A-Za-z0-9_.-]{1,80}[\"']?:[ \t]{1,8}(?![|>\"']{1,2}[-+]?\s{0,3}$)"
    rb"[\"']?([^\r\n]{2,512}?)[\"']?\s{0,3}$"
)


def section(line: bytes) -> tuple[str, int] | None:
    """What the entries of the section are that a line opens, and how far in it stands."""
    in_clear = _IN_CLEAR.match(line)
    if in_clear is not None:
        return _IN_A_VAULT, len(in_clear[1])
    inventory = _INVENTORY.match(line)
    if inventory is not None:
        return _OF_INVENTORY, len(inventory[1])
    opened = _SECTION.match(line)
    if opened is None:
        return _of_secrets(line)
    if opened[3]:
        return _OF_COMMUNITIES, len(opened[1])
    return _OF_ACCOUNTS if opened[2] else _OF_MACHINES, len(opened[1])


def _of_secrets(line: bytes) -> tuple[str, int] | None:
    """A section of logins or secrets: by its name, or as a list that a key of a secret opens."""
    match = _SECRETS.match(line)
    if match is None or (match[3] != b"[" and _MANY.fullmatch(match[2]) is None):
        return None
    told = class_of_key(match[2].decode()) in {"password", "token"}
    return (_OF_LOGINS, len(match[1])) if told else None


def entry(held: str, line: bytes) -> list[Span] | None:
    """The name of the entry that a line begins, where no word is plain; None where no section holds it."""
    read = _READERS.get(held)
    return None if read is None else read(line)


def _community(line: bytes) -> list[Span]:
    name = _LETS_IN.match(line)
    return [] if name is None or name[1].lower() in COMMON else [Span(*name.span(1), "password")]


def _in_a_vault(line: bytes) -> list[Span]:
    """The value of an entry, unless it counts something: `DB_PORT: "5432"`."""
    value = _HELD.match(line)
    if value is None or is_placeholder(value[1]) or _FEW_DIGITS.fullmatch(value[1]) is not None:
        return []
    return [Span(*value.span(1), "password")]


def _named(kind: str) -> Callable[[bytes], list[Span]]:
    """Reads the names of entries that are accounts or machines."""

    def read(line: bytes) -> list[Span]:
        match = _ENTRY.match(line)
        if match is None or not is_strange(match[1]):
            return []
        start = match.start(1)
        return [Span(c.start + start, c.end + start, c.kind) for c in leaf_claims(kind, match[1])]

    return read


def _machine(line: bytes) -> list[Span]:
    """A machine that is a key of an inventory, and none of the words about one: `vars:`, `ansible_host:`."""
    match = _LISTED_MACHINE.match(line)
    if match is None or match[1].startswith(b"ansible_") or class_of_key(match[1].decode()) is not None:
        return []
    told = is_unknown(match[1]) or has_digit(match[1])
    return [Span(*match.span(1), "host")] if told and is_machine_name(match[1]) else []


def _login(line: bytes) -> list[Span]:
    """An account and what looks like its password, where the key is none that says something else."""
    item = _ITEM.match(line)
    if item is not None:
        claims = leaf_claims("password", item[1])
        return [Span(c.start + item.start(1), c.end + item.start(1), c.kind) for c in claims]
    match = _LOGIN.match(line)
    if match is None or class_of_key(match[1].decode()) is not None:
        return []
    told = has_digit(match[2]) and not match[2].isdigit() and not is_placeholder(match[2])
    accounts = [Span(*match.span(1), "account")] if is_account(match[1]) and is_unknown(match[1]) else []
    return [*accounts, Span(*match.span(2), "password")] if told else []


_READERS: dict[str, Callable[[bytes], list[Span]]] = {
    _OF_ACCOUNTS: _named("account"),
    _OF_MACHINES: _named("host"),
    _OF_COMMUNITIES: _community,
    _OF_LOGINS: _login,
    _OF_INVENTORY: _machine,
    _IN_A_VAULT: _in_a_vault,
}
