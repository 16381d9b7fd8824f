"""One way to recognize one kind of value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from portal.redaction.findings import Span

Accept = Callable[[re.Match[bytes]], bool]
_FLAGS = {b"i": re.IGNORECASE, b"m": re.MULTILINE, b"s": re.DOTALL, b"x": re.VERBOSE}
_FOR_ALL = re.compile(rb"\(\?([imsx]+)\)")
_NAMED = re.compile(rb"\(\?P<([a-z_]+)([0-9]*)>")


class Expression:
    """A pattern that is compiled when it first meets a line it may match: in one run most never do."""

    def __init__(self, pattern: bytes, flags: int = 0) -> None:
        self.pattern = pattern
        told = _FOR_ALL.match(pattern)
        for letter in told[1] if told else b"":
            flags |= _FLAGS[bytes([letter])]
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[bytes]:
        """The pattern, ready to search with."""
        return re.compile(self.pattern, self.flags)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its proof: `groups` are the claimed parts, each with its kind.

    `accept` decides what a pattern cannot: checksums, ranges, neighbors. `gate` is a pattern in RE2's
    language that stands in every line in which the rule can claim something; without one, the
    pattern itself is loosened to one.
    """

    pattern: Expression
    groups: tuple[tuple[int | str, str], ...]
    accept: Accept | None = None
    gate: bytes | None = None

    def find(self, line: bytes) -> Iterator[Span]:
        """The claims of this rule on one line."""
        for match in self.pattern.compiled.finditer(line):
            if self.accept is None or self.accept(match):
                for group, kind in self.groups:
                    if match.start(group) < match.end(group):
                        yield Span(match.start(group), match.end(group), kind)


def rule(
    kind: str,
    pattern: bytes,
    *,
    accept: Accept | None = None,
    group: int | str = 0,
    flags: int = 0,
    gate: bytes | None = None,
) -> Rule:
    """A rule with one claimed part."""
    return Rule(Expression(pattern, flags), ((group, kind),), accept, gate)


def parts(pattern: bytes, *, accept: Accept | None = None, flags: int = 0) -> Rule:
    """A rule whose named groups are the claimed parts, each named after its kind (`host`, `host2`)."""
    groups = tuple((kind + number, kind) for kind, number in _names(pattern))
    return Rule(Expression(pattern, flags), groups, accept)


def _names(pattern: bytes) -> Iterator[tuple[str, str]]:
    for match in _NAMED.finditer(pattern):
        yield match[1].decode(), match[2].decode()


def spelled(words: str) -> bytes:
    """A choice of words; those beyond ASCII also in capitals, because `(?i)` of bytes folds ASCII alone."""
    told = dict.fromkeys(
        one
        for word in words.split("|")
        for one in ((word,) if word.isascii() else (word, word.capitalize(), word.upper()))
    )
    return "|".join(told).encode()
