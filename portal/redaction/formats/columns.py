"""CSV and TSV: the head of a column says what stands below it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.machines.columns import RECORDED
from portal.redaction.rules.words.labels import class_of_title
from portal.redaction.scanning.leaf_claims import leaf_claims

_SEPARATORS = (b",", b"\t", b";", b"|")
_LEAST_COLUMNS = 2
_TITLE = re.compile(r"[^\W\d][\w .()/#-]{0,40}")
# What may stand above the head: the separator, as Excel writes it, remarks, empty lines.
_SEPARATOR = re.compile(rb"(?i)\"?sep=([^\"\r\n])\"?\r?")
_REMARK = re.compile(rb"[#%;]|\r?$")
# The first line of a program is no head: `from typing import Any, List, Optional`.
_IMPORTS = re.compile(rb"(?:from [\w.]{1,80} )?import [\w.*]")
_MEANING = re.compile(rb"[0-9A-Za-z\x80-\xff]")
_MOST_ABOVE, _MOST_LINES, _LONGEST, _BEGIN = 32, 64, 32 * 1024, 64 * 1024
_MOST_KNOWN, _MOST_READ = 20_000, 8192


class Field(NamedTuple):
    """A field of a row without and with what is around it, and whether it goes on in the next line."""

    start: int
    end: int
    first: int
    last: int
    opened: bool = False


class Columns:
    """The head of one table; gives the claims that a column's head makes on a row's fields."""

    def __init__(self, begin: bytes) -> None:
        """Read the head in the first lines of a table."""
        self._above, head, separator = _head(begin)
        self._head = head.rstrip(b"\r")
        self._recorded = any(one.startswith(RECORDED) for one in self._above)
        self._separator = separator or max(_SEPARATORS, key=head.count)
        escaped = re.escape(self._separator)
        self._field = re.compile(
            rb"[ \t]*+\"((?:[^\"]++|\"\")*+)\"[ \t]*+(?=" + escaped + rb"|\r?$)"
            rb"|([ \t]*+\"(?:[^\"]++|\"\")*+$)|([^" + escaped + rb"\r\n]*+)"
        )
        self._rest = re.compile(rb"((?:[^\"]++|\"\")*+)(?:\"[ \t]*+(?:" + escaped + rb"|\r?$)|$)")
        title = self._head.lstrip(b"# ")
        fields = (title[one.start : one.end] for one in self._fields(title))
        names = [field.strip().decode("utf-8", "replace") for field in fields]
        self._titled = _IMPORTS.match(title) is None and all(_TITLE.fullmatch(name) for name in names)
        classes = [class_of_title(name) for name in names]
        named = None if self._recorded else "person"  # it names people, and in a recorder's log things
        self._classes = [named if one == "name" else one for one in classes]
        if "host email" in {name.lower() for name in names}:  # a host with a mail address receives guests
            self._classes = ["person" if one == "host" else one for one in self._classes]
        self._told = [(column, one) for column, one in enumerate(self._classes) if one is not None]
        self._known: dict[tuple[str, bytes], list[Span]] = {}
        self._read: dict[bytes, list[Field]] = {}
        self._open: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self._classes)

    @property
    def useful(self) -> bool:
        """Whether this head says anything about its columns."""
        return self._titled and len(self._classes) >= _LEAST_COLUMNS and any(self._classes)

    @property
    def classes(self) -> Sequence[str | None]:
        """The classes of the heads."""
        return self._classes

    def fields(self, row: bytes) -> list[Field]:
        """The fields of a row that goes on with none from the line before; asked for more than once."""
        found = self._read.get(row)
        if found is None:
            if len(self._read) >= _MOST_READ:
                self._read.clear()
            found = self._read[row] = self._fields(row)
        return found

    def claims_on(self, key_class: str, cell: bytes) -> list[Span]:
        """What a head of this class claims in a cell; many come again."""
        asked = key_class, cell
        found = self._known.get(asked)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[asked] = leaf_claims(key_class, cell)
        return found

    def placed(self, row: bytes, claims: list[Span]) -> list[Span]:
        """Claims on a row (without its line end), each within one cell, with those that the heads make.

        One that reached over several would make one cell of them, and all behind would lose their heads.
        """
        return [*self._within(row, claims), *self.claims(row)]

    def claims(self, row: bytes) -> list[Span]:
        """What the heads claim in one row (without its line end), or in one more line of a cell."""
        if row == self._head or row in self._above or (self._recorded and row.startswith(b"#")):  # no values
            return []
        if self._open is None and row.startswith(b"# ") and len(self.fields(row)) != self.count:
            return []  # a remark below the rows
        begun, self._open = self._open, None
        found = [] if begun is None else self._below(row, *begun)
        whole = self.fields(row)
        return found if begun is not None and len(whole) < self.count else found + self._of(row, whole, 0)

    def _within(self, row: bytes, claims: list[Span]) -> list[Span]:
        if self._open is not None or not any(self._separator in row[one.start : one.end] for one in claims):
            return claims
        made = []
        cells = [(start, end) for start, end, *_ in self.fields(row)]
        ends = [end for _, end in cells]
        for one in claims:
            reached = cells[bisect_right(ends, one.start) : bisect_left(cells, (one.end,))]
            parts = [Span(max(one.start, start), min(one.end, end), one.kind) for start, end in reached]
            made += [_bare(row, part) for part in parts] if len(parts) > 1 else [one]
        return [one for one in made if _MEANING.search(row, one.start, one.end)]

    def _below(self, row: bytes, column: int, lines: int) -> list[Span]:
        """The claims on a line that goes on with a cell, and on the cells behind that."""
        rest = self._rest.match(row)
        if rest is None or lines >= _MOST_LINES:
            return []
        found = self._of(row, [Field(*rest.span(1), *rest.span(1))], column)
        if rest.end() == len(rest[1]):  # no quote ends it
            self._open = column, lines + 1
            return found
        return found + self._of(row, self._fields(row, rest.end()), column + 1)

    def _of(self, row: bytes, fields: list[Field], first: int) -> list[Span]:
        found, count = list[Span](), min(len(fields), self.count - first)
        if 0 < count == len(fields) and fields[-1].opened and len(row) <= _LONGEST:  # no other can be
            self._open = first + count - 1, 0
        for column, key_class in self._told:
            if 0 <= column - first < count:
                start, end, *_ = fields[column - first]
                claims = self.claims_on(key_class, row[start:end])
                found += [one.moved(start) for one in claims] if claims else ()
        return found

    def _fields(self, row: bytes, place: int = 0) -> list[Field]:
        if b'"' not in row and b"\r" not in row and not place:
            starts = accumulate((len(cell) + 1 for cell in row.split(self._separator)), initial=0)
            edges = ((start, following - 1) for start, following in pairwise(starts))
            return [Field(*edge, *edge) for edge in edges]
        fields: list[Field] = []
        while place <= len(row):
            match = self._field.match(row, place)
            if match is None:
                break
            if match[2] is not None:
                start = match.start(2) + match[2].index(b'"') + 1
                fields.append(Field(start, match.end(2), *match.span(), opened=True))
            else:
                fields.append(Field(*match.span(1 if match[1] is not None else 3), *match.span()))
            place = match.end() + 1
        return fields


def _bare(row: bytes, part: Span) -> Span:
    """A part of a claim without the blanks around it."""
    value = row[part.start : part.end]
    start = part.start + len(value) - len(value.lstrip())
    return Span(start, max(start, part.end - len(value) + len(value.rstrip())), part.kind)


def _head(begin: bytes) -> tuple[frozenset[bytes], bytes, bytes]:
    """The lines above the head of a table, the head, and the separator if one is told.

    Where what stands below the remarks is no head, the last of them may be it.
    """
    above: list[bytes] = []
    separator = b""
    for line in islice(begin[:_BEGIN].split(b"\n"), _MOST_ABOVE):
        told = _SEPARATOR.fullmatch(line)
        separator = told[1] if told is not None else separator
        if told is None and _REMARK.match(line) is None:
            break
        above.append(line.rstrip(b"\r"))
    else:
        line = b""
    told_by = next((one for one in above if one.startswith(RECORDED)), None)
    if told_by is not None:
        return frozenset(above), told_by[len(RECORDED) :], b"\t"
    remarks = [one for one in above if one.startswith(b"#")]
    if remarks and not Columns(line).useful and Columns(remarks[-1].lstrip(b"# ")).useful:
        line = remarks[-1]
    return frozenset(above), line, separator
