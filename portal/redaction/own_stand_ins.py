"""What an earlier run put in a text is never claimed, so that redacting twice changes nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from portal.redaction.findings import Span
from portal.redaction.pseudonyms import OWN_MARK, OWN_NAME

_MARKS = (b"<", b"%", b"&", b"\\", b"=3C")
_MEANING = re.compile(rb"[0-9A-Za-z\x80-\xff]")
_CODE = re.compile(
    rb"((?:(?<![0-9A-Za-z])|(?<=[%=]40))(?:user|person|h|d)-|<[A-Z][A-Z0-9_]{1,40}-)[0-9a-f]{10}(?![0-9a-z])"
)
_MAY_BE_CODE = re.compile(rb"-[0-9a-f]{10}")
_SAME = rb"\g<1>aaaaaaaaa0"

Place = tuple[int, int]


def as_rules_read(line: bytes) -> bytes:
    """A line of the same length in which all stand-ins have the same digits.

    Digits by lot may say anything: `h-cf5fed0274:17` would be the word for a *codice fiscale* and a number.
    """
    return _CODE.sub(_SAME, line) if _MAY_BE_CODE.search(line) else line


def without_own(piece: bytes, claims: list[Span], signed: Sequence[Place] = ()) -> list[Span]:
    """Claims on a piece less its marks and stand-ins; `signed` are addresses and ids known to be such."""
    own = _own(piece, signed)
    if not own:
        return claims
    ends = [end for _, end in own]
    return [
        Span(start, end, span.kind)
        for span in claims
        for start, end in _left(own, bisect_right(ends, span.start), span)
        if (start, end) == span[:2] or _MEANING.search(piece, start, end)
    ]


def _own(piece: bytes, signed: Sequence[Place]) -> list[Place]:
    """Where stand-ins stand, ascending and apart."""
    own = list(signed)
    if any(sign in piece for sign in _MARKS):
        own += [match.span() for match in OWN_MARK.finditer(piece)]
    if b"-" in piece:
        own += [match.span() for match in OWN_NAME.finditer(piece)]
    apart: list[Place] = []
    for start, end in sorted(own):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _left(own: list[Place], at: int, span: Span) -> Iterator[Place]:
    """The parts of a claim before, between and behind stand-ins; `at` is the first that it may touch."""
    place = span.start
    while at < len(own) and own[at][0] < span.end:
        if place < own[at][0]:
            yield place, own[at][0]
        place, at = own[at][1], at + 1
    if place < span.end:
        yield place, span.end
