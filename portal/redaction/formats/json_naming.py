"""What names a value of a JSON document: its key, the name beside it, or what it lies in."""

import json
import re
from dataclasses import dataclass

from portal.redaction.rules.spared.by_key import class_that_spares
from portal.redaction.rules.words.labels import class_of_title

TOKEN = re.compile(
    rb'[ \t\r\n]*+(?:("(?:[^"\\]++|\\.)*+")|([{}\[\],:])|(-?[0-9][0-9.eE+-]*+)|(true|false|null))', re.DOTALL
)
_NAMES = frozenset(
    (
        *(b'"name"', b'"key"', b'"Name"', b'"Key"', b'"field"', b'"header"', b'"variable"', b'"attribute"'),
        *(b'"ParameterKey"', b'"parameterKey"', b'"fieldName"', b'"propertyName"', b'"attributeName"'),
    )
)
# What says of which kind a value is where nothing names it: `{"system": "phone", "value": "…"}`.
_KINDS = frozenset((b'"system"', b'"type"', b'"label"', b'"kind"', b'"property"'))
_VALUES = frozenset(
    (
        *("value", "Value", "val", "text", "content", "data", "default", "values"),
        *("ParameterValue", "parameterValue", "fieldValue", "propertyValue", "attributeValue"),
        *("old", "new", "oldValue", "newValue", "before", "after", "initial", "current"),
    )
)
# Keys that say how a value is written, and hold one that is named further out: OpenTelemetry, DynamoDB,
# MongoDB, ServiceNow, XML made JSON.
_WRITTEN = frozenset(
    (
        *("stringValue", "intValue", "doubleValue", "bytesValue", "arrayValue"),
        *("S", "N", "SS", "NS", "$numberLong", "$numberInt", "$numberDecimal", "$date"),
        *("display_value", "displayValue", "#text", "$t", "_text", "__text"),
    )
)
_HELD = _VALUES | _WRITTEN
# What somebody is told by in records of patients (FHIR): a list of numbers, each with who gave it.
_OF_PAPERS = {"identifier": "health_id"}
# What counts people: the `id` of a customer is no name, as the `name` of one is.
_COUNTED = frozenset(("id", "no", "nr", "number", "ref"))
# The programs that made a recording of a browser (HAR), which are no people.
_RECORDERS = frozenset(("creator", "browser"))
_VERSIONED = re.compile(
    rb'[ \t\r\n]*+"name"[ \t\r\n]*+:[ \t\r\n]*+"[^"\\]{1,40}"[ \t\r\n]*+,[ \t\r\n]*+"version"'
)
_COOKIES = frozenset(("cookies", "cookie", "setcookies"))
_OPTION = re.compile(rb"--?[A-Za-z][A-Za-z0-9-]{1,60}")
# Lists of titles beside the rows that they are of: `{"columns": ["host", "login"], "rows": [["…", "…"]]}`.
_TITLES = frozenset(
    ("columns", "cols", "fields", "fieldnames", "header", "headers", "columnnames", "column_names", "titles")
)
_MOST_TITLES = 1_000
_NEAR = 48
TELLING = frozenset(one[1:-1] for one in _NAMES | _KINDS)
"""The keys whose strings say what stands beside them."""


@dataclass(slots=True)
class Level:
    """One open object or array: the key that led to it, the key (or option) now read, what is told beside.

    `name` is what a value here is called, `kind` of which kind it is; an array has `begun` after a string,
    and `at` is the place in it. An object has `titles` for the rows in it.
    Few ask for names, so they are read when they are asked for: `unread` is the document and where to look.
    """

    is_object: bool
    path_key: str
    key: str = ""
    name: str = ""
    kind: str = ""
    expects_key: bool = False
    begun: bool = False
    at: int = 0
    titles: tuple[str, ...] = ()
    unread: tuple[bytes, int] | None = None

    def read(self) -> None:
        """Read the name and the kind."""
        if self.unread is not None:
            self.name, self.kind = _told_beside(*self.unread)
            self.unread = None


def is_held(key: str) -> bool:
    """Whether this key names nothing, and what it holds is named beside or further out."""
    return key in _HELD


