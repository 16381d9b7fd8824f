"""Machines, accounts and serial numbers where makers of devices and servers write them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.machines.columns import ZONES
from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_NAME = rb"([A-Za-z][A-Za-z0-9._-]{1,62})"
_OCTETS = rb"(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
# Where a plant stands, the week it was made in, and four signs: how one maker of switches counts.
_PLANTS = rb"(?:FDO|FOC|FOX|FCW|FCH|FCQ|FGL|FHK|FJC|FJZ|FTX|FXS|JAE|JAF|JMX|JPG|SAL|SMG|SPE|SSI|TBM|TBC|CAT|CNM|PSZ|DCB|DCI|LIT|ART|AZS|KWC|NCP|QCI|WZP)"
_STATEMENT = re.compile(rb"(?i)\b(?:select|where|join|update|order by|group by)\b")


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1]) and match[1] not in ZONES


def _telling(match: re.Match[bytes]) -> bool:
    """A name with a dash or a digit, of which some part is no plain word."""
    name = match[1]
    return is_machine_name(name) and is_unknown(name) and (b"-" in name or has_digit(name))


def _numbered(match: re.Match[bytes]) -> bool:
    return _telling(match) and b"-" in match[1] and has_digit(match[1])


def _initialed(match: re.Match[bytes]) -> bool:
    """A letter and a name that is plain in no language, `j.threlkeld`; no domain, and no column of a statement."""
    stated = _STATEMENT.search(match.string) is not None
    return not stated and is_unknown(match[1][2:]) and not is_domain_name(match[1])


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and not is_placeholder(match[1])


RULES: tuple[Rule, ...] = (
    rule("host", rb"^" + _NAME + rb" [a-z][a-z_-]{1,23}\[[0-9]{1,7}\]: ", accept=_telling, group=1),
    rule("host", rb"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?: [A-Z]{3,5})? " + _NAME + rb" ?:? ?%[A-Z][A-Z0-9_]{1,30}-[0-7]-", accept=_machine, group=1),
    rule("host", rb"(?:^|,)\"?" + _OCTETS + rb"\"?,\"?" + _NAME + rb"\"?(?=,)", accept=_numbered, group=1),
    rule("host", rb"^name " + _OCTETS + rb" " + _NAME + rb"(?=$| description )", accept=_machine, group=1),
    rule("host", rb"/Common/" + _NAME + rb":[0-9]{1,5}(?![0-9])", accept=_machine, group=1),
    rule("host", rb"^[ \t]{0,8}Source: [A-Za-z0-9_-]{1,40}\\" + _NAME + rb"[ \t]{0,4}$", accept=_machine, group=1),
    rule("host", rb"^[ \t]{0,8}[A-Za-z0-9_-]{1,40}\\" + _NAME + rb" via RPC[ \t]{0,4}$", accept=_machine, group=1),
    rule("host", rb"(?i)\b(?:server|host|instance|computer|node|(?:system|host|device) name) ?\.{2,40} [\"']?([A-Za-z0-9][A-Za-z0-9._-]{1,62})" + rb"[\"']?[ \t]{0,4}$", accept=_machine, group=1),
    rule("serial", rb"(?<![A-Za-z0-9])(" + _PLANTS + rb"[0-9]{4}[0-9A-Z]{4})(?![A-Za-z0-9])", accept=lambda match: len(set(match[1])) > 4, group=1),  # noqa: PLR2004 - no example
    rule("serial", rb"(?<![A-Za-z0-9])(F[A-Z][A-Z0-9]{6}[0-9]{8})(?![A-Za-z0-9])", accept=lambda match: len(set(match[1])) > 4, group=1),  # noqa: PLR2004 - no example
    rule("account", rb"(?i)\blogin (?:ok|incorrect)[^\[\r\n]{0,120}: \[([^/\]\s]{2,64})\]", accept=_account, group=1),
    rule("account", rb"(?i)\b(?:la|sa|ma|votre|leur) session [\"'`\xc2\xab]{0,3}([a-z][a-z0-9._-]{3,40})(?=[\"'`,.;:!?)]{0,2}(?:\s|$))", accept=lambda match: _account(match) and is_unknown(match[1]), group=1),
    rule("host", rb"^####<[^<>]{10,60}> <[A-Za-z]{3,12}> <[^<>]{1,60}> <" + _NAME + rb"> <", accept=_machine, group=1),
    rule("host", rb"\]\[(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL) ?\]\[[A-Za-z0-9_.$ ]{2,80}\] ?\[" + _NAME + rb"\]", accept=_machine, group=1),
    rule("host", rb"\{" + _NAME + rb"\}\{[A-Za-z0-9_-]{4,40}\}\{[A-Za-z0-9_-]{4,40}\}\{", accept=_machine, group=1),
    rule("host", rb"(?<![:A-Za-z0-9./\\-])//" + _NAME + rb"/(?=[A-Za-z0-9])", accept=_numbered, group=1),
    rule("account", rb"(?i)\b(?:as|via|user(?:name)?|account|login|logon|runas|using|credentials?)[ :=]{1,3}[\"']?\.\\([A-Za-z0-9_][A-Za-z0-9_-]{1,40})(?![A-Za-z0-9_\\.])", accept=_account, group=1),
    rule("account", rb"^([A-Za-z0-9][A-Za-z0-9._-]{2,63}) (?:wasn't|was not|isn't|is not) found at (?=[A-Za-z0-9.-]{3,200}\.)", accept=_account, group=1),
    rule("account", rb"(?<![A-Za-z0-9\x80-\xff_./@\\$%&+=~:-])(?<!\breturn )([a-z]\.[a-z]{6,20})(?![A-Za-z0-9_@(\\\x80-\xff=/\[-]|\.[A-Za-z0-9]| {0,2}[=<>!&|+*?%]| (?i:as|is|in|not|and|or) )", accept=_initialed, group=1),
    rule("account", rb"^[ \t]{0,16}edit \"([a-z]\.[a-z]{3,20})\"[ \t]{0,4}$", accept=_account, group=1),
)  # fmt: skip
