"""Variables declared in a block, with what they hold in a line of it, as Terraform writes them."""

import re
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.scanning.leaf_claims import leaf_claims

_BEGUN = re.compile(rb"[ \t]*+variable[ \t]++\"([A-Za-z_][A-Za-z0-9_-]{1,80})\"[ \t]*+\{[ \t\r\n]*+$")
_DEFAULT = re.compile(rb"[ \t]*+default[ \t]*+=[ \t]*+\"([^\"\r\n]++)\"[ \t\r\n]*+$")
_ENDED = re.compile(rb"\}")
_MOST_LINES = 12


class Declared(NamedTuple):
    """A variable whose value may still come: what its name says, and how many lines of its block came."""

    tells: str
    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """What it holds where nothing else is given; the end of the block ends it."""
        value = _DEFAULT.match(line)
        if value is not None:
            claims = leaf_claims(self.tells, value[1])
            return [Span(c.start + value.start(1), c.end + value.start(1), c.kind) for c in claims], None
        if _ENDED.match(line) is not None or self.lines >= _MOST_LINES:
            return [], None
        return [], self._replace(lines=self.lines + 1)


def begun(line: bytes) -> Declared | None:
    """The variable that this line declares, where its name tells something."""
    match = _BEGUN.match(line)
    tells = None if match is None else class_of_key(match[1].decode())
    return None if tells is None else Declared(tells)
