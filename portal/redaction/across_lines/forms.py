"""Labels of forms that stand alone on their line, with what they hold below."""

import re
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.label_cells import held_by
from portal.redaction.rules.keyed.label_values import values_behind
from portal.redaction.rules.words.labels import Label

_ALONE = re.compile(rb"[ \t|>*]{0,8}+([^\s:=|*>][^\r\n:=|*]{0,90}?)[ \t]?:[* \t\r\n]*+$")
_VALUE = re.compile(rb"[ \t>]*+(?=[^\s])")
# What has a key of its own: `line1: Quarry Lane` below `address:`.
_KEYED = re.compile(rb"[\"']?[A-Za-z_][\w.-]{0,40}[\"']?[ \t]?[:=] ")
_MEANING = re.compile(rb"[0-9A-Za-z\x80-\xff]")


class Held(NamedTuple):
    """A label whose value may stand on the next line."""

    label: Label

    def claims(self, line: bytes) -> tuple[list[Span], None]:
        """The line, where nothing but such a value stands in it."""
        value = _VALUE.match(line)
        if value is None or _KEYED.match(line, value.end()):
            return [], None
        found = list(values_behind(line, value.end(), self.label))
        whole = bool(found) and _MEANING.search(line, found[-1].end) is None
        return found if whole else [], None


def alone(line: bytes) -> Label | None:
    """The label that is all of this line."""
    match = _ALONE.match(line) if line.rstrip(b"* \t\r\n")[-1:] == b":" else None
    if match is None:
        return None
    return held_by(match[1])


def begun(line: bytes) -> Held | None:
    """The label of this line, for whose value the next one is looked at."""
    label = alone(line)
    return None if label is None else Held(label)
