"""The column of a log's head that names the machine it comes from."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_plain, is_unknown

_HOST = rb"[A-Za-z0-9][A-Za-z0-9._-]{0,253}"
_ISO = rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?"
_BSD = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]?\d(?: \d{4})? \d\d:\d\d:\d\d(?:\.\d{1,9})?(?: \d{4})?"
_TAG = rb"[A-Za-z_/(][A-Za-z0-9_./()-]{0,63}(?:\[[^\]\s]{1,32}\])?:"
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# A month in another language, short as clocks of the system write it.
_ABROAD = rb"(?:(?:[A-Za-z]|[\xc3-\xd1][\x80-\xbf]){3,5}\.?|[0-9]{1,2}\xe6\x9c\x88|[0-9]{1,2}\xec\x9b\x94)"
# Days as programs write them besides: `Mon Nov 23`, `23/11/2026`, `23-Nov-2026`, `20261123`.
_DAY = (
    rb"(?:"
    + _MONTH
    + rb" [ \d]?\d|\d{1,2}[ /.-](?:"
    + _MONTH
    + rb"|\d\d)(?:[ /.-]\d{4})?|\d{4}/\d\d/\d\d|\d{8})"
)
_OTHER = (
    rb"\[?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?" + _DAY + rb" \d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: [AP]M)?"
    rb"(?: (?:[A-Z]{2,4}T|UTC|[+-]\d{4}))?(?: \d{4})?\]?"
)


# How recorders of networks (Zeek) begin the line of their titles.
RECORDED = b"#fields\t"
# Behind a clock, where the machine would stand: `03:46:00 CET FATAL:`.
ZONES = frozenset(
    b"CET CEST MEZ MESZ EET EEST WET WEST BST IST EST EDT CST CDT MST MDT PST PDT MSK JST KST SGT HKT AEST AEDT NZST NZDT BRT SAST UTC GMT "
    b"EAT CAT WAT AST ADT HST AKST AKDT NST NDT ART CLT CLST COT PET PKT NPT ICT WIB WITA PHT AWST ACST ACDT TRT IDT IRST GST".split()
)


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1]) and match[1] not in ZONES


def _before_program(match: re.Match[bytes]) -> bool:
    """A machine before a program with its number, or before a word and a colon where it is plain in no language."""
    return _machine(match) and (match[2] is not None or is_unknown(match[1]))


# What follows on a word of a sentence, `10.2.1.4 moved from …`, and on no alias of a machine.
_TELLS = re.compile(rb" (?:from|to|on|is|was|at|in|for|with|and|has|via|by) ")


def _beside_address(match: re.Match[bytes]) -> bool:
    """A name behind its address, and no heading with its number: `10.2.1.4 Known issues`."""
    name = match[1].decode()
    if _TELLS.match(match.string, match.end(1)) is not None and not is_unknown(match[1]):
        return False
    return is_machine_name(match[1]) and not (name.istitle() and is_plain(name))


RULES: tuple[Rule, ...] = (
    rule("host", rb"^(?:<\d{1,3}>)?(?:\d{4} )?" + _BSD + rb"(?: [A-Z]{2,4}T)? (" + _HOST + rb")(?= {1,2}\S)", accept=_machine, group=1),
    rule("host", rb"^(?:<\d{1,3}>)?" + _ISO + rb" (" + _HOST + rb") (?=" + _TAG + rb")", accept=_machine, group=1),
    rule("host", rb"^(?:<\d{1,3}>)?" + _OTHER + rb" (" + _HOST + rb") (?=" + _TAG.replace(rb"(?:\[", rb"(\[") + rb")", accept=_before_program, group=1),
    # In other languages, `nov 21 05:01:12`, `2 févr. 05:01:12`, where a word with its number behind tells a program.
    rule("host", rb"^(?:<\d{1,3}>)?(?:" + _ABROAD + rb" {1,2}\d{1,2}|\d{1,2}\.? " + _ABROAD + rb")(?: \d{4})? \d\d:\d\d:\d\d(?:[.,]\d{1,9})? (" + _HOST + rb") (?=" + _TAG + rb"(?:\s|$))", accept=_machine, group=1),
    rule("host", rb"^<\d{1,3}>\d " + _ISO + rb" (" + _HOST + rb") \S{1,48} \S", accept=_machine, group=1),
    rule("host", rb"^\S{1,20} \d{10} \d{4}\.\d\d\.\d\d (" + _HOST + rb"(?::" + _HOST + rb")?) ", group=1),
    parts(rb"^\S{1,20} \d{10} \d{4}\.\d\d\.\d\d \S{1,254} (?:" + _BSD + rb" (?P<host>" + _HOST + rb")/(?P<host2>" + _HOST + rb") |\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d\.\d{1,6} (?P<host3>" + _HOST + rb"(?::" + _HOST + rb")?) )"),
    rule("host", rb"^\d{1,9} ([A-Za-z]{2,16}-?(?:[0-9]?[A-Z])?\d{1,5}(?:\[\d{1,5}\])?) \S{1,40} \S{1,40} \d{10} ", group=1),
    rule("host", rb"(?i)^(?:node|last login|linux|host name|hostname):? {1,30}(" + _HOST + rb") (?=\d)", accept=_machine, group=1),
    rule("host", rb"^Linux (?!version )(" + _HOST + rb") \d{1,2}\.\d{1,2}", group=1),
    rule("host", rb"^(?:\d{1,3}\.){3}\d{1,3}[ \t]{1,16}(?:" + _HOST + rb"[ \t]{1,8}){0,6}?(" + _HOST + rb")(?=\s|$)(?![ \t]{1,8}(?:[0-9a-fA-F]{2}:){5})", accept=_beside_address, group=1),
)  # fmt: skip
