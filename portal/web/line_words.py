"""The words that redaction leaves in a line: what a reviewer marks where something was missed."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from portal.redaction import Finding
from portal.vocabulary import Invalid
from portal.web.redacted_text import TextPiece, finding_piece

_WORD = re.compile(r"\w+(?:[.@+'\u2019-]\w+)*")


@dataclass(frozen=True)
class Word:
    """A word of a line that stays, and where it stands in the line before redaction."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def name(self) -> str:
        """What a form calls it. Of a line that changed meanwhile no word has the same name."""
        return f"{self.start}:{self.text}"


def words_and_rest(line: str, findings: Sequence[Finding]) -> Iterator[Word | TextPiece]:
    """The line with every finding replaced, its words apart from what stands around them."""
    place = 0
    for one in findings:
        yield from _parts(line, place, one.start)
        yield finding_piece(line, one, replaced=True)
        place = one.end
    yield from _parts(line, place, len(line))


def words_of(line: str, findings: Sequence[Finding]) -> list[Word]:
    """The words of a line that stay."""
    return [part for part in words_and_rest(line, findings) if isinstance(part, Word)]


def marked_text(line: str, findings: Sequence[Finding], names: AbstractSet[str]) -> str:
    """What the words of these names say together, as it stands in the line; nothing where none is named.

    Raises:
        Invalid: something that is not marked stands between them.
    """
    parts = [part for part in words_and_rest(line, findings) if isinstance(part, Word) or part.treatment]
    marked = [number for number, part in enumerate(parts) if isinstance(part, Word) and part.name in names]
    if not marked:
        return ""
    together = [part for part in parts[marked[0] : marked[-1] + 1] if isinstance(part, Word)]
    if len(marked) != marked[-1] - marked[0] + 1:
        raise Invalid("Mark words that stand side by side, and others afterwards.", "words")
    return line[together[0].start : together[-1].end]


def _parts(line: str, start: int, end: int) -> Iterator[Word | TextPiece]:
    place = start
    for found in _WORD.finditer(line, start, end):
        if place < found.start():
            yield TextPiece(line[place : found.start()])
        yield Word(found.start(), found[0])
        place = found.end()
    if place < end:
        yield TextPiece(line[place:end])
