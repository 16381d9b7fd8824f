"""What names a value of an XML or HTML document: its element, an attribute, or the name beside it."""

import re
from functools import lru_cache

from portal.redaction.formats.html_cells import is_of_table
from portal.redaction.rules.numbers.trades import OF_CARDS
from portal.redaction.rules.words.keys import class_of_key, key_of
from portal.redaction.rules.words.labels import class_of_title

NAMING = frozenset((b"name", b"key", b"id", b"property", b"Name", b"Key", b"N"))
# What an attribute of SAML is called where its name is a number, in the words of directories (RFC 4519).
FRIENDLY = b"FriendlyName"
_OF_DIRECTORIES = {b"sn": b"surname", b"cn": b"commonname", b"l": b"city"}
# `<Contact type="mobile">`: of which kind a value is that nothing names.
_KINDS = frozenset((b"type", b"Type", b"kind", b"system"))
_TOLD_BY_KIND = frozenset(("phone", "email"))
# Elements that hold what the element around them names, or the `name` or `key` before them (Hadoop, Java).
_HOLDERS = frozenset(
    (
        b"value",
        b"val",
        b"string",
        b"text",
        b"content",
        b"data",
        b"attributevalue",
        b"param-value",
        b"env-entry-value",
    )
)
TELLERS = frozenset((b"name", b"key", b"property", b"propertyname", b"param-name", b"env-entry-name"))
VOID = frozenset(
    (b"br", b"hr", b"img", b"input", b"meta", b"link", b"area", b"base", b"col", b"source", b"wbr")
)
# A message about cards as tracers print it, whose fields have numbers for names.
ABOUT_CARDS = b"isomsg"
_MOST_NAMES = 4096


def naming_of(attributes: list[re.Match[bytes]]) -> bytes:
    """What one attribute says of the value beside it, as the type of a form's field does of passwords."""
    said = [(one[1], one[one.lastindex or 0]) for one in attributes]
    if any(name.lower() == b"type" and value.lower() == b"password" for name, value in said):
        return b"password"
    kinds = (value for name, value in said if name in _KINDS and class_of_key(plain(value)) in _TOLD_BY_KIND)
    names = [_OF_DIRECTORIES.get(value, value) for name, value in said if name == FRIENDLY]
    names += [value for name, value in said if name in NAMING]
    return next(iter(names), b"") or next(kinds, b"")


@lru_cache(maxsize=_MOST_NAMES)
def holds(name: bytes) -> bool:
    """Whether an element of this name holds what something around or before it names."""
    return local(name) in _HOLDERS


@lru_cache(maxsize=_MOST_NAMES)
def stands_alone(name: bytes) -> bool:
    """Whether an element of this name says nothing of others, and is named by nothing but its place."""
    small = local(name)
    return not (holds(name) or small in TELLERS or small in VOID or is_of_table(small))


def local(name: bytes) -> bytes:
    """A name without its prefix, in small letters."""
    return name.rpartition(b":")[2].lower()


@lru_cache(maxsize=_MOST_NAMES)
def plain(key: bytes) -> str:
    """A name without its prefix."""
    return key.rpartition(b":")[2].decode("utf-8", "replace")


@lru_cache(maxsize=_MOST_NAMES)
def within(around: bytes, element: bytes) -> str:
    """What an element is called, with the one around it where that says more: `<Customer><First>`."""
    name = plain(element)
    if class_of_title(name) in {None, "name"} and around:
        together = f"{plain(around)} {name}"
        if class_of_title(together) is not None:
            return together
    return name


def field_of_cards(number: str) -> str:
    """A key that says of a field of a message about cards what its number says (ISO 8583)."""
    return key_of(next((kind for kind, numbers in OF_CARDS.items() if number in numbers), None)) or number
