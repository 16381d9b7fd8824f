"""Objects inside a JSON document, each written as a line: so they are looked at together, as a log is.

Most of a large document is one list of objects that look alike.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence

from portal.redaction.findings import Replaced

_LONGEST, _ENOUGH, _DEEPEST = 16 * 1024, 256 * 1024, 3
_ONE_LINE = bytes.maketrans(b"\r\n", b"  ")

FindInLines = Callable[[Sequence[bytes]], Iterable[list[Replaced]]]
"""Gives the findings of each of some lines that are one JSON object."""


def _pattern() -> re.Pattern[bytes]:
    """An object with few levels: signs as `json_document` reads them, no end of a line in a string."""
    plain = rb'[ \t\r\n,:]++|"(?:[^"\\\r\n]++|\\[^\r\n])*+"|-?[0-9][0-9.eE+-]*+|true|false|null'
    inner = plain
    for _ in range(_DEEPEST):
        inner = rb"%s|\{(?:%s)*+\}|\[(?:%s)*+\]" % (plain, inner, inner)
    return re.compile(rb"\{(?:%s)*+\}" % inner)


_OBJECT = _pattern()


class Objects:
    """The objects of a document that are looked at as lines."""

    def __init__(self, find: FindInLines, deepest: int) -> None:
        """`deepest` is how many levels a document may have."""
        self._find = find
        self._deepest = deepest - _DEEPEST - 1
        self.base = 0
        """Where the document begins of which places are told."""
        self._lines: list[bytes] = []
        self._spans: list[tuple[int, int, int]] = []
        self._size = 0
        self._found: list[Replaced] = []

    def take(self, document: bytes, place: int, level: int, key: str) -> int:
        """The end of the object that begins here below a key, when it is taken; 0 when it must be walked."""
        match = _OBJECT.match(document, place, place + _LONGEST) if level < self._deepest else None
        if match is None:
            return 0
        # What a value is depends on the key that its object lies below.
        before, after = (b"{%s:[" % json.dumps(key).encode(), b"]}") if key else (b"", b"")
        line = b"%s%s%s" % (before, match[0].translate(_ONE_LINE), after)
        self._lines.append(line)
        start, end = self.base + place, self.base + match.end()
        self._spans.append((start, end, start - len(before)))
        self._size += len(line)
        if self._size > _ENOUGH:
            self._look()
        return match.end()

    def taken(self) -> list[Replaced]:
        """The findings in the objects since they were last taken, in their order."""
        self._look()
        found, self._found = self._found, []
        return found

    def _look(self) -> None:
        lines, spans = self._lines, self._spans
        self._lines, self._spans, self._size = [], [], 0
        for (start, end, by), own in zip(spans, self._find(lines) if lines else (), strict=True):
            for one in own:
                one.start += by
                one.end += by
                if start <= one.start and one.end <= end:  # not in the key that was written before it
                    self._found.append(one)
