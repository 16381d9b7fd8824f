"""What people tell each other in passing: whom a message is from, which machine a step is about, a secret in a word."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.accounts import is_account, is_strange
from portal.redaction.rules.letters import ONE, capitals
from portal.redaction.rules.lexicon import is_given, is_unknown
from portal.redaction.rules.names import is_machine_name
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values import has_digit, is_placeholder, is_said
from portal.redaction.rules.words import COMMON

_HOST = rb"([A-Za-z][A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,62}){0,3})"
_SECRET = rb"['\"`\xc2\xab]{0,2}([^\s'\"`<>|;,]{4,64}?)(?=[\"'`)\xc2\xbb]{0,2}(?:[.,!?;]?(?:\s|$)))"


def _said_by(match: re.Match[bytes]) -> bool:
    """Names of people alone, and no title with its time: `Total  11:03`."""
    words = match["person"].split()
    return capitals(match) and all(
        is_given(one.decode("utf-8", "replace").partition("-")[0]) or is_unknown(one) for one in words
    )


def _machine(match: re.Match[bytes]) -> bool:
    """A machine with a digit or a word that nobody knows in its name, and no word that is plain."""
    name = match[1]
    built = has_digit(name) or b"-" in name
    return is_machine_name(name) and built and (is_unknown(name) or has_digit(name))


def _told(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1]) and not is_said(match[1]) and match[1].lower() not in COMMON


def _mixed(match: re.Match[bytes]) -> bool:
    return _told(match) and has_digit(match[1]) and any(chr(sign).isalpha() for sign in match[1])


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and is_strange(match[1])


RULES: tuple[Rule, ...] = (
    # Whom a message is from, with its time, above what they say.
    parts(rb"^[ \t>]{0,8}(?P<person>" + ONE + rb") {2,4}[0-9]{1,2}:[0-9]{2}(?: ?[AaPp][Mm])?\s{0,4}$", accept=_said_by),
    # Steps of a change, each about one machine; and machines behind what is said of them.
    rule("host", rb"^[ \t]{0,8}(?:[0-9]{1,2}[.)]|[-*]|\[[ x]\]) (?:(?i)snapshot|drain|cordon|reboot|restart|patch|reimage|rebuild|migrate|upgrade|shut down|power (?:off|on|cycle)|fail over|back up|ssh (?:in)?to|log (?:in|on)to|unplug|rack) ".replace(b"(?:(?i)", b"(?i:") + _HOST + rb"(?=[,;:]?(?:\s|$))", accept=_machine, group=1),
    rule("host", rb"[\"'] on " + _HOST + rb"(?=\.?(?:\s|$)|[,;])", accept=_machine, group=1),
    rule("host", rb" on " + _HOST + rb"(?=: 0x[0-9A-Fa-f])", accept=_machine, group=1),
    rule("host", rb"(?i:(?<![a-z\x80-\xff])(?:node|rechner|host|server|machine|box)) " + _HOST + rb"(?=[?!]|\.\s{0,3}$)", accept=_machine, group=1),
    # Accounts in parentheses behind whose they are.
    rule("account", rb"\((?:login|logon|user|username|account) ([A-Za-z0-9][A-Za-z0-9._-]{2,62})\)", accept=_account, group=1),
    # Secrets in a word: of a wireless network, of a card, and what somebody is asked for who calls.
    rule("password", rb"(?i:(?<![a-z])(?:wi-?fi|wlan|wireless)(?: (?:password|passwort|key|code|pass|pw|schl\xc3\xbcssel))? (?:is|ist|lautet|:)) " + _SECRET, accept=_mixed, group=1),
    rule("password", rb"(?i:(?<![a-z\x80-\xff])(?:[a-z\x80-\xff]{2,24})?(?:kennwort|passwort|codewort)(?: [a-z\x80-\xff]{2,16}){0,4} lautet):? " + _SECRET, accept=_told, group=1),
    parts(rb"(?i:\bexp(?:iry|ires|iration)?(?: date)?[.:]? (?P<card>[0-9]{2} ?/ ?[0-9]{2,4}),? (?:and )?(?:the )?(?:security )?code(?: is)?:? )(?P<card2>[0-9]{3,4})(?![0-9A-Za-z])"),
)  # fmt: skip
