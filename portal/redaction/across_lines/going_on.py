"""Secrets that go on in the lines below: in quotes that none closes yet, or behind a backslash."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.values.fitting import JUDGES
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key

_SECRETS = frozenset({"password", "token", "session_id"})
_BEGUN = re.compile(
    rb"[ \t]*+(?:(?:export|set|setx|ENV|var|let|const|-) ){0,2}+[\"']?([A-Za-z_][A-Za-z0-9_.-]{0,80}+)[\"']?[ \t]*+(?:=>|:=|[:=])[ \t]*+"
    rb"(?:(\"{3}|'{3}|[\"'])(?:(?!\2)[^\\\r\n]|\\[^\r\n])*+|(?![\"'])[^\r\n]*[^\s\\](?:\\\\)*+(\\))\r?\n?$"
)
# What no secret in quotes looks like: another setting (and no base64 at its end), an entry of a log.
_OTHER = re.compile(
    rb"[ \t]*+[\"']?[A-Za-z_][A-Za-z0-9_.-]{0,60}+[\"']?[ \t]*+(?:=(?!=|[\"']?\s*$)|:(?=\s))"
    rb"|\s*+[\[(]?(?:[0-9]{2,4}[-/.][0-9]{2}[-/.]|[A-Z][a-z]{2} {1,2}[0-9]{1,2} [0-9]{2}:)"
)
_MOST_LINES = 16


class Going(NamedTuple):
    """A secret of this kind whose end is not seen: what closes it, and how many of its lines came."""

    kind: str
    closing: bytes
    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """What of this line belongs to it, and what goes on below."""
        text = line.rstrip(b"\r\n")
        if self.closing == b"\\":
            whole = text.rstrip(b"\\")
            ended = (len(text) - len(whole)) % 2 == 0
            found = _value(text if ended else whole, self.kind)
        elif _OTHER.match(line) or self.lines >= _MOST_LINES:
            return [], None
        else:
            end = text.find(self.closing)
            ended = end >= 0
            found = _value(text[:end] if ended else text, self.kind)
        return found, None if ended else self._replace(lines=self.lines + 1)


def going_on(line: bytes) -> Going | None:
    """The secret that this line begins and does not end."""
    begun = _BEGUN.match(line)
    if begun is None or (name := class_of_key(begun[1].decode())) not in _SECRETS:
        return None
    return Going(JUDGES[name][0], begun[2] or begun[3])


def _value(text: bytes, kind: str) -> list[Span]:
    value = text.strip()
    if not value or is_placeholder(value):
        return []
    start = text.index(value)
    return [Span(start, start + len(value), kind)]
