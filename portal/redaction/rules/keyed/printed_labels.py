"""What printers of labels are told to print: names, streets, towns and numbers of parcels (ZPL, EPL, TSPL)."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values.digit_values import is_phone
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.names import is_full_name, names_house
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_family, is_given, is_plain, is_unknown, may_be_given

# A field between its marks, or in quotes behind eight numbers that say where and how it stands.
_ZPL = rb"\^F[DV]([^\^\r\n]{2,120})\^FS"
_EPL = rb"^[AB][0-9]{1,4}(?:,[0-9A-Z]{1,4}){6,7},\"([^\"\r\n]{2,120})\""
_TSPL = rb"^(?:TEXT|BARCODE|QRCODE|BLOCK) [0-9]{1,4},[^\r\n]{4,60},\"([^\"\r\n]{2,120})\"\s{0,3}$"
_PARCEL = re.compile(
    rb"(?:>[:;][A-Z0-9]?|[A-Za-z#. ]{2,16}: ?)?((?=(?:[A-Z]{0,4}[0-9]){7})[A-Z]{0,5}[0-9][0-9A-Z]{7,30})"
)
_GOODS = re.compile(
    rb"[0-9]{8}|[0-9]{12,14}|\(?01\)?[0-9]{14}.{0,40}"
)  # what all pieces have in common (GTIN)
_CODE = rb"(?:[A-Z]{1,2}[- ])?(?:[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{5}(?:-[0-9]{3,4})?|[0-9]{4}(?: ?[A-Z]{2})?|[0-9]{3} [0-9]{2}|[0-9]{6}|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[A-Z][0-9][A-Z] [0-9][A-Z][0-9])"
_WORD = rb"(?:[A-Z]|[\xc3-\xc5][\x80-\xbf])(?:[A-Za-z.'-]|[\xc3-\xc5][\x80-\xbf]){1,24}"
_WORDS = _WORD + rb"(?:[ /-](?:[a-z]{1,3} )?" + _WORD + rb"){0,4}"
_TOWN = re.compile(
    _CODE + rb"[, ]{1,3}" + _WORDS + rb"(?:,? [A-Z]{2,3})?|" + _WORDS + rb"[, ]{1,3}(?:[A-Z]{2} )?" + _CODE
)
_HOUSE = re.compile(
    rb"(?:(?:[a-z]{2,4}\.|[Cc]/|ulica|rue|via|calle|rua) ?)?"
    + _WORDS
    + rb",? (?:nr\.? |no\.? )?[0-9]{1,4}(?: ?[A-Za-z])?(?:[/-](?:[0-9]{1,4}[A-Za-z]?|[A-Za-z]))?(?:,? (?:lgh|apt|et|st|th|tv|m\.|lok\.) ?[0-9A-Za-z.]{0,6})?|[0-9]{1,4}[A-Za-z]?,? "
    + _WORDS
    + rb"|[A-Z] [A-Z][^0-9]{2,30} [0-9]{1,4}"
)
_PIECE = re.compile(rb" [0-9]/[0-9]$")  # which of several: `FRAGIL 1/2`
_UNITS = re.compile(
    rb"(?:Unit|Flat|Shed|Suite|Apt|Apartment|Floor|Block|Bldg|Lot) [0-9A-Z]{1,5},? ?"
    rb"(?:" + _WORDS + rb")?(?:, [A-Za-z0-9 ]{2,40}){0,3}"
)
_STREETS = re.compile(
    rb".{2,40}[ -]?(?:[Ss]treet|Road|Lane|Avenue|Drive|Close|Court|Crescent|Terrace|Way|Row|Hill|[Ss]tra(?:\xc3\x9f|ss)e|[Ww]eg|[Pp]latz|[Gg]asse|[Aa]llee|straat|laan|gatan|v\xc3\xa4gen|gata|vej|veien|katu|tie|ulice|utca)"
)
_TELEPHONE = re.compile(
    rb"(?i)(?:tel|cell|cel|gsm|puh|tfno|telf|tlf|phone|ph|mob|fon|t|m)\.?:? {0,2}([+0-9(][0-9 ()/.-]{6,20})"
)
_RETURNED = re.compile(
    rb"(?i)(?:if undelivered[^:]{0,24}|return(?: to)?|from|absender|exp|sender|retour|avs|odes[i\xc3\xad]latel)[.:]{1,2} ?"
)
_MOST_WORDS = 5


def _claims(text: bytes) -> Iterator[tuple[int, int, str]]:
    """What one field holds: all of it, or what stands behind a word."""
    parcel = _PARCEL.fullmatch(text)
    telephone = _TELEPHONE.fullmatch(text)
    if parcel is not None:
        if _GOODS.fullmatch(parcel[1]) is None:
            yield *parcel.span(1), "identifier"
    elif telephone is not None:
        yield *telephone.span(1), "phone"
    elif is_phone(text, False):  # noqa: FBT003 - nothing is quoted
        yield 0, len(text), "phone"
    elif _is_place(text):
        yield 0, len(text), "address"
    elif _is_somebody(text):
        yield 0, len(text), "person"
    else:
        returned = _RETURNED.match(text)
        if returned is not None and has_digit(text):
            yield returned.end(), len(text), "address"


def _is_place(text: bytes) -> bool:
    if _TOWN.fullmatch(text) is not None or names_house(text):
        return True
    if _UNITS.fullmatch(text) is not None or _STREETS.fullmatch(text) is not None:
        return True
    return _HOUSE.fullmatch(text) is not None and _PIECE.search(text) is None and _strange(text)


def _strange(text: bytes) -> bool:
    """One of the longer words is plain in no language: `Erlenstieg 17`, and no `Box 2`."""
    return any(is_unknown(word) for word in re.findall(rb"[A-Za-z\x80-\xff-]{4,}", text))


def _is_somebody(text: bytes) -> bool:
    words = text.split()
    if not 1 < len(words) <= _MOST_WORDS or has_digit(text) or any(word.lower() in COMMON for word in words):
        return False
    told = [word.decode("utf-8", "replace") for word in words]
    if not is_full_name(text, True) and not all(word.isupper() for word in told):  # noqa: FBT003
        return False
    if all(word.isupper() for word in told):
        return any(may_be_given(word.title()) or is_family(word.title()) for word in told)
    return any(map(is_given, told)) or not any(is_plain(word.lower()) for word in told)


class _Label(Rule):
    """The fields of a label."""

    def find(self, line: bytes) -> Iterator[Span]:
        """What they hold."""
        for match in self.pattern.compiled.finditer(line):
            text = match[1].strip()
            start = match.start(1) + match[1].index(text)
            if not is_placeholder(text):
                for begin, end, kind in _claims(text):
                    yield Span(start + begin, start + end, kind)


_KINDS = ((1, "address"), (1, "person"), (1, "phone"), (1, "identifier"))
RULES: tuple[Rule, ...] = (
    _Label(Expression(_ZPL), _KINDS, None, rb"\^F[DV]"),
    _Label(Expression(_EPL), _KINDS),
    _Label(Expression(_TSPL), _KINDS),
)
