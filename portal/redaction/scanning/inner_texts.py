"""Texts that a line holds and that are lines for themselves: what is quoted, logged, a cell or a string.

Many rules know a layout by how a line begins and ends. A ticket quotes it behind `> `, a logger puts a date
and its own name before it, a table or a setting wraps it into quotes: then it begins inside of a line.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from portal.redaction.escapes import DOUBLED, JSON, Unescaped, unescape
from portal.redaction.findings import Span

_LEAST, _FARTHEST, _MOST = 6, 256, 8
_LONGEST = 16 * 1024
_DAY = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_QUOTED = re.compile(rb"[ \t]{0,16}(?:[>|*+-]{1,3}[ \t]{1,4}|>){1,4}(?=\S)")
# A date or a number first, or the name of a program that ends so: `sshd[417]: `, `web-1  | `.
_LOGGED = re.compile(
    rb"[\[(<]{0,2}(?:[0-9]|" + _DAY + rb"[ ,])|[A-Za-z][\w./-]{0,60}(?:\[[0-9]{1,9}\])?(?:: | {0,12}\| )"
)
_BREAK = re.compile(rb": |[\])}>] | - |\| | [FP] ")
# A cell of a table without quotes: `,INFO,Dec 10 06:55:46 quay-7 sshd[417]: closed`; in prose a blank leads.
_CELL = re.compile(
    rb"(?<=,)(?![0-9]{3} )[^\s,\"'][^,]{11,}+(?=,\S|$)"
    rb"|(?<=\t)[^\s\"'][^\t]{11,}+(?=\t|$)|(?<=;)[^\s;\"'][^;]{11,}+(?=;\S|$)"
)
_STRING = re.compile(rb"(?<![\w\\])([\"'])((?:(?!\1)[^\\]|\\.|\1\1)*+)\1(?!\w)", re.DOTALL)


class Inner(NamedTuple):
    """A text with where it begins in the line, and what its escapes said there if it had any."""

    text: bytes
    start: int
    behind: Unescaped | None = None

    def moved(self, span: Span) -> Span:
        """A claim on the text as one on the line."""
        if self.behind is None:
            return span.moved(self.start)
        start, end = self.behind.raw_start(span.start), self.behind.raw_end(span.end)
        return Span(start, end, span.kind).moved(self.start)


def inner_texts(line: bytes) -> Iterator[Inner]:
    """The texts in a line that may be lines; of a document none, whose values are read anyway."""
    if len(line) > _LONGEST or len(line) < _LEAST or line.startswith((b"{", b"<")):
        return
    quoted = _QUOTED.match(line)
    begin = quoted.end() if quoted is not None else 0
    if begin:
        yield Inner(line[begin:], begin)
    if _LOGGED.match(line, begin):
        for one in islice(_BREAK.finditer(line, begin, begin + _FARTHEST), _MOST):
            yield Inner(line[one.end() :], one.end())
    if b"," in line or b";" in line or b"\t" in line:
        for one in islice(_CELL.finditer(line, begin), _MOST):
            if b" " in one[0]:
                yield Inner(one[0], one.start())
    if b'"' in line or b"'" in line:
        yield from filter(None, map(_of_string, islice(_STRING.finditer(line), _MOST)))


def _of_string(match: re.Match[bytes]) -> Inner | None:
    """What a string says, whose quotes are escaped or doubled; None for a mere word."""
    quote, raw, start = match[1], match[2], match.start(2)
    for sign, escape in ((b"\\" + quote, JSON), (b"\\\\", JSON), (quote * 2, DOUBLED)):
        if sign in raw:
            behind = unescape(raw, escape)
            return Inner(behind.text, start, behind)
    return Inner(raw, start) if b" " in raw and len(raw) >= _LEAST else None
