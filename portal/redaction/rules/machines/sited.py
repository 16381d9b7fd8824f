"""Machines in the prompts of shells, and those named after the town they stand in: `kvm-waw-45`, `fra-pacs13`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.everyday import COMMON

# Towns as airports and carriers write them (IATA), but for those that are words besides (`man`, `del`, `can`).
_SITE = (
    rb"(?:ams|arn|ath|atl|bcn|ber|blr|bom|bos|bru|bud|cdg|cph|dfw|dub|dus|dxb|ewr|fco|fra|gru|gva|hel|hkg|iad|icn|jfk|jnb|kul|lax|lhr|lis|lon|"
    rb"lux|lyo|mex|muc|mxp|nrt|nyc|ord|osl|otp|prg|rix|sao|sea|sfo|sgp|sjc|sto|str|svo|syd|szg|tll|tyo|vie|vno|waw|yul|yyz|zag|zrh)"
)
_SHOP = rb"(?:dr|hq|dmz|plant[0-9]{1,2}|site[0-9]{1,2}|werk[0-9]{1,2}|bldg[0-9]{1,2})"
_OPENS, _ENDS = rb"(?<![A-Za-z0-9_./\\@$%-])", rb"(?![A-Za-z0-9_/-]|\.[A-Za-z0-9]|\()"
# In manuals a prompt names no machine.
_ANY = frozenset(b"host hostname server machine computer localhost node box client router switch".split())


def _prompts(match: re.Match[bytes]) -> bool:
    name = match["host"]
    return name.lower() not in _ANY and (name.lower() not in COMMON) and is_machine_name(name)


def _stands_there(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


RULES: tuple[Rule, ...] = (
    parts(rb"(?m)^(?:\([A-Za-z0-9_.-]{1,30}\) )?\[?[A-Za-z_][A-Za-z0-9_.$-]{0,31}@(?P<host>[A-Za-z0-9][A-Za-z0-9.-]{0,62})(?::[^\s\]]{1,100}| [^\s\]]{1,60})?(?:\][#$%]?|[#$%])(?: |$)", accept=_prompts),
    parts(rb"^(?P<account>[A-Za-z_][A-Za-z0-9_.-]{0,31})@(?P<host>[A-Za-z][A-Za-z0-9.-]{0,62})> ?(?:show|set|request|clear|monitor|ping|configure|exit|quit|ssh|file|restart|traceroute|op|start|run|debug|edit)(?: |$)", accept=_prompts),
    # What took over, and who sends word of itself.
    rule("host", rb"\bon ([a-z]{4,14}[0-9]{2,3}) (?=(?:took over|became|failed|rebooted|crashed|restarted|entered|transitioned|lost)\b)", accept=_stands_there, group=1),
    rule("host", rb"(?i:\b(?:notification|alert|alarm|trap|message|event) from) ([a-z][a-z0-9-]{3,40}[0-9][a-z]?) (?=\()", accept=_stands_there, group=1),
    # Which of two it is, where a console says which one a machine runs on, and before the site that a server answers for.
    rule("host", rb"(?i:\b(?:standby|primary|active|secondary|passive|backup|failed|faulty|affected) (?:unit|node|member|server|host|device|appliance|controller|router|firewall|switch)) ([A-Za-z][A-Za-z0-9-]{2,30}[0-9])(?![A-Za-z0-9_/-]|\.[A-Za-z0-9])", accept=_stands_there, group=1),
    rule("host", rb"\[([A-Za-z][A-Za-z0-9._-]{1,60}) on (?=[A-Za-z0-9.-]{4,253} in )", accept=_stands_there, group=1),
    rule("host", rb"^([A-Za-z][A-Za-z0-9-]{1,30}[0-9]) (?=[A-Za-z0-9.-]{4,253} (?:[0-9]{1,3}\.){3}[0-9]{1,3} - )", accept=_stands_there, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])((?:NB|LT|WKS|PC)[0-9]{4,6})(?![A-Za-z0-9_/-]|\.[A-Za-z0-9])", group=1),
    rule("host", _OPENS + rb"((?:" + _SITE + rb"|" + _SHOP + rb")[0-9]?-(?:[a-z0-9]{1,12}-){0,3}[a-z]{0,12}[0-9]{1,4}[a-z]?)" + _ENDS, accept=_stands_there, group=1, gate=rb"[a-z0-9]-[a-z0-9-]{0,40}[0-9]"),
    rule("host", _OPENS + rb"([a-z][a-z0-9]{1,11}(?:-[a-z0-9]{1,12})?-(?:" + _SITE + rb"|dr|hq|dmz)[0-9]?-?[a-z]?[0-9]{1,4}[a-z]?)" + _ENDS, accept=_stands_there, group=1),
    rule("host", _OPENS + rb"((?:[a-z]{2,10}-){0,2}[a-z]{2,10}[0-9]{1,3}-(?:" + _SITE + rb"|" + _SHOP + rb"))" + _ENDS, accept=_stands_there, group=1),
)  # fmt: skip
