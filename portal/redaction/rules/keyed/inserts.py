"""Rows of databases as statements write them: the names of the columns say what the values are."""

import re
from collections.abc import Iterator, Sequence

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values.fitting import JUDGES
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key

_MOST_ROWS = 2000
# With what a letter before it says of its signs: `N'…'`, `E'…'`.
_VALUE = re.compile(
    rb"\s{0,4}+(?:(?:[BENUbenu]&?|_utf8(?:mb4)? ?)?'((?:[^'\\]|''|\\.){0,4000}+)'"
    rb"|\"((?:[^\"\\]|\\.){0,4000}+)\"|([^,()'\"]{1,200}))\s{0,4}+([,)])"
)
_ESCAPED = re.compile(rb"[\\'](')")
_NEXT = re.compile(rb"\s{0,4}+,\s{0,4}+\(")


class _Inserted(Rule):
    """`INSERT INTO … (columns) VALUES (…), (…)`: values by the names of their columns."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The values in columns that tell something."""
        for match in self.pattern.compiled.finditer(line):
            names = [name.strip(b' `"[]\t').decode("utf-8", "replace") for name in match[1].split(b",")]
            classes = [class_of_key(name) for name in names]
            if any(classes):
                yield from claims_on_rows(line, match.end(), classes)


def claims_on_rows(line: bytes, place: int, classes: Sequence[str | None]) -> Iterator[Span]:
    """What these classes of columns claim in the rows of which the first begins here, behind its bracket."""
    for _ in range(_MOST_ROWS):
        for name in classes:
            value = _VALUE.match(line, place)
            if value is None:
                return
            place = value.end()
            yield from _claim(value, name)
            if value[4] == b")":
                break
        following = _NEXT.match(line, place)
        if following is None:
            return
        place = following.end()


def _claim(value: re.Match[bytes], name: str | None) -> Iterator[Span]:
    group = 1 if value[1] is not None else 2 if value[2] is not None else 3
    text = value[group].strip()
    said = _ESCAPED.sub(rb"\1", text) if group == 1 else text  # `'O\'Brien'`, `'O''Brien'`
    if name not in JUDGES or not text or is_placeholder(text):
        return
    kind, judge = JUDGES[name]
    if judge(said, group < 3):  # noqa: PLR2004 - the third is what stands without quotes
        start = value.start(group) + value[group].index(text)
        yield Span(start, start + len(text), kind)


RULES: tuple[Rule, ...] = (
    _Inserted(
        Expression(
            rb"(?i)\b(?:insert|replace)\s{1,4}(?:ignore\s{1,4}|or replace\s{1,4})?"
            # A MERGE has named its table before: `WHEN NOT MATCHED THEN INSERT (…) VALUES (…)`.
            rb"(?:into\s{1,4}[^\s(]{1,200}\s{0,4})?+"
            rb"\(([^()\r\n]{1,4000})\)\s{0,4}values\s{0,4}\("
        ),
        ((1, "account"),),
    ),
)
