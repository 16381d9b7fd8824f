"""What somebody answers to a question that only they can answer: `Security question: first boat?`, `Answer: Albatross`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from typing import NamedTuple, Self

from portal.redaction.across_lines.asked_names import SPEAKER
from portal.redaction.findings import Span
from portal.redaction.rules.rule import spelled
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.asked import ANSWER, QUESTION
from portal.redaction.rules.words.everyday import COMMON

_BEGUN = re.compile(rb"[^\r\n]{0,60}?(?<![A-Za-z\x80-\xff])(?i:" + spelled(QUESTION) + rb")(?![A-Za-z])")
_ANSWERED = re.compile(
    rb"[ \t>*-]*+(?i:"
    + spelled(ANSWER)
    + rb")(?: \([^()\r\n]{1,24}\))?[*]{0,2} ?[:=][ \t]*+[\"'\xc2\xab]{0,2}([^\"'\r\n\xc2]{2,64}?)(?=[\"'\xc2]|[.,;][ \t]|[ \t.]*\r?\n?$)"
)
# What the other says in few words.
_SAID = re.compile(SPEAKER + rb"[\"']?([^\s\"']{2,24}(?: [^\s\"']{2,24}){0,3}?)[\"']?[.!]?[ \t\r\n]*+$")
_MOST_LINES = 3


class Questioned(NamedTuple):
    """A question that only one person answers, and how many lines came since."""

    lines: int = 0
    asked: bool = False

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The answer that this line gives; another may follow, of who called."""
        goes_on = (
            self._replace(lines=self.lines + 1, asked=False)
            if self.lines < _MOST_LINES and line.strip()
            else None
        )
        match = _ANSWERED.match(line) or (_SAID.match(line) if self.asked else None)
        if match is None or is_placeholder(match[1]) or match[1].lower().split()[0] in COMMON:
            return [], goes_on
        return [Span(*match.span(1), "password")], goes_on


def begun(line: bytes) -> Questioned | None:
    """The question that this line tells of."""
    return Questioned(asked=line.rstrip().endswith(b"?")) if _BEGUN.match(line) else None
