"""Entries of a section that are accounts or machines by what it holds, as firewalls of Fortinet write them.

`config system admin` stands above, `edit "mossop"` below and further in, until a line stands as far out
again.
"""

import re

from portal.redaction.findings import Span
from portal.redaction.rules.lexicon import is_unknown
from portal.redaction.rules.words import COMMON
from portal.redaction.scanning.engine import leaf_claims

_SECTION = re.compile(
    rb"([ \t]{0,16})config "
    rb"(?:(system (?:admin|api-user|snmp user)|user (?:local|peer))|(system snmp community)"
    rb"|firewall (?:address6?|vip))\s{0,3}$"
)
_ENTRY = re.compile(rb"[ \t]{1,24}edit \"([^\"\r\n]{2,64})\"\s{0,3}$")
# A community is an entry with a number, and its name is what it lets in.
_LETS_IN = re.compile(rb"[ \t]{1,24}set name \"?([^\"\r\n]{2,64}?)\"?\s{0,3}$")
_OF_ACCOUNTS, _OF_MACHINES = "entries of accounts", "entries of machines"
_OF_COMMUNITIES = "entries of communities"
_CLASSES = {_OF_ACCOUNTS: "account", _OF_MACHINES: "host"}


def section(line: bytes) -> tuple[str, int] | None:
    """What the entries of the section are that a line opens, and how far in it stands."""
    opened = _SECTION.match(line)
    if opened is None:
        return None
    if opened[3]:
        return _OF_COMMUNITIES, len(opened[1])
    return _OF_ACCOUNTS if opened[2] else _OF_MACHINES, len(opened[1])


def entry(held: str, line: bytes) -> list[Span] | None:
    """The name of the entry that a line begins, where no word is plain; None where no section holds it."""
    if held == _OF_COMMUNITIES:
        name = _LETS_IN.match(line)
        return [] if name is None or name[1].lower() in COMMON else [Span(*name.span(1), "password")]
    if held not in _CLASSES:
        return None
    match = _ENTRY.match(line)
    if match is None or not is_unknown(match[1]):
        return []
    return [
        Span(c.start + match.start(1), c.end + match.start(1), c.kind)
        for c in leaf_claims(_CLASSES[held], match[1])
    ]
