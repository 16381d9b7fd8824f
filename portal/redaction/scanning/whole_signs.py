"""Claims that cut no sign of UTF-8 apart: patterns of bytes may begin or end within one."""

from collections.abc import Iterable

from portal.redaction.findings import Span

_FIRST, _INNER = 0xC0, 0x80
_LONGEST = 4


def with_whole_signs(line: bytes, claims: Iterable[Span]) -> list[Span]:
    """Claims on a line, each with the signs whole that it holds in part."""
    return [Span(_first(line, span.start), _end(line, span.end), span.kind) for span in claims]


def _first(line: bytes, place: int) -> int:
    """Where the sign begins that this byte belongs to; the byte itself where that is no UTF-8."""
    for at in range(place, max(place - _LONGEST, -1), -1):
        if line[at] >= _FIRST:
            return at
        if line[at] < _INNER:
            break
    return place


def _end(line: bytes, place: int) -> int:
    """Where the sign ends whose bytes stand on both sides of this place, or the place itself."""
    if place >= len(line) or not _INNER <= line[place] < _FIRST or _first(line, place) == place:
        return place
    end = place
    while end < len(line) and _INNER <= line[end] < _FIRST:
        end += 1
    return end
