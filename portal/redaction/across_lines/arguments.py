"""Options alone on their lines, each with its value on the next: arguments of a list, answers of Redis."""

import re
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.scanning.leaf_claims import leaf_claims

# A sign for an item, or quotes: an option alone on a line without either is the head of what explains it.
_ITEM = rb"^[ \t]*+(?:- [\"']?|[\"'])"
_OPTION = re.compile(_ITEM + rb"--?([A-Za-z][A-Za-z0-9_-]{2,60})(?:[\"'],?)?[ \t\r\n]*+$")
_VALUE = re.compile(_ITEM + rb"(?!-)([^\"'\r\n]++)")

# A field and its value, one after the other with their numbers: `1) "requirepass"`, `2) "Opal77"`.
_FIELD = re.compile(rb"^[ \t]*+[0-9]{1,6}+\) \"([A-Za-z][A-Za-z0-9_.-]{2,60})\"[ \t\r\n]*+$")
_NEXT = re.compile(rb"^[ \t]*+[0-9]{1,6}+\) \"((?:[^\"\\\r\n]|\\.)++)\"[ \t\r\n]*+$")


class Argument(NamedTuple):
    """An option that waits for its value: what it says of that."""

    tells: str

    def claims(self, line: bytes) -> tuple[list[Span], None]:
        """The value that this line is. Nothing waits below it."""
        match = _VALUE.match(line) or _NEXT.match(line)
        if match is None:
            return [], None
        claims = leaf_claims(self.tells, match[1])
        return [Span(c.start + match.start(1), c.end + match.start(1), c.kind) for c in claims], None


def argument(line: bytes) -> Argument | None:
    """The option that stands alone on this line and says what comes next."""
    match = _OPTION.match(line) or _FIELD.match(line)
    tells = None if match is None else class_of_key(match[1].decode())
    return None if tells is None else Argument(tells)