def class_of_value(levels: list[Level]) -> str | None:
    """The class of the value now read: by its key, else the name beside it, else what it lies in."""
    if not levels:
        return None
    level = levels[-1]
    if not level.is_object:
        title = _title(levels)
        if title:
            return class_of_title(title)
        told = (class_of_title(level.key) if level.key else None) or class_of_title(level.path_key)
        # What the list lies in: `address` for `"address": [{"line": ["…"]}]`.
        around = levels[-2].path_key if len(levels) > 1 else ""
        told = told or class_of_title(f"{around} {level.path_key}")
        return "street" if told == "address" else told  # one line of an address: `["Storgata 1", "Voss"]`
    if is_held(level.key):
        return _class_of_held(levels)
    return _class_by_key(levels)


def _class_by_key(levels: list[Level]) -> str | None:
    """The class of what its own key names, with the key of the object that it lies in."""
    level = levels[-1]
    if level.key == "family" and level.path_key == "name":
        return "person"
    if level.key == "name" and level.path_key in _RECORDERS and _has_version(level):
        return None
    # The name of a client is a person's, that of a host a machine's.
    named = class_of_title(level.path_key) == "name" and level.key.lower() not in _COUNTED
    around = "" if named else level.path_key
    return class_of_title(f"{around} {level.key}") or class_that_spares(level.key)


def _has_version(level: Level) -> bool:
    """Whether the object now read begins with a name and a version, as of a program."""
    return level.unread is not None and _VERSIONED.match(*level.unread) is not None


def is_of_titles(levels: list[Level]) -> bool:
    """Whether a list of titles is read."""
    return (
        len(levels) > 1
        and levels[-2].is_object
        and not levels[-1].is_object
        and levels[-1].path_key.lower() in _TITLES
    )


def _title(levels: list[Level]) -> str:
    """The title of the column in which the value now read stands, if its list is a row."""
    if not is_listed_twice(levels) or len(levels) < 3:  # noqa: PLR2004 - a row, its list, and what holds that
        return ""
    titles, at = levels[-3].titles, levels[-1].at
    return titles[at] if at < len(titles) else ""


def _class_of_held(levels: list[Level]) -> str | None:
    """The class of what is named by the nearest name, else by its kind, else by the key of its object."""
    if levels[-1].path_key.lower() in _COOKIES and levels[-1].key in {"value", "Value"}:
        return "cookie_value"
    for level in reversed(levels):
        level.read()
        if level.name or not is_held(level.path_key):
            break
    if level.name:
        # In the headers of an answer it is a program (RFC 9110, 10.2.4), and no machine.
        of_program = level.path_key == "headers" and level.name.lower() == "server"
        return None if of_program else class_of_title(level.name)
    return class_of_title(level.kind) or class_of_title(level.path_key) or _OF_PAPERS.get(level.path_key)


def key_in_list(raw: bytes, levels: list[Level]) -> str:
    """What a string of the list now read says about the next one: an option, or a header before its value."""
    level = levels[-1]
    is_first, level.begun = not level.begun, True
    if is_of_titles(levels) and level.at < _MOST_TITLES:
        titles = levels[-2].titles[: level.at]
        levels[-2].titles = (*titles, *[""] * (level.at - len(titles)), text_of(raw))
    if _OPTION.fullmatch(raw):
        return text_of(raw).lstrip("-")
    is_header = is_first and is_listed_twice(levels)
    return text_of(raw) if is_header else ""


def is_listed_twice(levels: list[Level]) -> bool:
    """Whether a list is read that stands in a list, as headers are written: `[["Host", "…"], …]`."""
    return len(levels) > 1 and not levels[-1].is_object and not levels[-2].is_object


def _told_beside(document: bytes, place: int) -> tuple[str, str]:
    """The texts of "name" and of "type" among the first members of the object that begins here."""
    depth, key, kind = 0, b"", ""
    for _ in range(_NEAR):
        match = TOKEN.match(document, place)
        if match is None:
            break
        place = match.end()
        sign = match[2]
        if sign is not None and sign in b"{[":
            depth += 1
        elif sign is not None and sign in b"}]":
            depth -= 1
            if depth < 0:
                break
        elif match[1] is not None and depth == 0:
            if key in _NAMES:
                return text_of(match[1][1:-1]), kind
            if key in _KINDS and not kind:
                kind = text_of(match[1][1:-1])
            key = match[1] if TOKEN.match(document, place, place + 32) is not None else b""
    return "", kind


def text_of(raw: bytes) -> str:
    """What a string says, given as it stands between its quotes."""
    try:
        if b"\\" not in raw:
            return raw.decode("utf-8", "surrogatepass")
        return str(json.loads(b'"' + raw + b'"'))
    except ValueError:
        return raw.decode("utf-8", "replace")
