"""Rows of databases as dumps write them: a statement above names the columns (pg_dump, mysqldump, SQLite)."""

import re
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.inserts import claims_on_rows
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.scanning.leaf_claims import leaf_claims

_COPY = re.compile(rb"(?i)COPY [^\s(]{1,200} \(([^()\r\n]{1,4000})\) FROM stdin\b")
_CREATE = re.compile(
    rb"(?i)[ \t]{0,8}CREATE (?:(?:GLOBAL |LOCAL )?TEMP(?:ORARY)? |UNLOGGED )?TABLE (?:IF NOT EXISTS )?"
    rb"([^\s(]{1,200})[ \t]{0,4}\("
)
_INSERT = re.compile(
    rb"(?i)[ \t]{0,8}(?:INSERT|REPLACE)(?: IGNORE)? INTO ([^\s(]{1,200})[ \t]{1,4}VALUES\s{0,4}(?:\(|$)"
)
# A statement that names its columns, and its rows on lines of their own.
_NAMED = re.compile(
    rb"(?i)[ \t]{0,8}(?:INSERT|REPLACE)(?: IGNORE)? INTO ([^\s(]{1,200})[ \t]{0,4}\(([^()\r\n]{1,4000})\)"
    rb"[ \t]{0,4}VALUES?\s{0,4}$"
)
_ROW = re.compile(rb"[ \t]{0,8}\(")
_COLUMN = re.compile(
    rb"[ \t]{0,16}[`\"\[]?([A-Za-z_\x80-\xff][A-Za-z0-9_\x80-\xff]{0,63})[`\"\]]?[ \t]{1,8}[A-Za-z]"
)
_NO_COLUMNS = frozenset(b"primary unique key constraint foreign index fulltext spatial check exclude".split())
# What stands between a table and its rows: comments, locks, settings, other tables' indexes.
_BETWEEN = re.compile(
    rb"(?i)\s*$|--|/\*|(?:un)?lock |set |begin|start |alter |create (?:unique )?index|commit|delete |\)"
)
_MOST_COLUMNS, _MOST_BETWEEN = 400, 40
_QUOTES = b'`"[] '


class Copied(NamedTuple):
    """Rows behind `COPY table (columns) FROM stdin`, with tabs between cells, to a line that says the end."""

    classes: tuple[str | None, ...]

    def after(self, line: bytes) -> Self | None:
        """The same behind this line, or None where it ends the rows, or is none: a dump may have been cut."""
        is_row = line.count(b"\t") == len(self.classes) - 1 and line.rstrip(b"\r\n") != rb"\."
        return self if is_row else None

    def claims(self, line: bytes) -> list[Span]:
        """What the columns claim in this line."""
        found, place = [], 0
        for name, cell in zip(self.classes, line.rstrip(b"\r\n").split(b"\t"), strict=False):
            found += [Span(c.start + place, c.end + place, c.kind) for c in leaf_claims(name, cell)]
            place += len(cell) + 1
        return found


class Created(NamedTuple):
    """A table that was made above: its columns are still told, or rows for it come."""

    table: bytes
    classes: tuple[str | None, ...]
    is_open: bool
    between: int = 0

    def after(self, line: bytes) -> Self | None:
        """The same behind this line, or None where something else is spoken of."""
        if self.is_open:
            return self._described(line)
        insert = _INSERT.match(line)
        if insert is not None or _ROW.match(line) is not None:
            return self._replace(between=0) if insert is None or _bare(insert[1]) == self.table else None
        stays = _BETWEEN.match(line) is not None and self.between < _MOST_BETWEEN
        return self._replace(between=self.between + 1) if stays else None

    def claims(self, line: bytes) -> list[Span]:
        """What the columns claim in this line."""
        row = None if self.is_open else _INSERT.match(line) or _ROW.match(line)
        if row is None or not row[0].endswith(b"("):
            return []
        return list(claims_on_rows(line, row.end(), self.classes))

    def _described(self, line: bytes) -> Self | None:
        """The same with the column of this line."""
        if line.lstrip().startswith(b")"):
            return self._replace(is_open=False) if any(self.classes) else None
        told = len(self.classes) < _MOST_COLUMNS and _COLUMN.match(line) is not None
        return self._replace(classes=self.classes + _classes([line])) if told else None


def begun(line: bytes) -> Copied | Created | None:
    """The table that a line of a dump names with its columns."""
    copied = _COPY.match(line)
    if copied is not None:
        names = _named(copied[1])
        return Copied(names) if any(names) else None
    insert = _NAMED.match(line)
    if insert is not None:
        names = _named(insert[2])
        return Created(_bare(insert[1]), names, is_open=False) if any(names) else None
    created = _CREATE.match(line)
    if created is None:
        return None
    told = line[created.end() :].strip()
    if not told:
        return Created(_bare(created[1]), (), is_open=True)
    classes = _classes(told.split(b","))
    return Created(_bare(created[1]), classes, is_open=False) if any(classes) else None


def _named(columns: bytes) -> tuple[str | None, ...]:
    """The classes of columns that a statement names in brackets."""
    return tuple(class_of_key(one.strip(_QUOTES).decode("utf-8", "replace")) for one in columns.split(b","))


def _classes(told: list[bytes]) -> tuple[str | None, ...]:
    names = [match[1] for one in told if (match := _COLUMN.match(one)) is not None]
    return tuple(
        class_of_key(name.decode("utf-8", "replace")) for name in names if name.lower() not in _NO_COLUMNS
    )


def _bare(table: bytes) -> bytes:
    """The name of a table without its schema and quotes."""
    return table.rpartition(b".")[2].strip(_QUOTES)
