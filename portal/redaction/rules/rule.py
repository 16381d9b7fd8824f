"""One way to recognize one kind of value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.redaction.findings import Span

Accept = Callable[[re.Match[bytes]], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its proof: `groups` are the claimed parts, each with its kind.

    `anchors` are lower-case literals of which one must stand in the line, or the pattern cannot
    match; an empty tuple means that the rule looks at every line. `accept` decides what a pattern
    cannot: checksums, ranges, neighbors.
    """

    pattern: re.Pattern[bytes]
    groups: tuple[tuple[int, str], ...]
    anchors: tuple[bytes, ...]
    accept: Accept | None = None

    def find(self, line: bytes) -> Iterator[Span]:
        """The claims of this rule on one line."""
        for match in self.pattern.finditer(line):
            if self.accept is None or self.accept(match):
                for group, kind in self.groups:
                    if match.start(group) < match.end(group):
                        yield Span(match.start(group), match.end(group), kind)


def rule(
    kind: str, pattern: bytes, *anchors: bytes, accept: Accept | None = None, group: int = 0, flags: int = 0
) -> Rule:
    """A rule with one claimed part."""
    return Rule(re.compile(pattern, flags), ((group, kind),), anchors, accept)


def parts(pattern: bytes, *anchors: bytes, accept: Accept | None = None, flags: int = 0) -> Rule:
    """A rule whose named groups are the claimed parts, each named after its kind (`host`, `host2`)."""
    compiled = re.compile(pattern, flags)
    groups = tuple((number, name.rstrip("0123456789")) for name, number in compiled.groupindex.items())
    named = tuple((number, "ipv4" if name == "ipv" else name) for number, name in groups)
    return Rule(compiled, named, anchors, accept)
