"""What an earlier run put in a text is never claimed, so that redacting twice changes nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from portal.redaction.findings import Span
from portal.redaction.stand_ins.pseudonyms import OWN_MARK, OWN_NAME

_MARKS = (b"<", b"%", b"&", b"\\", b"=3C")
# Kinds whose names have labels with dots between.
_DOTTED = frozenset(("host", "account"))
_MEANING = re.compile(rb"[0-9A-Za-z\x80-\xff]")
_CODE = re.compile(
    rb"((?:(?<![0-9A-Za-z])|(?<=[%=]40))(?:user|person|h|d)-|<[A-Z][A-Z0-9_]{1,40}-)[0-9a-f]{10}(?![0-9a-z])"
)
_MAY_BE_CODE = re.compile(rb"-[0-9a-f]{10}")
_SAME = rb"\g<1>aaaaaaaaa0"

# What also parts a key from its value: a blank that keeps a line together beside a colon, the colon of full
# width, a tab or the end of a line as syslog escapes it (`user=lab#011password=…`), and the quotes of French,
# which stand apart from what they hold.
_APART = re.compile(
    rb"(?:\xc2\xa0|\xe2\x80\xaf)(?=[:=])|(?<=[:=])(?:\xc2\xa0|\xe2\x80\xaf)|(?<=[A-Za-z0-9\"')\]])\xef\xbc\x9a"
    rb"|#01[125](?![0-9a-fA-F]{3}(?![0-9A-Za-z]))"
    rb"|\xc2\xab(?: |\xc2\xa0|\xe2\x80\xaf)(?=\S)|(?<=\S)(?: |\xc2\xa0|\xe2\x80\xaf)\xc2\xbb"
)
_MAY_BE_APART = re.compile(rb"\xc2[\xa0\xab\xbb]|\xe2\x80\xaf|\xef\xbc\x9a|#01")
_COLON, _OPENED, _CLOSED = b":  ", b"\xc2\xab", b"\xc2\xbb"

Place = tuple[int, int]
_END = itemgetter(1)


def as_rules_read(line: bytes) -> bytes:
    """A line of the same length in which all stand-ins have the same digits, and keys end as in plain text.

    Digits by lot may say anything: `h-cf5fed0274:17` would be the word for a *codice fiscale* and a number.
    """
    if _MAY_BE_APART.search(line):
        line = _APART.sub(_plain, line)
    return _CODE.sub(_SAME, line) if _MAY_BE_CODE.search(line) else line


def _plain(sign: re.Match[bytes]) -> bytes:
    if sign[0].startswith(b"\xef"):
        return _COLON
    if sign[0].startswith(_OPENED):
        return b'"'.rjust(len(sign[0]))
    return b'"'.ljust(len(sign[0])) if sign[0].endswith(_CLOSED) else b" " * len(sign[0])


def without_own(piece: bytes, claims: list[Span], signed: Sequence[Place] = ()) -> list[Span]:
    """Claims on a piece less its marks and stand-ins; `signed` are addresses and ids known to be such."""
    own = _own(piece, signed)
    if not own:
        return claims
    return [
        Span(*part, span.kind)
        for span in claims
        for part in _left(piece, own, span)
        if span.kind not in _DOTTED or not _is_label(piece, part, span)
    ]


def nothing_left(piece: bytes, claims: list[Span]) -> set[Span]:
    """The claims that marks and stand-ins cover."""
    own = _own(piece, ())
    return {span for span in claims if not any(_left(piece, own, span))}


def _is_label(piece: bytes, part: Place, claim: Span) -> bool:
    """Whether the rest of a claim is a label that an earlier run left beside its stand-in: `www.d-…`."""
    start, end = part
    behind = start > claim.start and piece[start : start + 1] == b"."
    return behind or (end < claim.end and piece[end - 1 : end] == b".")


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


def _left(piece: bytes, own: list[Place], span: Span) -> Iterator[Place]:
    """The parts of a claim before, between and behind stand-ins that say anything."""
    place, at = span.start, bisect_right(own, span.start, key=_END)
    if at == len(own) or own[at][0] >= span.end:
        yield span.start, span.end
        return
    while place < span.end:
        start, end = own[at] if at < len(own) else (span.end, span.end)
        if _MEANING.search(piece, place, min(start, span.end)):
            yield place, min(start, span.end)
        place, at = max(place, end), at + 1
