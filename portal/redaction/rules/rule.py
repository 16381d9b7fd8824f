"""One way to recognize one kind of value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.redaction.findings import Span

Accept = Callable[[re.Match[bytes]], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its proof: `groups` are the claimed parts, each with its kind.

    `accept` decides what a pattern cannot: checksums, ranges, neighbors. `gate` is a pattern in RE2's
    language that stands in every line in which the rule can claim something; without one, the
    pattern itself is loosened to one.
    """

    pattern: re.Pattern[bytes]
    groups: tuple[tuple[int, str], ...]
    accept: Accept | None = None
    gate: bytes | None = None

    def find(self, line: bytes) -> Iterator[Span]:
        """The claims of this rule on one line."""
        for match in self.pattern.finditer(line):
            if self.accept is None or self.accept(match):
                for group, kind in self.groups:
                    if match.start(group) < match.end(group):
                        yield Span(match.start(group), match.end(group), kind)


def rule(
    kind: str,
    pattern: bytes,
    *,
    accept: Accept | None = None,
    group: int = 0,
    flags: int = 0,
    gate: bytes | None = None,
) -> Rule:
    """A rule with one claimed part."""
    return Rule(re.compile(pattern, flags), ((group, kind),), accept, gate)


def parts(pattern: bytes, *, accept: Accept | None = None, flags: int = 0) -> Rule:
    """A rule whose named groups are the claimed parts, each named after its kind (`host`, `host2`)."""
    compiled = re.compile(pattern, flags)
    groups = tuple((number, name.rstrip("0123456789")) for name, number in compiled.groupindex.items())
    return Rule(compiled, groups, accept)
