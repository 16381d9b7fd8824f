"""Accounts, machines and papers where tunnels, gateways, consoles and databases say them in words of their own."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_OCTETS = rb"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}"
_HOST = rb"([A-Za-z][A-Za-z0-9._-]{1,62})"
_WRITTEN = rb"\b(?:exported|recorded|dumped|collected|backed up|saved|uploaded|printed) by "
_OF_DIRECTORIES = (
    rb"(?:get|set|unlock|disable|enable|remove|move|new|reset|search)-(?:aduser|adaccount|adaccountpassword|"
    rb"adprincipalgroupmembership|mailbox|casmailbox|mailuser|localuser|msoluser|mguser|azureaduser)"
)
_CALLED = rb"(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS|PROPFIND|CONNECT) "


def _writer(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and (is_unknown(match[1]) or has_digit(match[1]))


def _machine(match: re.Match[bytes]) -> bool:
    """A machine with a digit or a stroke, or one that no language knows."""
    name = match[1]
    return is_machine_name(name) and (has_digit(name) or b"-" in name or is_unknown(name))


RULES: tuple[Rule, ...] = (
    # Who is at the other end of a tunnel (strongSwan), in the folders of WebDAV, in the line of a registry's gateway.
    account(rb"\bassigning virtual IP [0-9A-Fa-f.:]{3,39} to peer '(?![^'@\s]{1,64}@)NAME'"),
    account(rb"/dav/(?:files|calendars|addressbooks/users|principals/users|uploads|versions|trashbin)/NAME(?=[/?\s\"])"),
    account(rb"(?:^|[\s\"'=])" + _OCTETS + rb" - (?!- )NAME (?:\[[^\]\r\n]{10,40}\] )?\\{0,3}\"" + _CALLED),
    # Whom a directory is asked for, and who wrote a file where.
    account(rb"(?i)\b" + _OF_DIRECTORIES + rb" (?:-identity )?['\"]?(?!-)NAME(?=['\"\s|;]|$)"),
    rule("account", _WRITTEN + rb"['\"]?([A-Za-z0-9_][A-Za-z0-9_.\\-]{1,63})['\"]? (?:on|at|from) ", accept=_writer, group=1),
    rule("host", _WRITTEN + rb"[^\s\"<>]{2,100} (?:on|at|from) ['\"]?" + _HOST + rb"(?=[\s'\",;)}\]]|\\|$)", accept=_machine, group=1),
    # How a Cisco calls itself before the instant of its message, and a Juniper where it is set.
    rule("host", rb"^(?:<[0-9]{1,3}>)?[0-9]{1,9}: " + _HOST + rb": (?=[*.]?[A-Z][a-z]{2} {1,2}[0-9]{1,2} )", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"\bsystem host-name ['\"]?" + _HOST + rb"['\"]?;?\s{0,4}$", accept=lambda match: is_machine_name(match[1]), group=1),
    # What two ends share, told in quotes.
    rule("password", rb"(?i)\b(?:shared secret|pre-?shared key|community string) ['\"]([^'\"\r\n]{3,128})['\"]", accept=lambda match: not is_placeholder(match[1]), group=1),
    # The header of a request as Java prints it, `{Authorization=[Bearer …]}`.
    rule("authorization", rb"(?i)\bauthorization[=:] ?\[(?:(?:bearer|basic|token|digest|apikey) )?([^\[\]\s,\"']{4,4096})(?=[\],])", accept=lambda match: not is_placeholder(match[1]), group=1),
    # Whose record a path names, and the days in a row that a database refuses.
    rule("health_id", rb"(?i)/(?:patients?|patienten|insured|policyholders)/((?:[a-z]{1,4}-?)?[0-9]{5,14})(?=[/?\s\"'&,;)]|$)", group=1),
    rule("date_of_birth", rb"(?<=[, (])(?:19[0-9]{2}|20[0-2][0-9])-[01][0-9]-[0-3][0-9](?=\)\.\s{0,4}$)", accept=lambda match: b"Failing row contains (" in match.string[: match.start()], gate=rb"Failing row contains \("),
)  # fmt: skip
