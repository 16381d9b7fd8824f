"""Secrets glued to an option of a command, as a face shows them: `mysql -u lab -pOpal_Heron9`.

In a face a word that nobody knows is the example of a word, with the letter of its option, so that no rule
can tell `-pOpal` from `-ulab`: behind commands that take passwords so, each of them goes.
"""

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule

_GLUED = re.compile(rb"(?:(?<=\s-)|(?<=\s['\"]-)|(?<=[0-9]=\"-))(q{2}[qQ][^\s'\"]{0,127})(?=[\s'\"]|\Z)")


class _Glued(Rule):
    """What is glued to options behind a command that takes a password so."""

    def find(self, line: bytes) -> Iterator[Span]:
        """Each of them in the line."""
        named = self.pattern.compiled.search(line)
        if named is None:
            return
        for match in _GLUED.finditer(line, named.end()):
            yield Span(*match.span(1), "password")


RULES: tuple[Rule, ...] = (
    _Glued(
        Expression(
            rb"(?<![A-Za-z0-9-])(?:mysql(?:dump|admin|import|check|show)?|mariadb(?:-dump)?|sshpass|plink|[0-9]za?|unrar|rar|unzip)"
            rb"(?=[\s\"](?:[^\r\n]{0,400}?[\s'\"])?-qq[qQ])"
        ),
        ((0, "password"),),
    ),
)
