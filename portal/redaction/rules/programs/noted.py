"""Accounts, machines and addresses where programs note them by a name or a form of their own."""

# ruff: noqa: E501 - a pattern is read as one piece

from portal.redaction.rules.machines.network import is_usable
from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

RULES: tuple[Rule, ...] = (
    rule("account", rb"\b[A-Z]{2,4}[-_](?:UNAME|USER|USERNAME|USERID|BNAME) {1,4}([A-Z][A-Z0-9_.]{2,11})(?![A-Za-z0-9_])", accept=lambda match: is_account(match[1]), group=1),
    rule("host", rb"\b[A-Z]{2,4}[-_]HOST(?:NAME)? {1,4}([A-Za-z][A-Za-z0-9_.-]{2,40})(?![A-Za-z0-9_])", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?<![A-Za-z0-9_.-])(?:d|header\.[a-z]{1,4}|smtp\.mailfrom|domain|realm)=@?([a-z0-9-]{2,63}\.[a-z]{2})(?=[;\s,)]|$)", accept=lambda match: is_unknown(match[1].rpartition(b".")[0]), group=1),
    rule("ipv4", rb"(?<![0-9A-Za-z.])((?:[0-9]{1,3}\.){3}[0-9]{1,3})\.[0-9]{1,5}\.[0-9]{10,14}(?![0-9.])", accept=lambda match: is_usable(match[1]), group=1),
    rule("host", rb"(?<![A-Za-z0-9_.-])(?:header\.[a-z]{1,4}|smtp\.[a-z]{4,8})=@([A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{2,63}){1,5})(?=[;\s,)]|$)", accept=lambda match: is_domain_name(match[1]), group=1),
    rule("person", rb"^\^?[0-9a-f]{7,40} (?:[^\s(]{1,120} {1,20})?\(([^\s()][^()\r\n]{1,60}?) {1,40}[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} [+-][0-9]{4} {1,8}[0-9]{1,6}\)", group=1),
    rule("account", rb"\[([A-Za-z0-9][A-Za-z0-9._@-]{1,63})/<via Auth-Type", group=1),
    rule("account", rb"\bUSER\(([A-Z@#$][A-Z0-9@#$]{1,7}) {0,7}\)", accept=lambda match: is_account(match[1]), group=1),
    rule("serial", rb"\bwwn-(0x[0-9a-fA-F]{3,32})(?![0-9A-Za-z])", group=1),
)  # fmt: skip
