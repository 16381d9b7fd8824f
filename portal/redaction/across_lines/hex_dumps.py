"""Bytes as tools print them, in hexadecimal with their text beside: `0x0040:  5041 5353 204c  PASS L`.

What stands in the text stands in the digits too, and a value may begin on one line and end on the next. So
the bytes are read, with some of those before them, and what the rules claim there goes from both columns.
A line is such a dump where its text agrees with its digits (xxd, `hexdump -C`, `tcpdump -X`, Wireshark).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.scanning.scanner import claims_of

_HEAD = rb"^[ \t]{0,8}(?:0x)?[0-9a-fA-F]{3,8}:?[ \t]{1,3}"
_SHAPE = re.compile(_HEAD + rb"(?:[0-9a-fA-F]{2,16} {1,2}){2,32} {0,60}\|?[^\r\n]{1,40}\r?\n?$")
_HEAD_OF_ONE = re.compile(_HEAD)
_GROUP = re.compile(rb"(?:[0-9a-fA-F]{2}){1,8}(?= )")
_BLANKS = re.compile(rb" {1,2}")
_MOST, _CONTEXT = 32, 64
_SHOWN = bytes(sign if 32 <= sign < 127 else ord(".") for sign in range(256))  # noqa: PLR2004 - ASCII
"""How a tool shows each byte: a dot for what does not print."""
_WORD = re.compile(rb"[A-Za-z]{3}")
_LINES = re.compile(rb"[^\r\n\x00]+")
_KIND = "high_entropy"
"""No kind whose values the case learns, for these are parts of values; and one that no permission keeps."""


class Dumped(NamedTuple):
    """The bytes of one line: what they are, where the digits of each stand, where their text begins."""

    data: bytes
    digits: tuple[int, ...]
    text: int


class HexDump(NamedTuple):
    """A dump that goes on: the last bytes of it so far."""

    before: bytes = b""

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """What goes of this line, in both columns; a line that is none of a dump ends it."""
        dumped = _dumped(line)
        if dumped is None:
            return [], None
        whole = self.before + dumped.data
        found = _claimed(whole, len(self.before))
        return list(_spans(dumped, found)), self._replace(before=whole[-_CONTEXT:])


def begun(line: bytes) -> HexDump | None:
    """The dump of which this may be a line, by its shape alone: a face has other digits."""
    return HexDump() if _SHAPE.match(line) is not None else None


def _dumped(line: bytes) -> Dumped | None:
    """The bytes of a line, where the rest of it is their text; mostly behind the last group of digits."""
    head = _HEAD_OF_ONE.match(line)
    if head is None:
        return None
    ends, digits, place = [], list[int](), head.end()
    while (group := _GROUP.match(line, place)) and len(digits) < _MOST:
        digits += range(group.start(), group.end(), 2)
        ends.append((group.end(), len(digits)))
        blanks = _BLANKS.match(line, group.end())
        place = group.end() if blanks is None else blanks.end()
    for end, count in reversed(ends):
        data = bytes.fromhex(line[head.end() : end].decode())
        text = _text_of(line, end, data.translate(_SHOWN))
        if text is not None:
            return Dumped(data, tuple(digits[:count]), text)
    return None


def _text_of(line: bytes, end: int, shown: bytes) -> int | None:
    """Where the text of these bytes stands behind their digits, which ends here."""
    rest = line[end:].rstrip(b"\r\n")
    start = len(rest) - len(rest.lstrip(b" "))
    if rest[start : start + 1] == b"|" and rest.rstrip().endswith(b"|"):
        start += 1
    for first in chain((start,), range(max(1, start - _MOST), start)):  # the text may begin with blanks
        told, behind = rest[first : first + len(shown)], rest[first + len(shown) :]
        if len(told) == len(shown) and not behind.strip(b" |") and _agree(shown, told):
            return end + first
    return None


def _agree(shown: bytes, told: bytes) -> bool:
    """Whether a text is that of the bytes; a tool may print a dot where others print a letter."""
    return told == shown or all(one in (sign, ord(".")) for sign, one in zip(shown, told, strict=True))


def _claimed(whole: bytes, known: int) -> set[int]:
    """Which of the new bytes some rule claims, counted from the first of them."""
    return {
        place - known
        for line in _LINES.finditer(whole)
        if line.end() > known and _WORD.search(line[0])
        for span in _claims(line[0])
        for place in range(max(known, line.start() + span.start), line.start() + span.end)
    }


@lru_cache(maxsize=20_000)
def _claims(line: bytes) -> tuple[Span, ...]:
    """What the rules claim; the second pass asks again what the first asked."""
    return tuple(claims_of(line))


def _spans(dumped: Dumped, found: set[int]) -> Iterator[Span]:
    """Where claimed bytes stand, as one claim for those side by side in each column."""
    ordered = sorted(found)
    if not ordered:
        return
    breaks = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(ordered)) if b > a + 1), len(ordered)]
    for first, end in pairwise(breaks):
        one, last = ordered[first], ordered[end - 1]
        yield Span(dumped.digits[one], dumped.digits[last] + 2, _KIND)
        yield Span(dumped.text + one, dumped.text + last + 1, _KIND)
