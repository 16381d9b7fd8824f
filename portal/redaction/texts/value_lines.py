"""Values of documents, each as the one value of a line of JSON: they are judged together, as a log is."""

import re
from collections.abc import Sequence

from portal.redaction.findings import Replaced
from portal.redaction.formats.noted import Asked
from portal.redaction.rules.words.keys import key_of
from portal.redaction.texts.object_lines import FindInObject, ObjectLines

_LONGEST, _END = 16 * 1024, b'"}'
# What stands in a string of JSON as it is.
_PLAIN = re.compile(rb'[^\x00-\x1f"\\]*+')


class ValueLines:
    """Finds in values by the class of their key."""

    def __init__(self, lines: ObjectLines, walk: FindInObject) -> None:
        """`walk` finds in a line in which something stands outside of the value."""
        self._lines = lines
        self._walk = walk

    def findings(self, asked: Sequence[Asked]) -> list[list[Replaced] | None]:
        """The findings of each value; None for one that must be looked at as it is."""
        begins = [_begin(*one) for one in asked]
        lines = [
            begin + value + _END for begin, (_, value) in zip(begins, asked, strict=True) if begin is not None
        ]
        told = iter(self._lines.told(lines, self._walk) if lines else ())
        return [
            None if begin is None or (found := next(told)) is None else _within(value, len(begin), found)
            for begin, (_, value) in zip(begins, asked, strict=True)
        ]


def _begin(key_class: str | None, value: bytes) -> bytes | None:
    """What stands before a value in its line; None where no line can hold it, or no key has its class."""
    key = key_of(key_class)
    if key is None or not value or len(value) > _LONGEST or _PLAIN.fullmatch(value) is None:
        return None
    return b'{"%s":"' % key.encode()


def _within(value: bytes, by: int, found: list[Replaced]) -> list[Replaced]:
    for one in found:
        one.start -= by
        one.end -= by
    return [one for one in found if one.start >= 0 and one.end <= len(value)]
