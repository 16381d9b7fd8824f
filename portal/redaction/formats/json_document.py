"""JSON: a value is judged by its key, by the name beside it and its text; only what changed is rewritten."""

import json
import re
from dataclasses import dataclass, replace

from portal.redaction.findings import Replaced
from portal.redaction.formats.escapes import JSON, escaped_findings
from portal.redaction.formats.json_objects import Objects
from portal.redaction.formats.noted import FindEach, FindIn, Noted
from portal.redaction.rules.keys import class_of_key
from portal.redaction.rules.spared import is_measured

_TOKEN = re.compile(
    rb'[ \t\r\n]*+(?:("(?:[^"\\]++|\\.)*+")|([{}\[\],:])|(-?[0-9][0-9.eE+-]*+)|(true|false|null))', re.DOTALL
)
_BLANK = re.compile(rb"[ \t\r\n]*+")
_NAMES = frozenset(
    (b'"name"', b'"key"', b'"Name"', b'"Key"', b'"field"', b'"header"', b'"variable"', b'"attribute"')
)
# What says of which kind a value is where nothing names it: `{"system": "phone", "value": "…"}`.
_KINDS = frozenset((b'"system"', b'"type"', b'"label"', b'"kind"', b'"property"'))
_VALUES = frozenset(("value", "Value", "val", "text", "content", "data", "default", "values"))
# What somebody is told by in records of patients (FHIR): a list of numbers, each with who gave it.
_OF_PAPERS = {"identifier": "health_id"}
_OPTION = re.compile(rb"--?[A-Za-z][A-Za-z0-9-]{1,60}")
# Whose number is an address, as databases and flow records keep it (`inet_aton`).
_WHOSE = (
    "src|dst|source|dest|destination|remote|client|peer|local|server|host|gateway|nat|user|public|private"
)
_IP = re.compile(
    rf"(?i:(?:^|[_.-])ip(?:_?v?4)?(?:[_-]?addr(?:ess)?)?$|(?:^|[_.-])(?:{_WHOSE})[_-]?addr(?:ess)?$"
    rf"|(?:^|[_.-])(?:{_WHOSE})ip(?:v4)?(?:addr(?:ess)?)?$)"
)
# The class of a number that is somebody's by no rule, as its key says what was measured.
MEASURED = "measured"
_NEAR = 48
_AHEAD = 1024 * 1024
_LONGEST_PIECE = 128 * 1024 * 1024


class Unparsable(Exception):
    """The bytes are not what their format says, or are nested too deeply."""


@dataclass(slots=True)
class _Level:
    """One open object or array: the key that led to it, the key (or option) now read, the name beside."""

    is_object: bool
    path_key: str
    key: str = ""
    name: str = ""
    expects_key: bool = False


def json_findings(
    document: bytes, find_each: FindEach, deepest: int = 200, objects: Objects | None = None
) -> list[Replaced]:
    """Findings of a JSON document in order; `find_each` judges decoded values with the classes of their keys.

    `objects` takes those objects that it can look at better. Raises `Unparsable` when the bytes are no JSON
    or nested more deeply than `deepest`.
    """
    walk = JsonWalk(Noted(find_each), deepest, objects)
    found, place = walk.feed(document, last=True)
    if place != len(document) or walk.documents != 1:
        raise Unparsable
    return found


