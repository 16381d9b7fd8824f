"""Text as lines of any width, with what one line says about the next."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from portal.redaction.across_lines.carried import NOTHING_WAITS, Carried, Waiting
from portal.redaction.across_lines.key_block import KeyBlock
from portal.redaction.findings import Replaced, Span
from portal.redaction.formats.columns import Columns
from portal.redaction.judging.blocks import Block
from portal.redaction.judging.looking_ahead import LooksAhead
from portal.redaction.judging.plans import Planner
from portal.redaction.judging.table_block import TableBlock
from portal.redaction.scanning.engine import Engine, InPlace, apply

_HEAD = 256
_AHEAD = 8192
_BREAKS = (b" ", b",", b";", b"}", b">", b"&", b"\t")


Inside = Callable[[bytes, list[Replaced]], list[Replaced]]


class WholeLines(Protocol):
    """Knows lines that are a document of their own."""

    def look_ahead(self, lines: Sequence[bytes]) -> None:
        """These lines (without their ends) will be asked for soon."""

    def found(self, line: bytes) -> list[Replaced] | None:
        """The findings of a line; None when it is no document."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, a window of a very long one, or some ordinary lines at once, before and after.

    `number` is that of the first, counted from 1; `leaks` says that something still stands in
    `after` that must not.
    """

    number: int
    before: bytes
    after: bytes
    found: Sequence[Replaced]
    leaks: bool = False


def changed_lines(line: Line) -> Iterator[Line]:
    """The changed ones of some lines, each for itself; a finding that spans lines joins them."""
    number, place, at = line.number, 0, 0
    while at < len(line.found):
        start = line.before.rfind(b"\n", 0, line.found[at].start) + 1
        number += line.before.count(b"\n", place, start)
        end, first = start, at
        while at < len(line.found) and (end == start or line.found[at].start < end):
            end = line.before.find(b"\n", line.found[at].end - 1) + 1 or len(line.before)
            at += 1
        before = line.before[start:end]
        own = [replace(one, start=one.start - start, end=one.end - start) for one in line.found[first:at]]
        yield Line(number, before, apply(before, own), own, line.leaks)
        place = start


class LineRedactor:
    """Takes bytes as they come and gives lines; where the bytes are cut makes no difference.

    `width` bounds the window of very long lines, and so the memory. `whole` may know a line as a
    document of its own; `inside` adds what stands behind the escapes of a line (only lines in which
    `layers.GATE` matches have any). `waiting` is what the lines before the first one say about it.
    """

    def __init__(
        self,
        engine: Engine,
        width: int = 64 * 1024,
        whole: WholeLines | None = None,
        inside: Inside | None = None,
        waiting: Waiting = NOTHING_WAITS,
    ) -> None:
        self._inside_escapes = inside
        self._engine = engine
        self._whole = whole
        self._columns: Columns | None = None
        self._placed: InPlace | None = None
        self.looks_again = True
        """Whether what leaves is searched again: not where somebody else does that for the whole."""
        self._carried = Carried(waiting)
        self._planner = Planner(engine, escapes=inside is not None, documents=whole is not None)
        self._ahead = LooksAhead(self._planner)
        self._width = width
        self._rest = b""
        self._before = b""
        self._number = 1
        self._key = KeyBlock(waiting.block)

    def reads_rows(self, columns: Columns) -> None:
        """Take the lines for rows of this table."""
        self._columns = columns
        self._placed = lambda row, claims: columns.placed(row.rstrip(b"\r\n"), claims)

    @property
    def waiting(self) -> Waiting:
        """What the lines until here say about the next."""
        return self._carried.waiting(self._key.kind)

    def look_ahead(self, coming: Iterable[bytes]) -> None:
        """These data will be fed: what is new in their lines is judged together."""
        rest, contents = self._rest, list[bytes]()
        for data in coming:
            complete, end, rest = (rest + data).rpartition(b"\n")
            contents += [complete] if end else []
        self._ahead.make(contents)

    def feed(self, data: bytes) -> Iterator[Line]:
        """The lines that are complete with this data."""
        self._rest += data
        cut = self._rest.rfind(b"\n")
        if cut >= 0:
            complete, self._rest = self._rest[:cut], self._rest[cut + 1 :]
            yield from self._complete(complete)
        if len(self._rest) > self._width + _AHEAD:
            yield from self._line(self._rest, ended=False)

    def _complete(self, content: bytes) -> Iterator[Line]:
        """Whole lines: runs of ordinary ones at once, the others one by one."""
        block, first = self._block_of(content), 0
        special = {*block.special, *block.longer_than(self._width)}
        if self._whole is not None:
            documents = (line for line in map(block.line, block.special) if line.startswith(b"{"))
            self._whole.look_ahead(list(documents))
        stops = [*sorted(special), len(block)]
        for number in sorted({0, *special}):
            at = number
            while first <= at < len(block) and (at in special or not self._idle):
                yield from self._run(block, first, at)
                first = at
                if at in special or self._columns is None or self._key.kind or self._before:
                    yield from self._line(block.line(at) + b"\n", ended=True)
                    first = at + 1
                else:  # rows for which something waits, and the others until the next that says more
                    first = stops[bisect_left(stops, at)]
                    yield from self._run(block, at, first, self._below)
                at = first
        yield from self._run(block, first, len(block))

    def _block_of(self, content: bytes) -> Block | TableBlock:
        if self._columns is not None:
            return TableBlock(content, self._planner, self._columns)
        found = None if self._whole is None else self._whole.found
        return Block(content, self._planner, found, self._ahead.taken)

    def _run(
        self, block: Block | TableBlock, first: int, end: int, placed: InPlace | None = None
    ) -> Iterator[Line]:
        """Ordinary lines as one."""
        if first < end:
            before, after, found = block.redacted(first, end, placed or self._placed)
            yield Line(self._number, before, after, found, self._leaks(after))
            self._number += end - first

    def _below(self, row: bytes, claims: list[Span]) -> list[Span]:
        """The claims on a row, of which the lines before may say something besides."""
        if not self._idle:
            claims = [*claims, *self._carried.claims(row + b"\n")]
        return claims if self._placed is None else self._placed(row, claims)

    def close(self) -> Iterator[Line]:
        """The last line, if it has no end."""
        rest, self._rest = self._rest, b""
        if not rest:
            return
        if self._before or len(rest) > self._width:
            yield from self._line(rest, ended=True)
            return
        for line in self._complete(rest):
            yield replace(line, before=line.before[:-1], after=line.after[:-1])

    @property
    def _idle(self) -> bool:
        """Whether no line before says anything about the next."""
        return not (self._key.kind or self._before or self._carried.waits)

    def _line(self, line: bytes, *, ended: bool) -> Iterator[Line]:
        while len(line) > self._width + _AHEAD:
            cut, found = self._window(line)
            yield self._made(line[:cut], found)
            self._before, line = (self._before + line[:cut])[-_HEAD:], line[cut:]
        if not ended:
            self._rest = line
            return
        yield self._made(line, self._found(line))
        self._before = b""
        self._number += 1

    def _made(self, line: bytes, found: list[Replaced]) -> Line:
        if found:
            found[-1] = _before_end(line, found[-1])
        after = apply(line, found) if found else line
        return Line(self._number, line, after, found, self._leaks(after))

    def _leaks(self, after: bytes) -> bool:
        return self.looks_again and bool(self._engine.residue(after))

    def _found(self, line: bytes) -> list[Replaced]:
        claims = self._key.claims(line)
        if self._before:
            moved = _moved(claims, len(self._before))
            plain = self._engine.findings(self._before + line, moved)
            return _shifted(self._through(self._before + line, plain), len(self._before))
        if self._whole is not None and not claims and line[:1] == b"{" and line.rstrip()[-1:] == b"}":
            found = self._whole.found(line)
            if found is not None:
                return found
        claims += self._carried.claims(line)
        plain = self._engine.findings(line, claims, self._placed)
        return self._through(line, plain)

    def _through(self, line: bytes, plain: list[Replaced]) -> list[Replaced]:
        """The findings with those behind the escapes of a line."""
        return plain if self._inside_escapes is None else self._inside_escapes(line, plain)

    def _window(self, line: bytes) -> tuple[int, list[Replaced]]:
        """A cut of a very long line at a break that no finding crosses, and the findings before it."""
        piece = line[: self._width + _AHEAD]
        found = self._found(piece)
        cut = max(piece.rfind(sign, self._width // 2, self._width) for sign in _BREAKS) + 1 or self._width
        for one in found:
            if one.start < cut < one.end:
                cut = one.start if one.start > 0 else one.end
        return cut, [one for one in found if one.end <= cut]


def _before_end(line: bytes, last: Replaced) -> Replaced:
    """A finding without the end of its line: the next line is another one, whatever stands in this."""
    end = len(line.rstrip(b"\r\n"))
    return replace(last, end=end) if last.start < end < last.end else last


def _moved(claims: list[Span], by: int) -> list[Span]:
    return [Span(span.start + by, span.end + by, span.kind) for span in claims]


def _shifted(found: list[Replaced], by: int) -> list[Replaced]:
    """Findings of a window without those in the text that was put before it for context."""
    return [replace(one, start=max(0, one.start - by), end=one.end - by) for one in found if one.end > by]
