"""Whether the value of a key is the name of a person or of a town."""

import re

from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import (
    is_family,
    is_given,
    is_of_things,
    is_plain,
    is_thing,
    may_be_given,
)
from portal.redaction.rules.words.nobody import names_nobody, names_team
from portal.redaction.rules.words.other_letters import (
    ABROAD,
    CASELESS,
    is_name_in_other_letters,
    is_town_in_other_letters,
)

_PARTICLE = (
    rb"(?:van|von|de|der|den|del|della|da|di|do|dos|das|du|des|la|le|al|el|bin|ibn|abu|ten|ter|zu|vom"
    rb"|und zu|y|e|ap|ab|ferch|st\.|'[st])"
)
# Written onto the name that follows: `al-Masri`, `d'Arcy`.
_ARTICLE = rb"(?:(?:al|el|ad|ar|as|ash|an|at|az|ibn|ben|bin|abu)-|d'|l')?"
_CAPITAL = rb"[A-Z\xc3-\xc5\xc8]"
_NAME = re.compile(
    rb"(?:(?:pani|pan|mgr|dr|prof|hr|fru)\.? )?(?:"  # written small in some languages
    + _PARTICLE
    + rb" ){0,3}(?:"
    + _ARTICLE
    + _CAPITAL
    + rb"[A-Za-z\x80-\xff.'\xe2\x80\x99-]{0,30},? (?:"
    + _PARTICLE
    + rb" ){0,3}){0,4}"
    + _ARTICLE
    + _CAPITAL
    + rb"(?:[A-Za-z\x80-\xff.'-]{1,30}|(?<=, [A-Z]))"
)
# A first or a family name that may be a plain word, and what stands where nobody wrote one.
_HALF = re.compile(rb"[A-Z][a-z]{1,20}(?:[ -][A-Z][a-z]{1,20}){0,2}")
_NO_HALF = frozenset(
    b"name first last unknown none null test user string text required empty missing invalid optional any "
    b"object integer varchar char str".split()
)
_ABROAD = re.compile(ABROAD + rb"|" + CASELESS)
_TITLE = re.compile(rb"(?:Herr|Frau|Mr|Mrs|Ms|Miss|Dr|Prof|Ing|Dipl|Sr|Sra|Mme|Mlle|M)\.? (?=[A-Z\xc3-\xc5])")
# What tells a father and a son of one name apart.
_BORNE_ON = re.compile(rb",? (?:jun|sen|jr|sr|Jr|Sr|jun\xc3\xadn|filho|neto|II|III)\.?$")
# An initial behind a whole name, `OSGATHORPE BARNABY J`.
_LETTER_BEHIND = re.compile(rb"(?<=[A-Za-z\x80-\xff]) [A-Z]\.?$")
_MOST_WORDS = 3
_LETTER_ALONE = re.compile(rb"(?:[A-Z]|[\xc3-\xc5\xc8][\x80-\xbf])\.?(?:-[A-Z]\.)?,?")
_SMALL_PART = re.compile(_PARTICLE)
_SITE = re.compile(rb"[A-Za-z0-9-]{2,40}\.(?:com|net|org|io|app|dev|cloud|ai)")
_LEAST_CAPITALS, _LONGEST_SHORT = 3, 4
# What is put before the name of an older place, and what tells two places of one name apart.
_NEWER = re.compile(
    rb"(?:New|Old|East|West|North|South|Port|Lake|Great|Little|Upper|Lower|Saint|Sankt|Fort|Mount|Bad) (?="
    + _CAPITAL
    + rb")"
)
_OF_A_STATE = re.compile(rb" (?:\([A-Z]{2}\)|[A-Z]{2})$")
_AT_SOMETHING = re.compile(
    rb" (?:am|an der|im|in|in der|los|ob der|ob|pod|nad|v|sur|sous|upon|on|under|op|aan|aan de|aan den) .*"
)
_CODE_BEFORE = re.compile(
    rb"(?:[A-Z]{1,2}-)?"
    rb"(?:[0-9]{4,5}|[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{3} [0-9]{2}|[0-9]{4} ?[A-Z]{2})"
    rb" (?=[A-Z\xc3-\xc5])"
)
_KIND_OF_STREET = re.compile(
    rb"^(?:rue|avenue|boulevard|chemin|place|impasse|quai|via|viale|piazza|calle|rua|ul\.|pl\.|al\.|plac) "
    rb"(?:d'|l')?"
)
_NUMBERED = re.compile(rb"[0-9]{1,5} ?[A-Za-z]?")
# Streets and houses of Britain by the word that they end in.
_OF_ENGLAND = re.compile(
    rb"(?:The |Old )?(?:[A-Z][a-z'-]{1,20} ){1,3}(?:Lane|Road|Street|Close|Drive|Avenue|Green|Row|Hill|Way|"
    rb"Walk|Brow|Loke|Court|House|Cottage|Barn|Farm|Lodge|Hall|Mill|Chapel|Rectory|Vicarage|Bungalow|Croft|"
    rb"Grange|Manor|Villa|Bank|End|View|Terrace|Place|Gardens|Mews)|The (?:Old )?[A-Z][a-z]{3,16}"
)
# A house that has a name and no number: `The Old Rectory, Church Lane`, `Lieu-dit Kerloch`.
_NAMED_HOUSE = re.compile(
    rb"[Ll]ieu-?dit "
    + _CAPITAL
    + rb".*|(?:"
    + _CAPITAL
    + rb"[a-z\x80-\xff'-]{1,20} ?){1,4}, (?:"
    + _CAPITAL
    + rb"[a-z'-]{1,20} ){1,2}(?:Lane|Road|Street|Close|Drive|Avenue|Green|Row|Hill|Way|Walk)"
)


