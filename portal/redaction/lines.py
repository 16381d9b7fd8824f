"""Text as lines of any width, with what one line says about the next."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from portal.redaction.carried import Carried
from portal.redaction.engine import Engine, apply
from portal.redaction.findings import Replaced, Span
from portal.redaction.scanner import Groups, opened
from portal.redaction.skeletons import BLANK, skeletons

_BEGIN = re.compile(
    rb"-----BEGIN (?:[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?|[A-Z0-9 ]{0,9}CERTIFICATE(?: REQUEST)?)-----"
    rb"|PuTTY-User-Key-File-|Private-Lines: [0-9]"
)
_END = re.compile(rb"-----END [A-Z0-9 ]{0,60}-----|Private-MAC:")
_BODY = re.compile(rb"[A-Za-z0-9+/=\s:,.\"'\\|>#*_()\[\]-]*")
_HEAD = 256
_AHEAD = 8192
_BREAKS = (b" ", b",", b";", b"}", b">", b"&", b"\t")
_LONGEST_BODY_LINE = 512
_BATCH = 4096
_MOST_REMEMBERED = 30_000
_LONGEST_REMEMBERED = 1024


WholeLine = Callable[[bytes], list[Replaced] | None]
Inside = Callable[[bytes, list[Replaced], list[tuple[int, int]] | None], list[Replaced]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or a window of a very long one) before and after.

    `number` counts from 1; `leaks` says that something still stands in `after` that must not.
    """

    number: int
    before: bytes
    after: bytes
    found: list[Replaced]
    leaks: bool = False


