"""With which words the keys of issuers open: what is behind one may be a key, and keeps its length in a face.

Read off the patterns of the issuers, so that a new one cannot be forgotten here.
"""

import re
import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as syntax  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portal.redaction.rules.secrets.issuers import MARKED

_FEW, _MOST = 12, 64
_CLASS = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"[A-Za-z]{2,}")
# What every address begins with opens no key, and with some marks everyday words begin.
_SCHEMES, _EVERYDAY = frozenset({"http", "https"}), frozenset({"pat", "AC", "SK", "KEY"})
Beginnings = tuple[frozenset[str], bool]


class Openings(NamedTuple):
    """Words that open a key, and what those begin with that go on in one piece."""

    words: frozenset[bytes]
    begun: tuple[bytes, ...]

    def has(self, word: bytes) -> bool:
        """Whether a key opens with this word."""
        return word in self.words or word.startswith(self.begun)


def openings() -> Openings:
    """All of them; a pattern that begins with signs by lot has none."""
    whole, begun = set[bytes](), set[bytes]()
    for _, pattern in MARKED:
        if not _has_words(pattern):
            continue
        for beginning in _literal(syntax.parse(pattern))[0]:
            word = next((one for one in _WORD.finditer(beginning) if one[0] not in _SCHEMES), None)
            if word is not None and word.end() < len(beginning):
                whole.add(word[0].encode())
            elif word is not None and word[0] not in _EVERYDAY:
                begun.add(word[0].encode())
    return Openings(frozenset(whole), tuple(sorted(begun)))


def _has_words(pattern: str) -> bool:
    """Whether a pattern asks for letters of both cases, of which some may look like a word."""
    return any(signs != signs.upper() and signs != signs.lower() for signs in _CLASS.findall(pattern))


def _literal(sequence: Iterable[tuple[object, object]]) -> Beginnings:
    """The texts that a pattern can begin with, as far as they are few; and whether those are all of it."""
    made = frozenset(("",))
    for kind, value in sequence:
        step, whole = _step(kind, value)
        if step and len(made) * len(step) <= _MOST:
            made = frozenset(first + second for first in made for second in step)
        if not whole or len(made) > _MOST:
            return made, False
    return made, True


def _step(kind: object, value: object) -> Beginnings:
    if kind is kinds.LITERAL and isinstance(value, int):
        return frozenset((chr(value),)), True
    if kind is kinds.IN and isinstance(value, list):
        signs = frozenset(_signs(value))
        return (signs, True) if len(signs) <= _FEW else (frozenset(), False)
    if kind is kinds.SUBPATTERN and isinstance(value, tuple):
        return _literal(value[-1])
    if kind is kinds.BRANCH and isinstance(value, tuple):
        found = [_literal(branch) for branch in value[1]]
        return frozenset().union(*(texts for texts, _ in found)), all(whole for _, whole in found)
    if kind is kinds.MAX_REPEAT and isinstance(value, tuple) and value[:2] == (0, 1):
        texts, whole = _literal(value[2])
        return texts | {""}, whole
    return frozenset(), False


def _signs(parts: list[tuple[object, object]]) -> Iterator[str]:
    for kind, what in parts:
        if kind is kinds.LITERAL and isinstance(what, int):
            yield chr(what)
        elif kind is kinds.RANGE and isinstance(what, tuple):
            yield from map(chr, range(what[0], what[1] + 1))
        else:
            yield from map(chr, range(_FEW + 1))
