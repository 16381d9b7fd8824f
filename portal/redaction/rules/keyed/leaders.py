"""Values that points lead to from a label or a key: `Identifiant ..... mtern`, `Plate ......: AB12 CDE`."""

# ruff: noqa: E501 - a pattern is read as one piece

from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.label_cells import held_by
from portal.redaction.rules.keyed.label_values import values_behind
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values.ends import value_at
from portal.redaction.rules.values.fitting import JUDGES, kind_for
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.labels import class_of_title

_LED = (
    rb"^[ \t|>*-]{0,8}(?P<label>(?:[A-Za-z]|[\xc3-\xed][\x80-\xbf])[^\r\n|:=\t*.<>{}]{1,60}(?:\.[^\r\n|:=\t*.<>{}]{1,30})?)"
    rb"\.{3,80}:?[ \t]{1,4}(?=[^\s.|:=])"
)
_GATE = rb"\.\.\.:?[ \t]{1,4}[^ \t.|:=]"


class _Led(Rule):
    """What the points of a line lead to, if its label or key has a class."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value behind the points."""
        led = self.pattern.compiled.match(line)
        if led is None:
            return
        label = held_by(led["label"])
        if label is not None:
            yield from values_behind(line, led.end(), label)
            return
        name = class_of_title(led["label"].decode("utf-8", "replace").strip())
        start, end, quoted = value_at(line, led.end(), name or "")
        kind = kind_for(name, line[start:end], quoted) if name in JUDGES and start < end else None
        if kind is not None and not is_placeholder(line[start:end]):
            yield Span(start, end, kind)


RULES: tuple[Rule, ...] = (
    _Led(Expression(_LED), ((0, "account"), (0, "person"), (0, "host"), (0, "serial")), None, _GATE),
)