class LineRedactor:
    """Takes bytes as they come and gives lines; where the bytes are cut makes no difference.

    `width` bounds the window of very long lines, and so the memory. `whole` may know a line as a
    document of its own; `more` may add claims that a line's place in its file makes; `inside` adds
    what stands behind the escapes of a line (only lines in which `layers.GATE` matches have any).
    """

    def __init__(
        self,
        engine: Engine,
        width: int = 64 * 1024,
        whole: WholeLine | None = None,
        inside: Inside | None = None,
    ) -> None:
        self._inside_escapes = inside
        self._engine = engine
        self._whole = whole
        self.more: Callable[[bytes], list[Span]] | None = None
        self._carried = Carried()
        self._memory: dict[bytes, tuple[list[Replaced], bool]] = {}
        self._width = width
        self._rest = b""
        self._before = b""
        self._number = 1
        self._block = ""

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
        """Whole lines: those of a kind seen before are quick, the others are looked at."""
        lines = content.split(b"\n")
        shapes = lines if self._engine.slow else skeletons(content)
        batch = _Batch(content)
        for line, shape in zip(lines, shapes, strict=True):
            known = self._memory.get(shape) if self._idle else None
            if known is None:
                yield from self._line(line + b"\n", ended=True, shape=shape, groups=batch.groups_at)
            else:
                found, leaks = known
                before = line + b"\n"
                yield Line(self._number, before, apply(before, found) if found else before, found, leaks)
                self._number += 1
            batch.place += len(line) + 1

    def close(self) -> Iterator[Line]:
        """The last line, if it has no end."""
        if self._rest:
            yield from self._line(self._rest, ended=True)
            self._rest = b""

    @property
    def _idle(self) -> bool:
        """Whether no line before says anything about the next."""
        return not (
            self._block or self._before or self._carried.waits or self.more is not None or self._engine.slow
        )

    def _line(
        self,
        line: bytes,
        *,
        ended: bool,
        shape: bytes = b"",
        groups: Callable[[], Groups] | None = None,
    ) -> Iterator[Line]:
        while len(line) > self._width + _AHEAD:
            cut, found = self._window(line)
            yield self._made(line[:cut], found)
            self._before, line = (self._before + line[:cut])[-_HEAD:], line[cut:]
        if not ended:
            self._rest = line
            return
        idle = self._idle and shape != b"" and line.count(BLANK) == 0
        looked_at: list[tuple[int, int]] | None = [] if idle else None
        open_groups = groups() if groups is not None and not self._before and not self._engine.slow else None
        made = self._made(line, self._found(line, open_groups, looked_at))
        if looked_at is not None and self._idle and not any(BLANK in shape[a:b] for a, b in looked_at):
            self._remember(shape, made)
        yield made
        self._before = b""
        self._number += 1

    def _made(self, line: bytes, found: list[Replaced]) -> Line:
        after = apply(line, found) if found else line
        return Line(self._number, line, after, found, bool(found) and bool(self._engine.residue(after)))

    def _remember(self, shape: bytes, made: Line) -> None:
        if len(self._memory) > _MOST_REMEMBERED:
            self._memory.clear()
        if len(shape) <= _LONGEST_REMEMBERED and shape[:1] != b"{":
            self._memory[shape] = (made.found, made.leaks)

    def _found(
        self,
        line: bytes,
        groups: Groups | None = None,
        looked_at: list[tuple[int, int]] | None = None,
    ) -> list[Replaced]:
        claims = self._block_claims(line)
        if self._before:
            moved = _moved(claims, len(self._before))
            plain = self._engine.findings(self._before + line, moved)
            return _shifted(self._through(self._before + line, plain, None), len(self._before))
        if self._whole is not None and not claims and line[:1] == b"{" and line.rstrip()[-1:] == b"}":
            found = self._whole(line)
            if found is not None:
                return found
        claims += self._carried.claims(line)
        claims += self.more(line) if self.more is not None else []
        plain = self._engine.findings(line, claims, groups, looked_at)
        return self._through(line, plain, looked_at)

    def _through(
        self, line: bytes, plain: list[Replaced], looked_at: list[tuple[int, int]] | None
    ) -> list[Replaced]:
        """The findings with those behind the escapes of a line."""
        return plain if self._inside_escapes is None else self._inside_escapes(line, plain, looked_at)

    def _window(self, line: bytes) -> tuple[int, list[Replaced]]:
        """A cut of a very long line at a break that no finding crosses, and the findings before it."""
        piece = line[: self._width + _AHEAD]
        found = self._found(piece)
        cut = max(piece.rfind(sign, self._width // 2, self._width) for sign in _BREAKS) + 1 or self._width
        for one in found:
            if one.start < cut < one.end:
                cut = one.start if one.start > 0 else one.end
        return cut, [one for one in found if one.end <= cut]

    def _block_claims(self, line: bytes) -> list[Span]:
        """Key material that goes on over lines: everything until its end, or until it cannot be a key."""
        if self._block:
            return self._inside(line)
        if b"-----BEGIN" not in line and b"rivate-Lines:" not in line:
            return []
        begin = _BEGIN.search(line)
        if begin is None or _END.search(line, begin.end()):
            return []
        self._block = "certificate" if b"CERTIFICATE" in begin[0] else "private_key"
        return [Span(begin.start(), len(line.rstrip(b"\r\n")), self._block)]

    def _inside(self, line: bytes) -> list[Span]:
        kind, text = self._block, line.rstrip(b"\r\n")
        end = _END.search(text)
        if end is not None:
            self._block = ""
            return [Span(0, end.end(), kind)]
        if len(text) > _LONGEST_BODY_LINE or not _BODY.fullmatch(text):
            self._block = ""
            return []
        start = len(text) - len(text.lstrip())
        return [Span(start, len(text), kind)] if text.strip() else []


class _Batch:
    """Knows for a few KiB of lines at once which groups of rules can claim anything in them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._until = 0
        self._groups: Groups = ()
        self.place = 0

    def groups_at(self) -> Groups:
        """The groups for the line at `place`."""
        if self.place >= self._until:
            end = self._content.find(b"\n", self.place + _BATCH) + 1 or len(self._content)
            self._groups, self._until = opened(self._content[self.place : end]), end
        return self._groups


def _moved(claims: list[Span], by: int) -> list[Span]:
    return [Span(span.start + by, span.end + by, span.kind) for span in claims]


def _shifted(found: list[Replaced], by: int) -> list[Replaced]:
    """Findings of a window without those in the text that was put before it for context."""
    return [replace(one, start=max(0, one.start - by), end=one.end - by) for one in found if one.end > by]
