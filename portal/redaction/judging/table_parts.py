"""Rows of a table, judged in parts: of few sorts are they that differ only in what stands far apart.

A row without its names and long texts says what its short cells say beside each other; a long text is
judged with the cells beside it. Names that the head of their column claims whole stand there as one example.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from portal.redaction.faces.plain_words import is_asked_for
from portal.redaction.findings import Span
from portal.redaction.formats.columns import Columns, Field
from portal.redaction.judging.plans import Planner
from portal.redaction.kinds import KINDS
from portal.redaction.rules.words.keys import class_of_key

_LONG, _MOST_NAMES = 40, 50_000
_EXAMPLE = b"qqqqqqqq52"
_NAMED = frozenset(("host", "account", "person"))
_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9_.-]{1,60}")
_WORD = re.compile(rb"[a-z]+")
_MEANING = re.compile(rb"[0-9A-Za-z\x80-\xff]")


class Part(NamedTuple):
    """A part of a row as the rules see it; each stretch of it (from, to) stands so much further on there."""

    text: bytes
    stretches: Sequence[tuple[int, int, int]]

    def came(self, row: bytes, claims: Sequence[Span]) -> Iterator[Span]:
        """Claims on the part as claims on the row, where they say something there."""
        for start, end, kind in claims:
            for first, last, by in self.stretches:
                if end <= first:
                    break
                if start >= last:
                    continue
                low, high = max(start, first) + by, min(end, last) + by
                if low < high and (high - low == end - start or _MEANING.search(row, low, high)):
                    yield Span(low, high, kind)


def parts_of(row: bytes, names: "Names") -> list[Part]:
    """The parts in which a row (without its line end) is judged; the first has all that is short."""
    cells = names.columns.fields(row)
    long = [place for place, cell in enumerate(cells) if cell.end - cell.start > _LONG]
    shown = dict.fromkeys(names.among(row, cells), _EXAMPLE)
    if not long and not shown:
        return [Part(row, ((0, len(row), 0),))]
    parts = [_part(row, cells, 0, len(row), shown | dict.fromkeys(long, b""))]
    for place in long:
        first = place - 1 if place and place - 1 not in long else place
        last = place + 1 if place + 1 < len(cells) and place + 1 not in long else place
        parts.append(_part(row, cells, cells[first].first, cells[last].last, shown))
    return parts


def _part(row: bytes, cells: Sequence[Field], start: int, end: int, shown: dict[int, bytes]) -> Part:
    """What stands between two places of a row, with something else shown for some cells."""
    made: list[bytes] = []
    stretches: list[tuple[int, int, int]] = []
    size = 0
    for place, instead in sorted(shown.items()):
        cell = cells[place]
        if start <= cell.start and cell.end <= end:
            stretches.append((size, size + cell.start - start, start - size))
            made += [row[start : cell.start], instead]
            size += cell.start - start + len(instead)
            start = cell.end
    stretches.append((size, size + end - start, start - size))
    return Part(b"".join([*made, row[start:end]]), stretches)


class Names:
    """Tells the cells that are a name and nothing else for the head of their column, and for the case."""

    def __init__(self, planner: Planner, columns: Columns) -> None:
        self._engine = planner.engine
        self._staying = planner.staying
        self.columns = columns
        self._places = [(place, one) for place, one in enumerate(columns.classes) if one in _NAMED]
        self._known: dict[tuple[str | None, bytes], bool] = {}

    def among(self, row: bytes, cells: Sequence[Field]) -> Iterator[int]:
        """Which cells of a row their head claims whole where no rule can ask for what they say."""
        for place, key_class in self._places:
            if place < len(cells):
                name = row[cells[place].start : cells[place].end]
                found = self._known.get((key_class, name))
                if found is None:
                    found = self._known[key_class, name] = self._is_name(key_class or "", name)
                if found:
                    yield place

    def _is_name(self, key_class: str, name: bytes) -> bool:
        claims = self.columns.claims_on(key_class, name)
        if not _says_nothing(name) or len(claims) != 1 or claims[0][:2] != (0, len(name)):
            return False
        kind = claims[0].kind
        words = self._engine.terms(name)
        return kind not in self._staying and all(_is_lighter(word.kind, kind) for word in words)


def _is_lighter(kind: str, other: str) -> bool:
    return kind == other or KINDS[kind].rank < KINDS[other].rank


@lru_cache(maxsize=_MOST_NAMES)
def _says_nothing(name: bytes) -> bool:
    """Whether a name is none of the words that rules ask for."""
    words = _WORD.findall(name.lower())
    return _NAME.fullmatch(name) is not None and not (
        all(map(is_asked_for, words)) or class_of_key(name.decode())
    )
