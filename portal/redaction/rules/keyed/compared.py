"""Values that a statement names behind them or compares: `'MXQ4412' AS serial`, `surname ILIKE 'Lund%'`."""

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values.fitting import JUDGES, kind_for
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key

_QUOTED = rb"N?'(?P<value>(?:[^'\\\r\n]|''){1,400})'"
_COLUMN = rb"(?:[A-Za-z_][A-Za-z0-9_]{0,60}\.)?[\"`\[]?(?P<key>[A-Za-z_][A-Za-z0-9_]{1,60})[\"`\]]?"
# What is looked for may begin or end with any signs: `'Lund%'`.
_WILD = b"%_"


class _Compared(Rule):
    """A value in quotes, judged by the column that stands beside it."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value without the signs for any others, where the column promises one like it."""
        for match in self.pattern.compiled.finditer(line):
            name = class_of_key(match["key"].decode())
            value = match["value"].strip(_WILD)
            if name in JUDGES and value and not is_placeholder(value):
                kind = kind_for(name, value, quoted=True)
                start = match.start("value") + match["value"].index(value)
                if kind is not None:
                    yield Span(start, start + len(value), kind)


def _compared(pattern: bytes) -> Rule:
    return _Compared(Expression(pattern, re.IGNORECASE), (("value", "account"),))


RULES: tuple[Rule, ...] = (
    _compared(_QUOTED + rb"(?:::[a-z]{2,20})?\s{1,4}as\s{1,4}" + _COLUMN),
    _compared(_COLUMN + rb"\s{1,4}(?:not\s{1,4})?(?:i?like|in\s{0,4}\(|rlike|similar to)\s{0,4}" + _QUOTED),
    _compared(_COLUMN + rb"\s{0,4}(?:<>|!=)\s{0,4}" + _QUOTED),
)
