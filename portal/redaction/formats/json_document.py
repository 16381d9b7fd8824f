"""JSON: a value is judged by its key, by the name beside it and its text; only what changed is rewritten."""

import re
from dataclasses import replace

from portal.redaction.escapes import JSON, escaped_findings
from portal.redaction.findings import Replaced
from portal.redaction.formats.json_naming import (
    TOKEN,
    Level,
    class_of_value,
    key_in_list,
    text_of,
)
from portal.redaction.formats.json_objects import Objects
from portal.redaction.formats.noted import FindEach, FindIn, Noted
from portal.redaction.rules.spared.by_look import is_measured

OVER_LINES = re.compile(
    rb"\{[ \t]*\r?\n\s*+\"(?:[^\"\\\n]|\\.)*+\"\s*+:|\[[ \t]*\r?\n\s*+(?:\{|\"(?:[^\"\\\n]|\\.)*+\"\s*+[,\]])"
    rb"|\[[ \t]*\{[ \t]*\r?\n\s*+\""
)
"""How JSON begins that goes on on the next line, as programs print it for people."""
_BLANK = re.compile(rb"[ \t\r\n]*+")
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
_AHEAD = 1024 * 1024
_LONGEST_PIECE = 128 * 1024 * 1024


class Unparsable(Exception):
    """The bytes are not what their format says, or are nested too deeply."""


def json_findings(
    document: bytes, find_each: FindEach, deepest: int = 200, objects: Objects | None = None
) -> list[Replaced]:
    """Findings of a JSON document in order; `find_each` judges decoded values with the classes of their keys.

    `objects` takes those objects that it can look at better. Several documents may stand one after the other
    where each has its lines; those of one line each are read as lines. Raises `Unparsable` when the bytes are
    no JSON or nested more deeply than `deepest`.
    """
    walk = JsonWalk(Noted(find_each), deepest, objects)
    found, place = walk.feed(document, last=True)
    if place != len(document) or (walk.documents != 1 and OVER_LINES.match(document.lstrip()) is None):
        raise Unparsable
    return found


class JsonWalk:
    """Takes one JSON document, or several in a row, as it comes, and finds in its values."""

    def __init__(self, noted: Noted, deepest: int = 200, objects: Objects | None = None) -> None:
        self._document = b""
        self._noted = noted
        self._objects = objects
        self._deepest = deepest
        self._levels: list[Level] = []
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
        while place < until and (match := TOKEN.match(piece, place)) is not None:
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
        for level in () if last else self._levels:
            level.read()  # the piece is let go
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
            unread = (self._document, place) if is_object else None
            levels.append(Level(is_object, self._path_key(), expects_key=is_object, unread=unread))
        elif sign in b"}]":
            if not levels or levels.pop().is_object != (sign == b"}"):
                raise Unparsable
        elif not levels:
            raise Unparsable
        elif sign == b",":
            levels[-1].expects_key = levels[-1].is_object
            levels[-1].at += 1
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
                level.key = key_in_list(raw, self._levels)

    def _value(self, key_class: str | None, raw: bytes, start: int) -> None:
        """What stands in quotes."""
        self._noted.note(key_class, raw, start, in_string)

    def _number(self, match: re.Match[bytes]) -> None:
        self._noted.note(self._class_of_number(), match[3], match.start(3), in_number)

    def _literal(self, match: re.Match[bytes]) -> None:
        """True, false and null say nothing."""

    def _class(self) -> str | None:
        """The class of the value now read."""
        return class_of_value(self._levels)

    def _class_of_number(self) -> str | None:
        """The class of the number now read: one that has many digits behind an address's key is one."""
        level = self._levels[-1] if self._levels else None
        if level is not None and level.is_object and _IP.search(level.key) is not None:
            return "ip_number"
        if level is not None and is_measured(level.key or level.path_key):
            return self._class() or MEASURED
        return self._class()


def in_string(raw: bytes, find: FindIn) -> list[Replaced]:
    """Findings of a string as it stands between its quotes."""
    return escaped_findings(raw, JSON, find)


def in_number(raw: bytes, find: FindIn) -> list[Replaced]:
    """A number that is claimed becomes a string, because a mark is none."""
    found = find(raw)
    if not found:
        return []
    mark = b'"' + JSON.encode(found[0].replacement) + b'"'
    return [replace(found[0], start=0, end=len(raw), replacement=mark)]
