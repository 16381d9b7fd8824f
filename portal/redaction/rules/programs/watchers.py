"""Machines, accounts, devices and secrets where watchers, builds, telephone systems and consoles write them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.secrets.near_words import looks_secret
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import JUDGES
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_HOST = rb"([A-Za-z0-9][A-Za-z0-9._-]{1,62})"
_NAME = rb"([A-Za-z_][A-Za-z0-9_.@-]{1,63})"
# What only accounts have, where an operator of many machines makes them.
_OF_ACCOUNTS = rb"(?:shell|groups?|uid|home|password|update_password|authorized_keys?)"
# What lets somebody in, where the word for a secret is missing: `the page opens with …`, `he got in with …`.
_OPENS = (
    rb"(?i:\b(?:opens?|opened|unlocks?|unlocked|unlock it|open it|(?:get|got|gets|let|lets) (?:me |us |you |him |her |them )?in|"
    rb"log(?:s|ged)? (?:me |you )?(?:in|on)|sign(?:s|ed)? in|entsperren|entsperrt|\xc3\xb6ffnet|ouvre|abre|apre) (?:with|using|mit|avec|con) )"
)
_SIGN = re.compile(rb"[A-Za-z0-9][!#$%&*?+^~][A-Za-z0-9]|[0-9][!#$%*?]{1,3}$")


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


def _strange(match: re.Match[bytes]) -> bool:
    """A machine with a sign inside, of which some part is plain in no language."""
    return is_machine_name(match[1]) and is_unknown(match[1])


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1])


def _peer(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and is_unknown(match[1])


def _secret(match: re.Match[bytes]) -> bool:
    value = match[1].rstrip(b".,;:?)")
    return looks_secret(value) and (_SIGN.search(match[1]) is not None or is_unknown(value))


RULES: tuple[Rule, ...] = (
    # Whose state an alarm tells, what a server of measurements asks, and who is to be told (Nagios).
    rule("host", rb"\[(?:ALERT|ALARM|CRITICAL|WARNING|PROBLEM|RECOVERY|FIRING|RESOLVED|DOWN|UP)\] ([A-Za-z][A-Za-z0-9-]{1,60}[0-9]): ", group=1),
    rule("host", rb"\bitem \"([A-Za-z][A-Za-z0-9._-]{1,62}):[a-z]+[.\[]", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"\binstance[\"']?[:=] ?[\"']?([A-Za-z][A-Za-z0-9._-]{1,62}):[0-9]{4,5}(?![0-9])", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("account", rb"^[ \t]{0,16}contact_name[ \t]{1,40}([A-Za-z][A-Za-z0-9._-]{1,63})[ \t\r]{0,8}$", accept=lambda match: is_account(match[1]), group=1),
    # Nagios and its kin: what happened to which machine, and what was asked for.
    rule("host", rb"\b(?:SERVICE|HOST|CURRENT HOST|CURRENT SERVICE|INITIAL HOST|INITIAL SERVICE|PASSIVE HOST|PASSIVE SERVICE)(?: (?:FLAPPING|DOWNTIME))? (?:ALERT|STATE|CHECK|NOTIFICATION SUPPRESSED): " + _HOST + rb";", accept=_machine, group=1),
    # Salt: whose answers were counted.
    rule("host", rb"^Summary for " + _HOST + rb"\s{0,3}$", accept=_machine, group=1),
    rule("host", rb"\bEXTERNAL COMMAND: [A-Z_]{4,60};" + _HOST + rb"(?=;|$)", accept=_machine, group=1),
    # Telephone systems: the ends of a call, and who calls whom in the list of calls.
    rule("account", rb"\b(?:PJSIP|SIP|IAX2|SCCP|Local)/(?!trunk-)([A-Za-z][A-Za-z0-9_.-]{2,40}?)(?=-[0-9a-f]{8}(?![0-9A-Za-z])|[,\"&)@])", accept=_peer, group=1),
    parts(rb"^\"[^\"\r\n]{0,40}\",\"(?P<phone>\+?[0-9]{2,15})\",\"(?P<phone2>\+?[0-9*#]{2,15})\",\"[a-z][a-z0-9_-]{1,40}\","),
    rule("phone", rb"(?<=\"\" <)([0-9]{2,15})(?=>\")", group=1),
    rule("token", rb"(?i)\b(?:meeting|webinar|conference|konferenz|r\xc3\xa9union|riunione)[ -]?(?:id|number|no\.?|nr\.?)[ :#]{1,3}([0-9]{3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4})(?![0-9A-Za-z])", group=1),
    rule("token", rb"(?<=[0-9]),{1,3}([0-9]{6,12})#", group=1),
    # Builds and settings of many machines: where a job runs, whom an account is made for.
    rule("host", rb"^ {1,4}on " + _HOST + rb" [A-Za-z0-9_-]{8,9}(?:, system ID:|$)", accept=_machine, group=1),
    rule("account", rb"[\"']name[\"']: ?[\"']" + _NAME + rb"[\"'], ?(?:[\"'](?:comment|gecos)[\"']: ?[\"'][^\"'\r\n]{0,80}[\"'], ?)?[\"']" + _OF_ACCOUNTS + rb"[\"']:", accept=_account, group=1),
    rule("person", rb"[\"'](?:comment|gecos)[\"']: ?[\"']([^\"'\r\n]{3,80})[\"'], ?[\"']" + _OF_ACCOUNTS + rb"[\"']:", accept=lambda match: JUDGES["person"][1](match[1], True), group=1),  # noqa: FBT003 - in quotes
    rule("account", rb"(?i:\b(?:alter|create|drop) (?:role|user|login)) (?i:if (?:not )?exists )?[\"'`\[]?" + _NAME + rb"[\"'`\]]?(?= (?i:with|password|identified|nologin|login|superuser|createdb|valid until|in role|for login|without login)\b|;)", accept=_account, group=1),
    rule("account", rb"(?<![A-Za-z0-9_-])home-" + _NAME + rb"\.(?:auto)?mount\b", accept=_account, group=1),
    # Consoles: who is connected where, what a disk is, and who asks to send mail.
    rule("host", rb"^[ \t]{0,6}(?:TCP|UDP)[ \t]{2,8}[^\s]{3,60}:[0-9]{1,5}[ \t]{1,24}([A-Za-z][A-Za-z0-9_-]{2,62}):[0-9a-z-]{1,15}(?=[ \t])", accept=_strange, group=1),
    rule("host", rb"\bhelo=<?([A-Za-z0-9][A-Za-z0-9_-]{1,62})(?=[>)\s,])", accept=_machine, group=1),
    rule("serial", rb"(?i)\b(?:logical unit id|lu wwn(?: device id)?|sas address|(?:node|port) (?:wwn|name)|wwpn|wwnn)[ .]{0,12}[:=][ \t]{0,12}(0x[0-9a-f]{3,32}|[0-9a-f]{16}|[0-9a-f] [0-9a-f]{6} [0-9a-f]{9})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"(?i)\bDUID[ .]{0,40}[:=][ \t]{0,12}([0-9a-f]{2}(?:[:-][0-9a-f]{2}){7,19})(?![0-9A-Za-z])", group=1),
    # Secrets told with no word for one.
    rule("password", _OPENS + rb"[\"'`]?([^\s\"'`<>|;,()]{6,64})", accept=lambda match: not is_placeholder(match[1]) and _secret(match), group=1),
)  # fmt: skip
