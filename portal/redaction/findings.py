"""What was taken out of one text."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from portal.vocabulary import DataCategory, Treatment


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing taken out: where it stood (characters of the original), what it was, what stands there."""

    start: int
    end: int
    kind: str
    category: DataCategory
    treatment: Treatment
    replacement: str


@dataclass(frozen=True, slots=True)
class RedactedText:
    """A text that may leave, and what was taken out of it, in the order of the original."""

    text: str
    findings: tuple[Finding, ...]


# Sees a changed line: member, line number, before, after, findings.
Observer = Callable[[str, int, str, str, Sequence[Finding]], None]


Words = tuple[tuple[str, str], ...]
"""Kinds and originals behind an encoding."""


class Span(NamedTuple):
    """A place in a piece of bytes that a rule claims, before it is decided what happens to it."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Replaced:
    """A claimed place with its decision; offsets are bytes of the original piece.

    There are very many of them, and a frozen one takes three times as long to make.

    `words` are kinds and originals behind an encoding, where the place itself shows none of them.
    """

    start: int
    end: int
    kind: str
    category: DataCategory
    treatment: Treatment
    replacement: bytes
    words: Words = ()


Decision = tuple[DataCategory, Treatment, bytes]


class Placed(Sequence[Replaced]):
    """Findings of many lines as columns, in order: one becomes a `Replaced` when it is looked at alone."""

    __slots__ = ("base", "decisions", "ends", "kinds", "starts")

    def __init__(
        self,
        starts: list[int],
        ends: list[int],
        kinds: list[str],
        decisions: list[Decision],
        base: int = 0,
    ) -> None:
        """Columns of equal length; the text of the findings begins at `base`."""
        self.starts = starts
        self.ends = ends
        self.kinds = kinds
        self.decisions = decisions
        self.base = base

    def __len__(self) -> int:
        """How many findings there are."""
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> Replaced: ...
    @overload
    def __getitem__(self, place: slice) -> list[Replaced]: ...
    def __getitem__(self, place: int | slice) -> Replaced | list[Replaced]:
        """One finding, or some."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        base, decision = self.base, self.decisions[place]
        return Replaced(self.starts[place] - base, self.ends[place] - base, self.kinds[place], *decision)

    def __iter__(self) -> Iterator[Replaced]:
        """All findings."""
        return map(self.__getitem__, range(len(self.starts)))

    def between(self, start: int, end: int) -> "Placed":
        """The findings of a part of the text."""
        if start <= self.base and (not self.starts or self.starts[-1] < end):
            return self
        part = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        return Placed(self.starts[part], self.ends[part], self.kinds[part], self.decisions[part], start)

    def applied(self, text: bytes) -> bytes:
        """The text with every finding replaced."""
        if not self.starts:
            return text
        first, last = self.base, self.base + len(text)
        starts, ends = self.starts, self.ends
        if first:
            starts, ends = [start - first for start in starts], [end - first for end in ends]
        made = [b""] * (2 * len(starts) + 1)
        made[::2] = [text[end:start] for end, start in zip([0, *ends], [*starts, last], strict=True)]
        made[1::2] = [replacement for _, _, replacement in self.decisions]
        return b"".join(made)

    def instead(self, parts: Iterable[tuple[int, int, list[Replaced]]]) -> "Placed":
        """These findings, but in some parts of the text (begin, end, ascending) others."""
        made, place = Placed([], [], [], [], self.base), 0
        for start, end, found in parts:
            made._take(self, place, bisect_left(self.starts, start))
            made.starts += [one.start for one in found]
            made.ends += [one.end for one in found]
            made.kinds += [one.kind for one in found]
            made.decisions += [(one.category, one.treatment, one.replacement) for one in found]
            place = bisect_left(self.starts, end)
        made._take(self, place, len(self.starts))
        return made

    def _take(self, other: "Placed", first: int, end: int) -> None:
        self.starts += other.starts[first:end]
        self.ends += other.ends[first:end]
        self.kinds += other.kinds[first:end]
        self.decisions += other.decisions[first:end]


def kinds_of(found: Sequence[Replaced]) -> Iterable[str]:
    """The kinds of findings, one for each."""
    return found.kinds if isinstance(found, Placed) else (one.kind for one in found)


def places_of(found: Sequence[Replaced]) -> Iterable[tuple[int, int, str, Words]]:
    """Where findings begin and end, their kinds, and the words behind an encoding."""
    if not isinstance(found, Placed):
        return ((one.start, one.end, one.kind, one.words) for one in found)
    base = found.base
    return (
        (start - base, end - base, kind, ())
        for start, end, kind in zip(found.starts, found.ends, found.kinds, strict=True)
    )


def words_of(text: bytes, found: list[Replaced]) -> Words:
    """Kinds and originals of findings in a text that will not be seen as it is."""
    return tuple(
        word
        for one in found
        for word in one.words or ((one.kind, text[one.start : one.end].decode("utf-8", "replace")),)
    )
