"""One look at a line with a linear-time automaton (RE2): which rules can match in it at all.

The patterns are loosened first (what RE2 does not know is left out), so the gate may let a rule
through that then finds nothing, but it never holds one back that would find something. The slow way
without a gate is the judge of that, in the tests.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache, partial

import re2  # type: ignore[import-untyped]

from portal.redaction.readings import Readings
from portal.redaction.rules.rule import Expression

_POSSESSIVE = re.compile(rb"([+*?}])\+")
_FIRST_LOOK = re.compile(rb"(?:\(\?i\))?\(\?<!\[((?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\]\)")
_LAST_LOOK = re.compile(rb"\(\?!\[((?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\](?:\|[^()]*)?\)$")
_LOOK = re.compile(rb"\(\?<?[!=]")
_BEHIND, _AHEAD = b"(?<=", b"(?="
_REPEAT = re.compile(rb"\{(\d+)(?:,(\d+))?\}")
_REFERENCE = re.compile(rb"\\([1-9])(?![0-9])")
_SIGN = re.compile(rb"\\.|\[(?:\\.|[^\]\\])*+\]?|([()|])", re.DOTALL)
_MOST_REPEATS = 6
# What an automaton keeps of the text it has seen. With half of it logs take longer, more gives nothing.
_MEMORY = 16 * 1024 * 1024


_readings = Readings[bytes](__file__)


def loosened(pattern: Expression, most: int = _MOST_REPEATS) -> bytes:
    """A pattern that RE2 reads and that matches wherever the given one does; it counts to `most`."""
    told = b"%d %d %s" % (most, pattern.flags, pattern.pattern)
    return _readings.of(told, lambda: _loosened(pattern, most))


def keep_loosened() -> None:
    """Keep what was made of patterns for other processes."""
    _readings.keep()


def _loosened(pattern: Expression, most: int) -> bytes:
    text = _with_edges(_POSSESSIVE.sub(rb"\1", pattern.pattern))
    first, last = _FIRST_LOOK.match(text), _LAST_LOOK.search(text)
    bare = _without_looks(text)
    if first is not None and b"|" not in _without_groups(bare):
        fold = b"(?i)" if text.startswith(b"(?i)") else b""
        bare = fold + b"(?:^|[^" + first[1] + b"])" + bare.removeprefix(fold)
    if last is not None and b"|" not in _without_groups(bare):
        bare += b"(?:[^" + last[1] + b"]|$)"
    bare = _REFERENCE.sub(lambda _: b"(?s:.)", bare)
    bare = _REPEAT.sub(partial(_bounded, most), bare)
    letters = (
        b"m" + (b"i" if pattern.flags & re.IGNORECASE else b"") + (b"s" if pattern.flags & re.DOTALL else b"")
    )
    return b"(?" + letters + b":" + bare + b")"


def _with_edges(text: bytes) -> bytes:
    """A pattern whose first look behind and last look ahead are read as text: a match has both beside it."""
    fold = b"(?i)" if text.startswith(b"(?i)") else b""
    if text.startswith(_BEHIND, len(fold)):
        text = fold + b"(?:" + text[len(fold) + len(_BEHIND) :]
    groups = _groups(text)
    last = max((start for start in groups if text.startswith(_AHEAD, start)), default=None)
    if last is None or text[groups[last] :].strip(b")"):
        return text
    return text[:last] + b"(?:" + text[last + len(_AHEAD) :]


def _groups(text: bytes) -> dict[int, int]:
    """Where groups begin and where each ends."""
    found, opened = {}, []
    for place, sign in _signs(text):
        if sign == b"(":
            opened.append(place)
        elif sign == b")":
            found[opened.pop()] = place + 1
    return found


def _without_groups(text: bytes) -> bytes:
    """What stands outside of all brackets, to see whether there are alternatives."""
    kept, depth = [], 0
    for _, sign in _signs(text):
        if sign in {b"(", b")"}:
            depth += 1 if sign == b"(" else -1
        elif not depth:
            kept.append(sign)
    return b"".join(kept)


def _signs(text: bytes) -> Iterator[tuple[int, bytes]]:
    """The brackets and bars of an expression that are neither escaped nor in a class, each with its place."""
    for match in _SIGN.finditer(text):
        if match[1]:
            yield match.start(), match[1]


def _without_looks(text: bytes) -> bytes:
    """Cut out what is left of looks around, each to its closing bracket."""
    while (found := _LOOK.search(text)) is not None:
        place, depth, inside = found.end(), 1, False
        while depth:
            sign = text[place : place + 1]
            if sign == b"\\":
                place += 1
            elif inside:
                inside = sign != b"]"
            elif sign == b"[":
                inside = True
            elif sign in {b"(", b")"}:
                depth += 1 if sign == b"(" else -1
            place += 1
        text = text[: found.start()] + text[place:]
    return text


def _bounded(most: int, match: re.Match[bytes]) -> bytes:
    """Long counts make an automaton vast: at least so many of them is enough to know."""
    least = int(match[1])
    if int(match[2] or match[1]) <= most:
        return match[0]
    return b"{%d,}" % min(least, most)


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    return options


@lru_cache(maxsize=1024)
def _compiled(pattern: bytes) -> re2._Regexp:
    return re2.compile(pattern, _options())


def stands_in(pattern: bytes, text: bytes) -> bool:
    """Whether a pattern in RE2's language matches anywhere."""
    return _compiled(pattern).search(text) is not None


def locate(pattern: bytes, text: bytes) -> Iterator[int]:
    """The places where a loosened pattern matches, ascending."""
    return (match.start() for match in _compiled(pattern).finditer(text))


class Gate:
    """The rules that can match in a line; `patterns` are the loosened patterns in the rules' order.

    It is made when it is first asked: many wait for a sign that stands in no line of a run.
    """

    def __init__(self, patterns: Sequence[bytes]) -> None:
        self._patterns = patterns

    @cached_property
    def _set(self) -> re2.Set:
        made = re2.Set.SearchSet(_options())
        for pattern in self._patterns:
            made.Add(pattern)
        made.Compile()
        return made

    def open_for(self, line: bytes) -> tuple[int, ...]:
        """The places of the rules that can match, ascending."""
        found = self._set.Match(as_gates_read(line))
        return tuple(sorted(found)) if found else ()

    def open_for_each(self, lines: Sequence[bytes]) -> Iterator[Sequence[int]]:
        """The places of the rules that can match in each line, in no order; the lines as gates read them."""
        # What stands around this set asks first whether a line is text or bytes: half as long as the answer.
        return map(self._set._set.Match, lines) if lines else iter(())  # noqa: SLF001


def as_gates_read(line: bytes) -> bytes:
    """A line in which a vertical tab is a space, as RE2 does not count it as one."""
    return line.replace(b"\x0b", b" ") if b"\x0b" in line else line
