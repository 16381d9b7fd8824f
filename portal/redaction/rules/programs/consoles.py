"""Machines in the prompts of appliances and of their consoles, and stations by their titles (DICOM, PS3.8).

Each maker puts the name where it likes: `(aruba-mm-1) [mynode] (config) #` (Aruba), `fas-west::> ` (NetApp),
`fcsw-a:FID128:admin> ` (Brocade), `<sw-lager>display` (Comware), `bigip-01(cfg-sync` (F5).
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

_NAME = rb"([A-Za-z][A-Za-z0-9._-]{1,62})"
_DASHED = rb"([A-Za-z][A-Za-z0-9]{0,30}(?:[._-][A-Za-z0-9]{1,30}){1,5})"
_COMMANDS = rb"(?:show|display|get|set|diagnose|execute|config|configure|system-view|conf|ping|tracert|traceroute|edit|end|next|exit|quit|save|reboot|undo|tail|grep|df|cat|write|copy|clear|debug)"
_TITLE = rb"([A-Z][A-Z0-9_-]{2,15})"
# By what a station of pictures is called: `-aec VNA_TERN`, `AE-Titel VNA_TERN`, `AE VNA_TERN`.
_CALLED = rb"(?:-ae[tcm]|--(?:call|aetitle|calling-aet|called-aet)|(?i:ae[ -]?tit(?:le|el|re|olo|elen)?|titre ae|t\xc3\xadtulo ae|titolo ae)|AET?|AEC|(?:[Cc]alling|[Cc]alled) AE(?: [Tt]itle)?)"


def _machine(match: re.Match[bytes]) -> bool:
    """A name with a dash, a point or a digit inside, or one that is plain in no language."""
    name = match[1]
    return is_machine_name(name) and (re.search(rb"[0-9._-]", name) is not None or is_unknown(name))


def _titled(match: re.Match[bytes]) -> bool:
    return is_unknown(match[1]) or has_digit(match[1]) or b"_" in match[1]


RULES: tuple[Rule, ...] = (
    rule("host", rb"^\(" + _DASHED + rb"\) (?:[*^] ?)?(?:\[[^\]\r\n]{1,40}\] ?)?(?:\([a-z][^)\r\n]{0,60}\) ?)?\*?[#>](?=\s|$)", accept=_machine, group=1),
    rule("host", rb"^" + _DASHED + rb" \((?:config|global|root|vdom|[A-Za-z0-9_-]{1,30})\) [#$>](?=\s|$)", accept=_machine, group=1),
    rule("host", rb"^" + _DASHED + rb" ?[#$>] ?(?=" + _COMMANDS + rb"(?:\s|$))", accept=_machine, group=1),
    rule("host", rb"^" + _NAME + rb"::(?:\*|[a-z][a-z -]{1,60})?> ?(?=[a-z]|\s{0,3}$)", accept=_machine, group=1),
    rule("host", rb"^" + _NAME + rb":(?:FID[0-9]{1,3}:)?(?:admin|root|user|maintenance)> ", accept=_machine, group=1),
    rule("host", rb"^[<\[][~*]?" + _DASHED + rb"(?:-(?:[A-Z][A-Za-z-]{2,24}[0-9/.]{0,12}|acl-[a-z0-9-]{2,24}|vlan[0-9]{1,4}|bgp|ospf-[0-9]{1,5}|ui-[a-z0-9-]{3,12}))?[>\]] ?(?=" + _COMMANDS + rb"(?:\s|$))", accept=_machine, group=1),
    rule("host", rb"@\(?" + _NAME + rb"\)?(?=\((?:active|passive|cfg-sync|[A-Za-z]{1,20}-[A-Za-z]{1,20}|Active|Standby)[^)\r\n]{0,40}\)(?:\([^)\r\n]{1,30}\)){0,3}[#>])", accept=_machine, group=1),
    rule("host", rb"^\[[^@\s\]]{1,40}@" + _NAME + rb"\] (?=[/>~])", accept=_machine, group=1),
    rule("host", rb"(?:^|[ :])" + _NAME + rb"(?=;[^;\r\n]{1,60};(?:OK|WARN|WARNING|CRIT|CRITICAL|UNKNOWN|DOWN|UP|UNREACHABLE);)", accept=_machine, group=1),
    parts(rb"\b(?:radtest|radclient)\b(?: -[a-z0-9]{1,3}(?: [a-z0-9]{1,8})?){0,3} (?P<account>[^\s-][^\s]{0,63}) (?P<password>[^\s]{1,64}) (?P<host>[A-Za-z0-9][A-Za-z0-9.-]{1,62})(?::[0-9]{2,5})? [0-9]{1,5} (?P<password2>[^\s]{2,64})"),
    rule("host", rb"(?<=\s)--(?:peer|upstream|target|remote|join|endpoint|broker|seed|leader|gateway)[ =]" + _DASHED + rb"(?=[\s:,]|$)", accept=lambda match: _machine(match) and is_unknown(match[1]), group=1),
    rule("host", rb"^" + _DASHED + rb"-(?:Active|Standby|vMaster\[[0-9/]{1,6}\])[^\s#>]{0,40}[#>]", accept=_machine, group=1),
    parts(rb"^(?P<host>[A-Za-z][A-Za-z0-9._-]{1,62}):? login: (?P<account>[A-Za-z][A-Za-z0-9._-]{1,40})\s{0,3}$", accept=lambda match: is_machine_name(match["host"]) and is_unknown(match["host"])),
    rule("host", rb"\b(?:peer|upstream|backend|member|server) " + _DASHED + rb"(?=:[0-9]{2,5}(?![0-9.]))", accept=lambda match: _machine(match) and is_unknown(match[1]), group=1),
    parts(rb"\bestablished between [^\s\[]{3,64}\[(?P<host>[A-Za-z][^\]\s]{1,64})\]\.\.\.[^\s\[]{3,64}\[(?P<host2>[A-Za-z][^\]\s]{1,64})\]"),
    # In brackets behind what it is: `a jegypénztár (JEGY-PT2)`.
    rule("host", rb"(?<=[a-z\x80-\xff] )\(([A-Z]{3,8}(?:-[A-Z]{2,8}-[0-9]{1,3}|-(?!RC|SP|REV|COV|[RV][0-9])[A-Z]{1,4}[0-9]{1,3}))\)", accept=lambda match: is_unknown(match[1]), group=1),
    rule("host", rb"^\[" + _NAME + rb"\]: PS [A-Z]:\\", accept=_machine, group=1),
    rule("host", rb"^" + _NAME + rb":[0-9]{2,5}(?:\[[0-9]{1,3}\])?> ?(?=[A-Za-z]|\s{0,3}$)", accept=_machine, group=1),
    rule("host", rb"^[* ]{0,2}" + _DASHED + rb"\.[0-9]{1,4} [#>] (?=[a-z])", accept=_machine, group=1),
    rule("host", rb"(?<![A-Za-z0-9_])" + _CALLED + rb"(?:[:=]| is| ist)? [\"'`]?" + _TITLE + rb"(?![A-Za-z0-9_.-])", accept=_titled, group=1),
    parts(rb"\) (?P<host>[A-Z][A-Z0-9_]{2,15})->(?P<host2>[A-Z][A-Z0-9_]{2,15})\([0-9]{1,9}\)"),
    rule("host", rb"\[ ?[\"']" + _TITLE + rb"[\"'], ?[\"'](?=(?:[0-9]{1,3}\.){3}[0-9]{1,3}[\"'], ?[0-9])", group=1),
)  # fmt: skip
