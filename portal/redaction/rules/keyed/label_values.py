"""What the labels of forms hold: numbers of papers and telephones, names, places, days."""

# ruff: noqa: E501, RUF003 - a pattern is read as one piece; words of many languages

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.values.ends import value_at
from portal.redaction.rules.values.fitting import JUDGES
from portal.redaction.rules.values.names import is_town
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.labels import SPOKEN, Label
from portal.redaction.rules.words.lexicon import is_unknown, may_be_given
from portal.redaction.stand_ins.pseudonyms import OWN_NAME

_OPENED = re.compile(rb"[\"'`(]{1,2}")
# Letters of other scripts beside the digits of plates and papers, and the groups that such numbers have.
_ABROAD = rb"(?:[\xcd-\xdf][\x80-\xbf]|[\xe0\xe1\xe3-\xed][\x80-\xbf]{2})"
_GROUP = (
    rb"(?:" + _ABROAD + rb"{0,4}[A-Za-z]{0,8}[0-9][0-9A-Za-z]{0,29}(?:" + _ABROAD + rb"{1,2}[0-9]{0,6})?"
    rb"|" + _ABROAD + rb"{0,2}[A-Z]{1,6}(?![a-z])|" + _ABROAD + rb"{1,5}(?!" + _ABROAD + rb"))"
)  # fmt: skip
_DIVIDES = rb"(?: nr\.? | \xe2\x84\x96 ?| - |[ ./-]|\xc2\xb7)"
_NUMBER = re.compile(
    rb"(?:(?i:nr|no)\.? |n\xc2[\xb0\xba] ?|\xe2\x84\x96 ?)?(?P<number>" + _GROUP + rb"(?:" + _DIVIDES
    + rb"(?!(?:19|20)[0-9]{2}-[0-9])" + _GROUP + rb"){0,9})(?![A-Za-z0-9:\x80-\xff]|,[0-9]{2}(?![0-9]))"
)  # fmt: skip
# What something costs, and no number of a paper.
_AMOUNT = re.compile(rb"[0-9]{1,3}(?:[. ][0-9]{3}){0,3}[.,][0-9]{2}|[0-9]{1,6}\.[0-9]{2}")
_CALLED = re.compile(rb"(?P<number>[+-]?\(?[0-9](?:[ ./()-]{0,3}[0-9]){1,17})(?![0-9A-Za-z]|[.:][0-9])")
# Where a name or a town ends, if it does not fill what its label holds.
_PART = re.compile(
    rb"[,(/\[:]|\xe3\x80[\x81\x82\x90]|\xef\xbc[\x88\x8c\x9a\x9b]|\xd8\x8c|  | ?[+0-9]|(?: -|\xe2\x80[\x93\x94]) "
)
# Houses of Turkey behind a sign of their own: `Çınar Sok. No:14/3 67600 Safranbolu`.
_HOUSE = re.compile(rb"\.? (?i:no|nr) ?: ?[0-9]{1,4}[^\r\n,;:|\"<>=]{0,40}")
# What invoices put behind an address on its line.
_NEXT = re.compile(
    rb"[,;.]? (?:VAT|Due|Total|Tel|Phone|Fax|E-?[Mm]ail|Mobile|Mob|Company|Co|Reg|NIF|CIF|NIP|REGON|KRS|HRB|CVR|IBAN|Attn|P\.?IVA|C\.F|SIRET|RCS|TVA|USt)(?![a-z])"
)
# A town and a day as one: `Tempat, tanggal lahir: Pacitan, 14-06-1988`.
_AND_DAY = re.compile(rb", ?([0-9]{1,2}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,10})[-/. ][0-9]{4})(?![0-9])")
_DAY_OR_ADDRESS = re.compile(
    rb"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)[0-9]{2}|"
    rb"(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.[0-9]{1,3}){3}"
)
# Of what a thing may have one too, so that one plain word tells nothing: `Titular: cuenta`.
_NAMED = frozenset(("person", "city"))
# Plates, extensions and papers of which most are letters.
_TELEPHONES = frozenset(("phone", "extension"))
_SHORT = _TELEPHONES | {"vehicle", "health_id"}
_LEAST_DIGITS, _LEAST_OF_SHORT = 3, 2


def values_behind(line: bytes, start: int, label: Label) -> Iterator[Span]:
    """What a label holds whose value would begin here."""
    return _spoken(line, start, label) if label.told in SPOKEN else _numbers(line, start, label.told)


def _numbers(line: bytes, start: int, told: str) -> Iterator[Span]:
    opened = _OPENED.match(line, start)
    start = opened.end() if opened is not None else start
    found = (_CALLED if told in _TELEPHONES else _NUMBER).match(line, start)
    if found is not None and _is_number(found["number"], told):
        yield Span(*found.span("number"), JUDGES[told][0])


def _is_number(value: bytes, told: str) -> bool:
    """Whether a value has the digits of a paper, and is no day, no address and no stand-in."""
    digits = sum(48 <= sign <= 57 for sign in value)  # noqa: PLR2004 - the ASCII digits
    least = _LEAST_OF_SHORT if told in _SHORT else _LEAST_DIGITS
    return (
        digits >= least
        and _DAY_OR_ADDRESS.fullmatch(value) is None
        and _AMOUNT.fullmatch(value) is None
        and OWN_NAME.search(value) is None
        and not is_placeholder(value)
    )


def _spoken(line: bytes, start: int, label: Label) -> Iterator[Span]:
    """A name, a place or a day: all that the label holds, or what stands before the first sign that divides."""
    told = label.told
    for begin, end, quoted in _readings(line, start, told):
        value = line[begin:end]
        if is_placeholder(value) or OWN_NAME.search(value):
            continue
        fits = JUDGES[told][1](value, quoted) or (told == "address" and is_town(value, quoted))
        if fits and not (label.alone and told in _NAMED and _is_thing(value)):
            yield Span(begin, end, JUDGES[told][0])
            day = _AND_DAY.match(line, end) if told == "city" else None
            if day is not None:
                yield Span(*day.span(1), "date_of_birth")
            return


def _is_thing(value: bytes) -> bool:
    """Whether one word is plain in some language."""
    return b" " not in value and not is_unknown(value) and not may_be_given(value.decode("utf-8", "replace"))


def _readings(line: bytes, start: int, told: str) -> Iterator[tuple[int, int, bool]]:
    """From where to where a value goes, and whether in quotes: as a whole, then its first part."""
    start, end, quoted = value_at(line, start, "address" if told == "postal_code" else told)
    if told == "address":
        house = _HOUSE.match(line, end)
        after = _NEXT.search(line, start, end if house is None else house.end())
        yield start, (end if house is None else house.end()) if after is None else after.start(), quoted
        return
    yield start, end, quoted
    part = _PART.search(line, start + 1, end) if told != "date_of_birth" else None
    if part is not None:
        # The last word belongs to the next label: `高峯 菜津子 電話：`.
        is_next = part[0] in {b":", b"\xef\xbc\x9a"}
        stop = line.rfind(b" ", start, part.start()) if is_next else part.start()
        yield start, start + len(line[start : max(stop, start)].rstrip(b" .;")), quoted
