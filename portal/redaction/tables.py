"""Tables as commands and consoles print them: the title of a column says what stands below it.

A line of titles is told by its words: at least one names people, accounts, machines or devices, and all of
them are short. The rows below are read by the places of the titles, or by the sign between them, until a
line comes that is no row.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.redaction.engine import leaf_claims
from portal.redaction.findings import Span
from portal.redaction.rules.keys import class_of_key
from portal.redaction.rules.lexicon import is_plain

_CLASSES = frozenset(
    ("account", "host", "person", "name", "email", "phone", "serial", "password", "token", "address")
)
_LEAST_TITLES, _LEAST_CELLS, _MOST_ROWS = 3, 2, 300
_LONGEST = 400
_TITLE = re.compile(rb"[A-Za-z#%@][A-Za-z0-9 _./%()#@-]{0,30}")
_CAPITALS = re.compile(rb"[A-Z#%@][A-Z0-9_/%()#@.-]{0,20}")
_APART = re.compile(rb"[^ \t\r\n]+(?: [^ \t\r\n]+)*")
_WORDS = re.compile(rb"[^ \t\r\n]+")
_RULE = re.compile(rb"[ \t]*[-=+| ]{3,}[ \t\r\n]*")


class Table(NamedTuple):
    """The titles of one table, the sign between columns (none where places tell), how many rows came."""

    sign: bytes
    columns: tuple[tuple[int, int, str | None], ...]
    rows: int = 0

    def after(self, row: bytes) -> "Table | None":
        """The same table one row later, or None where this line is no row of it."""
        if self.rows >= _MOST_ROWS or len(row) > _LONGEST:
            return None
        if _RULE.fullmatch(row):
            return self
        cells = len(row.split(self.sign)) if self.sign else len(_APART.findall(row))
        return self._replace(rows=self.rows + 1) if cells >= _LEAST_CELLS else None

    def claims(self, row: bytes) -> list[Span]:
        """What the titles claim in one row."""
        return [span for start, end, name in self._cells(row) for span in _claims(name, row, start, end)]

    def _cells(self, row: bytes) -> Iterator[tuple[int, int, str | None]]:
        if self.sign:
            yield from _divided(row, self.sign, [name for _, _, name in self.columns])
            return
        for cell in _APART.finditer(row):
            shared = [
                (min(end, cell.end()) - max(start, cell.start()), name) for start, end, name in self.columns
            ]
            most, name = max(shared, key=lambda one: one[0])
            if most > 0:
                yield cell.start(), cell.end(), name


def table_of(line: bytes) -> Table | None:
    """The table that a line of titles begins."""
    if len(line) > _LONGEST or not _may_be_titles(line):
        return None
    text = line.rstrip()
    for sign in (b"|", b"\t", b",", b";"):
        if text.count(sign) >= _LEAST_TITLES - 1 and not (sign in b",;" and sign + b" " in text):
            return _by_sign(text, sign)
    return _by_places(text)


def _may_be_titles(line: bytes) -> bool:
    return (
        b"=" not in line
        and b":" not in line
        and (b"  " in line or any(sign in line for sign in (b"|", b"\t", b",", b";")))
    )


def _by_sign(text: bytes, sign: bytes) -> Table | None:
    titles = [title.strip(b" \t\"'`*") for title in text.strip(b" |" if sign == b"|" else b" ").split(sign)]
    lead = 1 if sign == b"|" and text.lstrip().startswith(b"|") else 0
    if len(titles) < _LEAST_TITLES or not all(_TITLE.fullmatch(title) for title in titles):
        return None
    return _made(sign, [(0, 0, "")] * lead + [(0, 0, title.decode()) for title in titles])


def _by_places(text: bytes) -> Table | None:
    """Titles in capitals are divided by any blank, others by two."""
    words = list(_WORDS.finditer(text))
    capitals = all(_CAPITALS.fullmatch(word[0]) for word in words)
    titles = words if capitals else list(_APART.finditer(text))
    if len(titles) < _LEAST_TITLES or not all(_TITLE.fullmatch(title[0]) for title in titles):
        return None
    if not capitals and not all(title[0][:1].isupper() for title in titles):
        return None
    ends = [title.start() for title in titles[1:]] + [_LONGEST]
    return _made(
        b"", [(title.start(), end, title[0].decode()) for title, end in zip(titles, ends, strict=True)]
    )


def _made(sign: bytes, titles: list[tuple[int, int, str]]) -> Table | None:
    columns = tuple((start, end, _class_of(title)) for start, end, title in titles)
    return Table(sign, columns) if any(name for _, _, name in columns) else None


def _class_of(title: str) -> str | None:
    name = class_of_key(title) if title else None
    return name if name in _CLASSES else None


def _divided(row: bytes, sign: bytes, names: list[str | None]) -> Iterator[tuple[int, int, str | None]]:
    place = 0
    for name, cell in zip(names, row.rstrip(b"\r\n").split(sign), strict=False):
        yield place, place + len(cell), name
        place += len(cell) + len(sign)


def _claims(name: str | None, row: bytes, start: int, end: int) -> Iterator[Span]:
    cell = row[start:end].strip(b" \t\"'`>*")
    if name is None or not cell or is_plain(cell.decode("utf-8", "replace")):
        return
    first = row.index(cell, start)
    for claim in leaf_claims(name, cell):
        yield Span(claim.start + first, claim.end + first, claim.kind)
