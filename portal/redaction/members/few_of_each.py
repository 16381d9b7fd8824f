"""Which changed lines are worth a person's look: of every member some, and of those that look alike a few.

A bundle of two gigabytes has millions of changed lines; whoever passes them on before choosing keeps both
sides busy for minutes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from portal.redaction.findings import Finding, Observer

MOST_LINES = 2_000
"""Lines of all members together."""
MOST_OF_MEMBER = 200
"""Lines of one member."""
MOST_ALIKE = 3
"""Lines of one member that differ in their digits and findings only; more of them would tell nothing new."""
_DIGITS = re.compile(r"[0-9]+")


@dataclass
class FewOfEach:
    """An observer that passes on to `tell` what is worth it, until there is enough."""

    tell: Observer
    _of_member: Counter[str] = field(default_factory=Counter)
    _alike: Counter[tuple[str, int]] = field(default_factory=Counter)

    def see(self, member: str, line: int, before: str, after: str, findings: Sequence[Finding]) -> None:
        """Pass one changed line on, if there is still room for lines of its member and of its look."""
        if self._of_member[member] >= MOST_OF_MEMBER or self._of_member.total() >= MOST_LINES:
            return
        look = (member, _look(before, findings))
        self._alike[look] += 1
        if self._alike[look] > MOST_ALIKE:
            return
        self._of_member[member] += 1
        self.tell(member, line, before, after, findings)


def _look(line: str, findings: Sequence[Finding]) -> int:
    """The line without digits and without what was found: two of the same look say the same."""
    pieces, place = [], 0
    for one in findings:
        pieces += [_DIGITS.sub("0", line[place : one.start]), one.kind]
        place = one.end
    return hash((*pieces, _DIGITS.sub("0", line[place:])))