class JsonWalk:
    """Takes one JSON document, or several in a row, as it comes, and finds in its values."""

    def __init__(self, noted: Noted, deepest: int = 200, objects: Objects | None = None) -> None:
        self._document = b""
        self._noted = noted
        self._objects = objects
        self._deepest = deepest
        self._levels: list[_Level] = []
        self.documents = 0

    def feed(self, piece: bytes, *, last: bool) -> tuple[list[Replaced], int]:
        """The findings in a piece, and how far it was read: the rest comes again with what follows it.

        Raises `Unparsable` for what is no JSON, and when one value is longer than a piece may be.
        """
        place = self.read(piece, last=last)
        of_objects = [] if self._objects is None else self._objects.taken()
        return sorted([*self._noted.taken(), *of_objects], key=lambda one: one.start), place

    def read(self, piece: bytes, *, last: bool) -> int:
        """Note the values in a piece, and say how far it was read."""
        self._document, place = piece, 0
        until = len(piece) if last else len(piece) - _AHEAD
        while place < until and (match := _TOKEN.match(piece, place)) is not None:
            place = match.end()
            if not self._levels:
                self.documents += 1
            if match[1] is not None:
                self._string(match)
            elif match[2] is not None:
                place = self._taken(match) or self._sign(match[2], place)
            elif match[3] is not None:
                self._number(match)
            else:
                self._literal(match)
        if last:
            blank = _BLANK.match(piece, place)
            place = blank.end() if blank is not None else place
            if self._levels or place != len(piece):
                raise Unparsable
        elif place < until and len(piece) > _LONGEST_PIECE:
            raise Unparsable
        return place

    def _taken(self, match: re.Match[bytes]) -> int:
        """Where the object ends that begins here, when somebody else looks at it; 0 when it is walked."""
        if self._objects is None or match[2] != b"{" or not self._levels:
            return 0
        return self._objects.take(self._document, match.start(2), len(self._levels), self._path_key())

    def _sign(self, sign: bytes, place: int) -> int:
        """Take a sign that ends here; where to go on."""
        levels = self._levels
        if sign in b"{[":
            if len(levels) >= self._deepest:
                raise Unparsable
            is_object = sign == b"{"
            name = _name_beside(self._document, place) if is_object else ""
            levels.append(_Level(is_object, self._path_key(), name=name, expects_key=is_object))
        elif sign in b"}]":
            if not levels or levels.pop().is_object != (sign == b"}"):
                raise Unparsable
        elif not levels:
            raise Unparsable
        elif sign == b",":
            levels[-1].expects_key = levels[-1].is_object
        else:
            levels[-1].expects_key = False
        return place

    def _path_key(self) -> str:
        if not self._levels:
            return ""
        level = self._levels[-1]
        return level.key if level.is_object else level.path_key

    def _string(self, match: re.Match[bytes]) -> None:
        raw = match[1][1:-1]
        level = self._levels[-1] if self._levels else None
        if level is not None and level.expects_key:
            level.key = text_of(raw)
            level.expects_key = False
            self._value(None, raw, match.start(1) + 1)
        else:
            self._value(self._class(), raw, match.start(1) + 1)
            if level is not None and not level.is_object:
                level.key = text_of(raw).lstrip("-") if _OPTION.fullmatch(raw) else ""

    def _value(self, key_class: str | None, raw: bytes, start: int) -> None:
        """What stands in quotes."""
        self._noted.note(key_class, raw, start, _in_string)

    def _number(self, match: re.Match[bytes]) -> None:
        self._noted.note(self._class_of_number(), match[3], match.start(3), _in_number)

    def _literal(self, match: re.Match[bytes]) -> None:
        """True, false and null say nothing."""

    def _around(self) -> str:
        """The key of what the list now read lies in: `address` for `"address": [{"line": ["…"]}]`."""
        return self._levels[-2].path_key if len(self._levels) > 1 else ""

    def _class(self) -> str | None:
        """The class of the value now read: by its key, else the name beside it, else what it lies in."""
        if not self._levels:
            return None
        level = self._levels[-1]
        if not level.is_object:
            told = (class_of_key(level.key) if level.key else None) or class_of_key(level.path_key)
            return told or class_of_key(f"{self._around()} {level.path_key}")
        key = level.key
        if key in _VALUES:
            if level.path_key.lower() in {"cookies", "cookie", "setcookies"} and key in {"value", "Value"}:
                return "cookie_value"
            return class_of_key(level.name or level.path_key) or _OF_PAPERS.get(level.path_key)
        if key == "family" and level.path_key == "name":
            return "person"
        # The name of a client is a person's, that of a host a machine's.
        around = level.path_key if class_of_key(level.path_key) != "name" else ""
        return class_of_key(f"{around} {key}")

    def _class_of_number(self) -> str | None:
        """The class of the number now read: one that has many digits behind an address's key is one."""
        level = self._levels[-1] if self._levels else None
        if level is not None and level.is_object and _IP.search(level.key) is not None:
            return "ip_number"
        if level is not None and is_measured(level.key or level.path_key):
            return self._class() or MEASURED
        return self._class()


def _in_string(raw: bytes, find: FindIn) -> list[Replaced]:
    return escaped_findings(raw, JSON, find)


def _in_number(raw: bytes, find: FindIn) -> list[Replaced]:
    """A number that is claimed becomes a string, because a mark is none."""
    found = find(raw)
    if not found:
        return []
    mark = b'"' + JSON.encode(found[0].replacement) + b'"'
    return [replace(found[0], start=0, end=len(raw), replacement=mark)]


def _name_beside(document: bytes, place: int) -> str:
    """The text of "name" among the first members of the object that begins here, else that of "type"."""
    depth, key, kind = 0, b"", ""
    for _ in range(_NEAR):
        match = _TOKEN.match(document, place)
        if match is None:
            return kind
        place = match.end()
        sign = match[2]
        if sign is not None and sign in b"{[":
            depth += 1
        elif sign is not None and sign in b"}]":
            depth -= 1
            if depth < 0:
                return kind
        elif match[1] is not None and depth == 0:
            if key in _NAMES:
                return text_of(match[1][1:-1])
            if key in _KINDS and not kind:
                kind = text_of(match[1][1:-1])
            key = match[1] if _TOKEN.match(document, place, place + 32) is not None else b""
    return kind


def text_of(raw: bytes) -> str:
    """What a string says, given as it stands between its quotes."""
    try:
        if b"\\" not in raw:
            return raw.decode("utf-8", "surrogatepass")
        return str(json.loads(b'"' + raw + b'"'))
    except ValueError:
        return raw.decode("utf-8", "replace")
