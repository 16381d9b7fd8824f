"""What one line says about the value on the next: a key alone on its line, `name:` above `value:`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.engine import leaf_claims
from portal.redaction.findings import Span
from portal.redaction.rules.keys import class_of_key

_NAME = re.compile(
    rb"^[ \t]*+(?:- )?[ \t]*+[\"']?(?:name|key|Name|Key)[\"']?[ \t]*+[:=][ \t]*+[\"']?([A-Za-z_][A-Za-z0-9_.-]{0,80})[\"']?,?[ \t\r\n]*+$"
)
_VALUE = re.compile(
    rb"^[ \t]*+(?:- )?[ \t]*+[\"']?(?:value|Value)[\"']?[ \t]*+[:=][ \t]*+[\"']?([^\"'\r\n]++)"
)
_ALONE = re.compile(
    rb"^[ \t]*+(?:- )?[\"']?([A-Za-z_][A-Za-z0-9_. -]{0,80})[\"']?[ \t]*+:[ \t]*+(?:[|>][+-]?)?[ \t\r\n]*+$"
)
_SIGN_OFF = re.compile(
    rb"(?i)^[ \t>]{0,8}(?:(?:best|kind|warm|many) )?(?:regards|thanks|sincerely|cheers|best wishes|yours truly|yours sincerely"
    rb"|(?:mit )?(?:freundlichen|besten|viele) gr(?:\xc3\xbc|ue)(?:\xc3\x9f|ss)en?|cordialement|saludos|un saludo|met vriendelijke groet"
    rb"|cordiali saluti|atenciosamente),?[ \t\r\n]*+$"
)
_CLOSING = re.compile(rb"(?i)(?:best |kind |warm |many )?(?:regards|thanks|cheers|sincerely|best wishes)\b")
_ITEM = re.compile(rb"^[ \t]*+(?:- )?[ \t]*+[\"']?([^\"'\r\n]++)")
_STRONG = frozenset(
    {
        "password",
        "token",
        "session_id",
        "account",
        "host",
        "person",
        "email",
        "phone",
        "serial",
        "national_id",
    }
)


class Carried:
    """The key that waits for its value. It waits for one line, a list below it for as long as it goes on."""

    def __init__(self) -> None:
        self._class: str | None = None
        self._named = False

    @property
    def waits(self) -> bool:
        """Whether a key waits for its value."""
        return self._class is not None

    def claims(self, line: bytes) -> list[Span]:
        """What the line before claims in this one; then looks what this one says about the next."""
        waiting, named = self._class, self._named
        self._class, self._named = None, False
        found: list[Span] = []
        if waiting is not None:
            found = self._claimed(waiting, line, named=named)
        self._look(line, waiting)
        return found

    def _claimed(self, waiting: str, line: bytes, *, named: bool) -> list[Span]:
        match = (_VALUE if named else _ITEM).match(line)
        if match is None:
            return []
        value = match[1].rstrip(b" \t,;")
        if waiting == "person" and _CLOSING.match(value):
            return []
        if not named and re.match(rb"[A-Za-z_][A-Za-z0-9_. -]{0,60}[:=]", value):
            return []
        return [
            Span(c.start + match.start(1), c.end + match.start(1), c.kind)
            for c in leaf_claims(waiting, value)
        ]

    def _look(self, line: bytes, waiting: str | None) -> None:
        name = _NAME.match(line)
        if name is not None:
            self._class, self._named = class_of_key(name[1].decode()), True
            return
        if _SIGN_OFF.match(line):
            self._class = "person"
            return
        alone = _ALONE.match(line)
        if alone is not None:
            found = class_of_key(alone[1].decode())
            self._class = found if found in _STRONG else None
        elif waiting is not None and line.lstrip().startswith(b"- "):
            self._class = waiting
