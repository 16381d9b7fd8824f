"""What was taken out of one text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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

    def moved(self, by: int) -> "Span":
        """The same place, so much further on."""
        return Span(self.start + by, self.end + by, self.kind)

    def within(self, size: int) -> "Span":
        """The same place in a piece of so many bytes."""
        return self if self.end <= size else Span(self.start, size, self.kind)


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

    def moved(self, by: int) -> "Replaced":
        """The same finding, so much further on; `replace` takes three times as long."""
        start, end = self.start + by, self.end + by
        return Replaced(start, end, self.kind, self.category, self.treatment, self.replacement, self.words)


def words_of(text: bytes, found: list[Replaced]) -> Words:
    """Kinds and originals of findings in a text that will not be seen as it is."""
    return tuple(
        word
        for one in found
        for word in one.words or ((one.kind, text[one.start : one.end].decode("utf-8", "replace")),)
    )