def is_name(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001 - all judges have one signature
    """Whether a value is a name, where its key names a person."""
    if not value.isascii() and is_name_in_other_letters(value):
        return True
    value = b" ".join(_BORNE_ON.sub(b"", _TITLE.sub(b"", value, count=1)).split())
    if _SITE.fullmatch(value) is not None:
        return False  # an app that many call by its address: `Salesforce.com`
    if _is_known_in_full(value):
        return True
    value = _LETTER_BEHIND.sub(b"", value)
    told = _NAME.fullmatch(value) is not None and (_is_name_besides(value) or not names_nobody(value))
    return told and not (value.isalpha() and is_thing([value]))  # `FileOutputCommitter: Saved`


def _is_known_in_full(value: bytes) -> bool:
    """Whether a first name that is nothing else stands before or behind a word for things: `Pedro Sales`."""
    family, comma, first = value.partition(b", ")
    words = (first + b" " + family if comma else value).split()
    return len(words) > 1 and _begins_as_name(words) and is_full_name(b" ".join(words), quoted=True)


def is_half_name(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    """Whether a value is a first or a family name where its key asks for one: `Holder`, and no `String`."""
    return is_name(value, quoted) or (
        quoted and _HALF.fullmatch(value) is not None and value.lower() not in _NO_HALF
    )


def _is_name_besides(value: bytes) -> bool:
    """Whether one word is a name besides what it says to programs: `Mark`, `Grant`, `Line`."""
    word = value.decode("utf-8", "replace")
    return word.istitle() and (may_be_given(word) or is_family(word))


def is_full_name(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is a name of several words, where its key names things as often."""
    value = _TITLE.sub(b"", value, count=1)
    words = value.split()
    if b" " in value and _ABROAD.fullmatch(value) is not None:
        return True
    bearing = [
        word for word in words if not _LETTER_ALONE.fullmatch(word) and not _SMALL_PART.fullmatch(word)
    ]
    return (
        len(words) > 1
        and 0 < len(bearing) <= _MOST_WORDS
        and not is_thing(words)
        and not _are_things(bearing)
        and not names_team(value)
        and _NAME.fullmatch(value) is not None
        and (_begins_as_name(bearing) or not any(word.lower().strip(b",.") in COMMON for word in bearing))
        and _is_spelled_as_name(bearing)
    )


def _are_things(words: list[bytes]) -> bool:
    """Whether all words name things: `Bereitschaft Labor`."""
    told = [word.decode("utf-8", "replace").strip(",.") for word in words]
    return all(is_of_things(word) and not _is_known(word) for word in told)


def _begins_as_name(words: list[bytes]) -> bool:
    """Whether the first of some words is a first name and nothing else: `Rhys Power`."""
    return not words[0].isupper() and is_given(words[0].decode("utf-8", "replace"))


def _is_spelled_as_name(words: list[bytes]) -> bool:
    """Whether words in capitals are family names beside a first name, `Nathalie MAHÉ`, and no `Dell EMC`.

    Where nobody knows the first name, the other words may be no plain ones: `Adelbert KRANZ`; and where
    all are in capitals, one is a name that many bear: `LOEK WILSON`.
    """
    told = [word.decode("utf-8", "replace").strip(",.") for word in words]
    capital, others = ([one for one in told if one.isupper() is upper] for upper in (True, False))
    if not capital:
        return True
    if any(len(part) < _LEAST_CAPITALS for word in capital for part in word.split("-")):
        return False
    if not others:
        return len(told) > 1 and not any(map(is_plain, told)) and any(map(_is_known, told))
    long = all(len(word) > _LONGEST_SHORT or is_family(word) for word in capital)
    return any(map(is_given, others)) or (long and not any(map(is_plain, told)))


def _is_known(word: str) -> bool:
    return may_be_given(word) or is_family(word)


def names_somebody(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    """Whether a full name begins as one, where its key names things more often: `driver_name`."""
    begins = _LETTER_ALONE.match(value.split(b" ", 1)[0]) or _begins_as_name(value.split()[:1])
    return (bool(begins) or not value.isascii()) and is_full_name(value, quoted)


def is_town(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    """Whether a value is the name of a place, `New Ashley`, `Zell am See`, `Godet (SZ)`."""
    if not value.isascii() and is_town_in_other_letters(value):
        return True
    value = _CODE_BEFORE.sub(b"", value)
    bare = _AT_SOMETHING.sub(b"", _NEWER.sub(b"", _OF_A_STATE.sub(b"", value)))
    return is_name(value, quoted) or is_name(bare, quoted)  # `Fort Worth` is no `worth`


def is_house(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001 - all judges have one signature
    """Whether a value is the number of a house or its name, `12a`, `Pear Tree House`."""
    return _NUMBERED.fullmatch(value) is not None or _OF_ENGLAND.fullmatch(value) is not None


def names_street(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    """Whether a value is a street without a number, `Hauptstrasse`, `rue de Hervé`, `Mill Lane`."""
    if _OF_ENGLAND.fullmatch(value) is not None:
        return True
    return is_name(_KIND_OF_STREET.sub(b"", value), quoted)


def names_house(value: bytes) -> bool:
    """Whether a value is a house with a name of its own, where its key says that it is an address."""
    return _NAMED_HOUSE.fullmatch(value) is not None
