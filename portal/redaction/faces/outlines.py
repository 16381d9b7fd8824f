"""The outline of a face: names that hold a number, as machines and accounts do, are one example.

A log of many machines and accounts has as many faces as these can stand together, and the rules would look
at each. What they take out whole for what stands around it they need not look at again with other letters.
So a face is first judged by its outline; where each name in that is taken out whole, its verdict stands. A
name that is not is looked at as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from portal.redaction.faces.plain_words import KEPT, LOWER, is_asked_for
from portal.redaction.faces.signs import NUMBER, PATTERN_OF_WORD, PATTERNS, SIZE_OF_WORD
from portal.redaction.findings import Span
from portal.redaction.kinds import KINDS
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.stand_ins.pseudonyms import OWN_NAME
from portal.vocabulary import DataCategory

# Small letters with a number behind one of the words: `web07-lisbon`, `olga52.example.org`, `mokafor3`.
BESIDE = bytes(sign for sign in range(256) if sign > 127 or chr(sign).isalnum() or sign in b"_/\\%+~-")  # noqa: PLR2004
_NAME = re.compile(
    rb"(?<![.%s])(?=(?:[a-z]+[.-])*[a-z]+[0-9])([a-z]+[0-9]{0,6}(?:[.-][a-z]+[0-9]{0,6})*)"
    rb"(?![%s]|\.[0-9A-Za-z])" % ((re.escape(BESIDE),) * 2)
)
_WORD = re.compile(rb"([a-z]+)([0-9]*)")
_LETTERS = PATTERNS[PATTERN_OF_WORD[LOWER]]
SIZE, DIGITS = 8, 2
_SHORT, _MOST_WORDS, _LONGEST, _MOST_NAMES = 3, 4, 64, 50_000
EXAMPLE = _LETTERS[:3]
"""What stands in each name that is an example."""

# What a name is, beside `KEPT`: an example, or one but for its ending, or but for a domain that a rule knows.
ALL, BUT_ENDING, BUT_DOMAIN = range(KEPT + 1, KEPT + 4)


class Outline(NamedTuple):
    """A face in which names are examples: `starts` and `ends` of the names in the face, and in `text`."""

    text: bytes
    starts: Sequence[int]
    ends: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]

    def carried(self, span: Span) -> Span:
        """A place in the outline, which covers each name whole or not at all, as one in the face."""
        return Span(self._came(span.start), self._came(span.end - 1) + 1, span.kind)

    def _came(self, place: int) -> int:
        at = bisect_right(self.firsts, place) - 1
        if at < 0:
            return place
        if place < self.lasts[at]:
            return self.starts[at] if place == self.firsts[at] else self.ends[at] - 1
        return place - self.lasts[at] + self.ends[at]


class Examples:
    """The examples that stand for names in an outline."""

    def __init__(self, text: bytes) -> None:
        found = [match.span() for match in _NAME.finditer(text) if EXAMPLE in match[0]]
        self.firsts = [first for first, _ in found]
        self.lasts = [last for _, last in found]

    def open_among(self, spans: Sequence[Span]) -> list[int]:
        """Where those begin that no one of these places covers whole.

        A place with a secret covers none: of a secret the rules ask how it looks.
        """
        spans = [span for span in spans if KINDS[span.kind].category is not DataCategory.CREDENTIALS]
        edges = [span.start for span in spans]
        left = []
        for first, last in zip(self.firsts, self.lasts, strict=True):
            at = bisect_right(edges, first) - 1
            if at < 0 or spans[at].end < last:
                left.append(first)
        return left

    def whole(self, span: Span) -> Span:
        """A place that covers each example whole or not at all."""
        start, end = span.start, span.end
        at = bisect_right(self.firsts, start) - 1
        if at >= 0 and start < self.lasts[at]:
            start = self.firsts[at]
        at = bisect_right(self.firsts, end - 1) - 1
        if at >= 0 and end < self.lasts[at]:
            end = self.lasts[at]
        return Span(start, end, span.kind)


class _Names(dict[bytes, int]):
    """What each name is."""

    def __missing__(self, name: bytes) -> int:
        if len(self) >= _MOST_NAMES:
            self.clear()
        made = self[name] = _code_of(name)
        return made


def _code_of(name: bytes) -> int:
    words = [word for word, _ in _WORD.findall(name)]
    if len(name) > _LONGEST or len(words) > _MOST_WORDS or OWN_NAME.search(name):
        return KEPT
    if all(len(word) < _SHORT or is_asked_for(word) for word in words) or class_of_key(name.decode()):
        return KEPT
    inner, _, ending = name.rpartition(b".")
    if not inner or not ending.isalpha():
        return ALL
    front, _, owner = inner.rpartition(b".")
    return BUT_DOMAIN if front and is_asked_for(owner) else BUT_ENDING


NAMES = _Names()


def shown(name: bytes) -> bytes:
    """What stands for a name: the name itself where a rule may ask for it."""
    code = NAMES[name]
    if code == KEPT:
        return name
    kept = b"".join(b"." + part for part in name.split(b".")[len(name.split(b".")) - (code - ALL) :])
    front = name.removesuffix(kept)
    words = _WORD.findall(front)
    if front == name and len(words) == 1:
        word, number = words[0]
        return _LETTERS[: SIZE_OF_WORD[min(len(word), len(_LETTERS))]] + PATTERNS[NUMBER][: len(number)]
    return _WORD.sub(_example, front) + kept


def _example(word: re.Match[bytes]) -> bytes:
    return _LETTERS[:SIZE] + PATTERNS[NUMBER][:DIGITS] if word[2] else _LETTERS[:SIZE]


def outline_of(face: bytes, but: Collection[int] = ()) -> Outline | None:
    """The outline of a face without the names that begin at some places; None when it is the face itself."""
    made, starts, ends, firsts, lasts = [], [], [], [], []
    place = shift = 0
    for match in _NAME.finditer(face):
        start, end = match.span()
        name = match[0]
        example = name if start in but else shown(name)
        if example == name:
            continue
        made += [face[place:start], example]
        place = end
        starts.append(start)
        ends.append(end)
        firsts.append(start + shift)
        shift += len(example) - len(name)
        lasts.append(end + shift)
    if not made:
        return None
    made.append(face[place:])
    return Outline(b"".join(made), starts, ends, firsts, lasts)
