"""The values of a document, told to whoever judges before a walk comes to them.

Rules look at many values together in a third of the time that one after the other takes. What is told is no
more than a hint: a value that is not told is judged when the walk is there.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from portal.redaction.formats.escapes import JSON, XML, unescape

Judge = Callable[[Iterable[bytes]], None]
Values = Callable[[bytes], Iterable[bytes]]

_STRETCH = 128 * 1024
_JSON_VALUE = re.compile(rb'"((?:[^"\\]++|\\.)*+)"|(-?[0-9][0-9.eE+-]*+)', re.DOTALL)
_XML_VALUE = re.compile(rb"=[ \t\r\n]*+\"([^\"<>]++)\"|=[ \t\r\n]*+'([^'<>]++)'|>([^<>]++)")


class Ahead:
    """Has the values of the next stretch of a document judged when a walk comes to its begin."""

    def __init__(self, values: Values, judge: Judge) -> None:
        self._values = values
        self._judge = judge
        self._until = 0

    def begin(self) -> None:
        """Another document, or another piece of one."""
        self._until = 0

    def reach(self, document: bytes, place: int) -> None:
        """The walk is here, between two values."""
        if place >= self._until:
            self._until = place + _STRETCH
            self._judge(self._values(document[place : self._until]))


def judge_nothing(values: Iterable[bytes]) -> None:
    """For whoever asks no rules."""


def json_values(text: bytes) -> Iterator[bytes]:
    """What the strings say that stand in some JSON, keys among them, and its numbers."""
    for match in _JSON_VALUE.finditer(text):
        raw = match[match.lastindex or 0]
        yield unescape(raw, JSON).text if b"\\" in raw else raw


def xml_values(text: bytes) -> Iterator[bytes]:
    """What elements and attributes say in some XML."""
    for match in _XML_VALUE.finditer(text):
        raw = match[match.lastindex or 0]
        if raw.strip():
            yield unescape(raw, XML).text if b"&" in raw else raw
