r"""Ends of lines and stops that a program wrote out, with a word right behind: `x\nuser=bob`.

No rule sees where such a word begins, and a face need not show the sign. In paths (`C:\new`) the same signs
are letters of names.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from portal.redaction.faces.numbers import Numbers
from portal.redaction.findings import Replaced, Span
from portal.redaction.stand_ins.own_stand_ins import nothing_left

GATE = rb"\\[nrt][0-9A-Za-z]"
"""What stands in every line that has one, in RE2's language."""
_GATE = re.compile(GATE)
_SIGN = re.compile(rb"(?<!\\)\\[nrt](?=[0-9A-Za-z])")
_PATH = re.compile(rb"(?<![A-Za-z0-9])[A-Za-z]:\\|^\\\\|\\(?![nrtbfv0'\"\\/ux])")
_WORD = re.compile(rb"\S++")


def stretches(piece: bytes) -> Iterator[tuple[int, int]]:
    """From a word with such a sign to the next quote: what stands there are lines of their own."""
    place = 0
    while (sign := _SIGN.search(piece, place)) is not None:
        word = next(one for one in _WORD.finditer(piece, place) if one.end() > sign.start())
        place = word.end()
        if _PATH.search(word[0]) is None:
            end = piece.find(b'"', place)
            place = len(piece) if end < 0 else end
            yield word.start(), place


def lines_with(content: bytes, starts: Numbers) -> set[int]:
    """The numbers of the lines that have such a stretch; `starts` is where each line begins, and the end."""
    if b"\\" not in content:
        return set()
    at = [match.start() for match in _GATE.finditer(content)]
    lines = set((np.searchsorted(starts, at, "right") - 1).tolist())
    return {one for one in lines if next(stretches(content[starts[one] : starts[one + 1]]), None) is not None}


def without_letter(piece: bytes, plain: Sequence[Replaced], inner: Sequence[Replaced]) -> list[Replaced]:
    """The findings but those that took the letter of a sign for theirs, where what stands behind is known.

    That is where it is found by itself, or a stand-in of our own.
    """
    behind = {(one.start, one.end) for one in inner}
    apart = _SIGN.sub(b"  ", piece)

    doubtful = [one for one in plain if _SIGN.match(piece, one.start - 1)] if apart != piece else []
    rests = [Span(one.start + 1, one.end, one.kind) for one in doubtful]
    own = nothing_left(apart, rests)
    wrong = {
        one.start
        for one, rest in zip(doubtful, rests, strict=True)
        if rest.start >= rest.end or rest[:2] in behind or rest in own
    }
    return [one for one in plain if one.start not in wrong]
