"""The words of the case in a block of lines: which of them say more than what is replaced there anyhow."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property

import numpy as np

from portal.redaction.columns.placed import columns_of
from portal.redaction.columns.plan_table import KIND_NAMES, KIND_NUMBERS
from portal.redaction.faces.numbers import Flags, Numbers
from portal.redaction.faces.quick import Columns
from portal.redaction.findings import Span
from portal.redaction.kinds import KINDS
from portal.redaction.scanning.engine import Engine
from portal.vocabulary import Treatment

_RANKS = np.array([KINDS[name].rank for name in KIND_NAMES])


class CaseWords:
    """The words in some lines (each with its end) that begin at `starts`."""

    def __init__(self, engine: Engine, content: bytes, starts: Numbers) -> None:
        self._engine = engine
        self._content = content
        self._starts = starts
        self._sought = engine.sought(content[:-1])
        self._words = self._sought[1] if self._sought else engine.terms(content[:-1])

    def of(self, number: int) -> list[Span]:
        """The words in one line."""
        start, end = int(self._starts[number]), int(self._starts[number + 1])
        found = set(self._written(number) if number in self._maybe else ())
        place = bisect_left(self._words, (start,))
        while place < len(self._words) and self._words[place].start < end:
            found.add(self._words[place])
            place += 1
        return [Span(word.start - start, word.end - start, word.kind) for word in sorted(found)]

    def apart(
        self, columns: Columns, stands_alone: Callable[[Span, int], bool]
    ) -> tuple[list[Span], list[int]]:
        """The words that stand for themselves beside what is replaced, and the lines that need a closer look.

        Left out are those in a place that is replaced as something as weighty. `stands_alone` is asked of
        a word and the number of its line.
        """
        self._find_uncovered(columns)
        words, (starts, ends, _) = self._words, columns
        if not words:
            return [], []
        first = np.array([word.start for word in words])
        last = np.array([word.end for word in words])
        rank = _RANKS[[KIND_NUMBERS[word.kind] for word in words]]
        crossed = np.zeros(len(words), dtype=np.bool_)
        crossed[1:] = last[:-1] > first[1:]
        crossed[:-1] |= crossed[1:]
        covered = _covered(columns, (first, last, rank))
        if len(starts):
            before = np.searchsorted(starts, first, "right") - 1
            after = np.minimum(before + 1, len(starts) - 1)
            known = before >= 0
            crossed |= (known & (ends[before] > first)) | ((starts[after] >= first) & (starts[after] < last))
        free, close = [], []
        lines = (np.searchsorted(self._starts, first, "right") - 1).tolist()
        for at in np.flatnonzero(~covered).tolist():
            if crossed[at] or not stands_alone(words[at], lines[at]):
                close.append(lines[at])
            elif self._engine.treatments[KINDS[words[at].kind].category] is not Treatment.KEEP:
                free.append(words[at])
        return free, close

    def _find_uncovered(self, columns: Columns) -> None:
        """Look closer for words in lines where one may stand outside of what is replaced."""
        if self._sought is None or not len(self._sought[0]):
            return
        first, last, rank = self._sought[0].T
        first = first[~_covered(columns, (first, last, rank))]
        lines = np.unique(np.searchsorted(self._starts, first, "right") - 1)
        if len(lines):
            found = [word for number in lines.tolist() for word in self._written(number)]
            self._words = sorted([*found, *self._words])

    @cached_property
    def _maybe(self) -> frozenset[int]:
        """The lines in which words may stand as they are written, where the kernel has told."""
        firsts = self._sought[0].T[0] if self._sought is not None else ()
        return frozenset((np.searchsorted(self._starts, firsts, "right") - 1).tolist())

    def _written(self, number: int) -> list[Span]:
        """The words as they are written in one line."""
        start, end = int(self._starts[number]), int(self._starts[number + 1]) - 1
        return [word.moved(start) for word in self._engine.written(self._content[start:end])]


def with_words(columns: Columns, words: list[Span]) -> Columns:
    """Places to replace (from, to, number of the kind) and words between them, ascending."""
    starts, ends, kinds = map(np.concatenate, zip(columns, columns_of(words), strict=True))
    order = np.argsort(starts, kind="stable")
    return starts[order], ends[order], kinds[order]


def _covered(columns: Columns, words: tuple[Numbers, Numbers, Numbers]) -> Flags:
    """Which words (from, to, rank) lie in a place that is replaced as something as weighty."""
    (starts, ends, kinds), (first, last, rank) = columns, words
    if not len(starts):
        return np.zeros(len(first), dtype=np.bool_)
    before = np.searchsorted(starts, first, "right") - 1
    found: Flags = (before >= 0) & (ends[before] >= last) & (_RANKS[kinds[before]] >= rank)
    return found
