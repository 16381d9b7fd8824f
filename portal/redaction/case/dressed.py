r"""Words in other dress: what runs of hexadecimal digits and of base64 say, wherever they stand in a text.

A password that the case knows may come again as `68756e74657232`, `\x68\x75\x6e`, `68:75:6e`, or in base64 of
something that is no text and that nobody opens. Every run is read as bytes, and the words of the case are
looked for in what it says. Text behind base64 and other escapes is redacted elsewhere (`layers`).
"""

import base64
import re
import string
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from portal.redaction.base64_text import RUN, is_readable
from portal.redaction.findings import Span
from portal.redaction.gates.gate import locate

LEAST_WORD = 6
LEAST_RUN = 11  # signs of base64 for eight bytes
_FEW = 4096  # so few signs are looked at one run after the other
# Six signs of ASCII or more; a byte of nothing may stand behind each (UTF-16).
_HEX = rb"[2-7][0-9A-Fa-f](?:00)?(?:(?:\\x|[ :,-])?[2-7][0-9A-Fa-f](?:00)?){5}"
_HEX_RUN = re.compile(rb"[0-9A-Fa-f]{2}(?:(?:\\x|0x|[ :,-])?[0-9A-Fa-f]{2})*+")
_BETWEEN = re.compile(rb"\\x|0x|[^0-9A-Fa-f]")
_DIGITS = frozenset(b"0123456789abcdefABCDEF")
_ONE_DIGIT = frozenset(bytes([one]) for one in _DIGITS)
_MAY_BE_PACKED = re.compile(rb"[A-Za-z0-9+/_-]{%d,}+" % LEAST_RUN)
_MIXED = re.compile(rb"(?=[^a-z]*+[a-z])[^A-Z]*+[A-Z]")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_SMALL, _LARGE, _OTHER, _BOTH = 1, 2, 4, 3
_IN_CLASSES = {_SMALL: string.ascii_lowercase, _LARGE: string.ascii_uppercase, _OTHER: string.digits + "+/_-"}
_CLASSES = bytes(
    next((which for which, signs in _IN_CLASSES.items() if chr(sign) in signs), 0) for sign in range(256)
)

Find = Callable[[bytes], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class _Said:
    """What some runs say, one after the other: from and to in the text, from and to in `content`."""

    starts: Sequence[int]
    ends: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]
    content: bytes


_NOTHING = _Said((), (), (), (), b"")


def dressed(text: bytes, find: Find) -> list[Span]:
    """The runs of a text in which `find` finds a word of six letters or more, ascending and apart.

    Each bears the kind of the first word in it.
    """
    found: dict[tuple[int, int], str] = {}
    for said in (_hexadecimal(text), _packed(text)):
        for span in find(said.content) if said.content else ():
            run = bisect_right(said.firsts, span.start) - 1
            start, end = said.starts[run], said.ends[run]
            long = span.end - span.start >= LEAST_WORD and span.end <= said.lasts[run]
            if long and not _is_opened(text, start):
                found.setdefault((start, end), span.kind)
    return list(_apart(found))


def _is_opened(text: bytes, start: int) -> bool:
    """Whether what begins here is a text with a structure in base64, which is redacted and packed again."""
    run = RUN.match(text, start)
    return run is not None and is_readable(run[0])


def _apart(found: dict[tuple[int, int], str]) -> Iterator[Span]:
    covered = 0
    for (start, end), kind in sorted(found.items()):
        if end > covered:
            yield Span(max(start, covered), end, kind)
            covered = end


def _hexadecimal(text: bytes) -> _Said:
    """Runs that may say text. Which two digits belong together is not known, so each is read in both ways."""
    runs: list[tuple[int, int, int, int]] = []
    said: list[bytes] = []
    size, done = 0, 0
    for place in locate(_HEX, text):
        if place < done:
            continue
        first = place
        while first > done and text[first - 1] in _DIGITS:
            first -= 1
        for start in (first, first + 1):
            run = _HEX_RUN.match(text, start)
            if run is None:
                continue
            content = bytes.fromhex(_BETWEEN.sub(b"", run[0]).decode()).replace(b"\x00", b"")
            end = run.end() + (text[run.end() : run.end() + 1] in _ONE_DIGIT)
            runs.append((first, end, size, size + len(content)))
            said.append(content)
            size += len(content) + 1
            done = max(done, end)
    starts, ends, firsts, lasts = zip(*runs, strict=True) if runs else ((), (), (), ())
    return _Said(starts, ends, firsts, lasts, b"\n".join(said))


def _packed(text: bytes) -> _Said:
    """Runs of base64 with small and large letters; what they say stands apart, with nothing between."""
    runs = _runs_in_few(text) if len(text) <= _FEW else _runs_in_many(text)
    if not runs:
        return _NOTHING
    padded = [text[start:end] + b"A" * (-(end - start) % 4 + 4) for start, end in runs]
    edges = [0, *accumulate(len(one) // 4 * 3 for one in padded)]
    said = base64.b64decode(b"".join(padded).translate(_URL_SAFE))
    starts, ends = zip(*runs, strict=True)
    return _Said(starts, ends, edges[:-1], edges[1:], said)


def _runs_in_few(text: bytes) -> list[tuple[int, int]]:
    """Where such runs begin and end in a value or a line: arrays take longer to make than these to read."""
    return [match.span() for match in _MAY_BE_PACKED.finditer(text) if _MIXED.match(match[0])]


def _runs_in_many(text: bytes) -> list[tuple[int, int]]:
    """The same in many lines."""
    classes = np.frombuffer(b"\0" + text.translate(_CLASSES) + b"\0", dtype=np.uint8)
    inside = classes != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    long = np.flatnonzero(edges[1::2] - edges[::2] >= LEAST_RUN)
    if not len(long):
        return []
    both = np.stack((edges[2 * long], edges[2 * long + 1]))
    mixed = np.bitwise_or.reduceat(classes, both.T.reshape(-1))[::2] & _BOTH == _BOTH
    starts, ends = (both[:, mixed] - 1).tolist()
    return list(zip(starts, ends, strict=True))
