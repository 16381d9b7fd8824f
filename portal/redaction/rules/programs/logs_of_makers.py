"""Machines and accounts in columns that the logs of well-known makers have, whatever stands in them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name

_NAME = rb"([A-Za-z][A-Za-z0-9._-]{1,62})"
_ADDRESS = rb"[0-9A-Fa-f.:]{0,39}"
_AUDIT = rb"(?:Success Audit|Failure Audit|Information|Warning|Error)"
_PEER = rb"\([0-9A-Fa-f.:]{3,39}/[0-9]{1,5}\)"


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1]) or is_domain_name(match[1])


RULES: tuple[Rule, ...] = (
    # Internet Information Services in the format of its own, and in that of NCSA no machine at all.
    rule("host", rb", (?:W3SVC|MSFTPSVC|SMTPSVC|NNTPSVC|FTPSVC|IMAP4SVC|POP3SVC)[0-9]{0,4}, " + _NAME + rb", ", accept=_machine, group=1),
    # Exchange, where messages are tracked: client and server, each behind its address.
    parts(rb"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z," + _ADDRESS + rb",(?P<host>[A-Za-z][A-Za-z0-9._-]{0,62})," + _ADDRESS + rb",(?P<host2>[A-Za-z][A-Za-z0-9._-]{0,62}),"),
    # Check Point, whose fields are divided by strokes, and firewalls that write `id=firewall`.
    rule("host", rb"(?:^|\|)(?:orig|src|dst)=" + _NAME + rb"(?=\|)", accept=_machine, group=1),
    rule("host", rb"\bid=firewall\b[^\r\n]{0,200}? fw=\"?" + _NAME + rb"(?=[\s\"])", accept=_machine, group=1),
    # Who is behind a connection of an ASA stands at the end, behind the addresses.
    account(_PEER + rb"(?:\([^()\s]{1,64}\))? \(NAME\)\s{0,3}$"),
    # Events of Windows that an agent sends as columns, and what a scanner for viruses writes first.
    rule("host", rb"\t" + _AUDIT + rb"\t" + _NAME + rb"(?=\t)", accept=_machine, group=1),
    account(rb"\tMicrosoft-Windows-[A-Za-z-]{2,60}\tNAME\tN/A\t"),
    rule("host", rb"^[0-9A-Fa-f]{12},[0-9]{1,3},[0-9]{1,2},[0-9]{1,2}," + _NAME + rb",", accept=_machine, group=1),
    account(rb"^[0-9A-Fa-f]{12},[0-9]{1,3},[0-9]{1,2},[0-9]{1,2},[A-Za-z][A-Za-z0-9._-]{1,62},NAME,"),
)  # fmt: skip
