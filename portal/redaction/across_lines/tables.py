"""Tables as commands and consoles print them: the title of a column says what stands below it.

A line of titles is told by its words: at least one names people, accounts, machines or devices, and all of
them are short. The rows below are read by the places of the titles, or by the sign between them, until a
line comes that is no row.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.machines.columns import RECORDED
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.labels import class_of_title
from portal.redaction.rules.words.lexicon import is_plain
from portal.redaction.scanning.leaf_claims import leaf_claims

_NAMES = ("person", "half_name", "name")
_OF_PEOPLE = (*_NAMES, "email", "phone", "extension", "address", "city", "postal_code", "date_of_birth")
_OF_PAPERS = (
    "passport",
    "driving_license",
    "national_id",
    "tax_id",
    "health_id",
    "card",
    "card_end",
    "bank_account",
)
_OF_CLOUDS = ("ssid", "mac", "project", "bucket", "cloud_account")
_OF_THINGS = ("account", "host", "serial", "serial_or_surname", "imei", "vehicle", "password", "token")
_CLASSES = frozenset((*_OF_THINGS, *_OF_CLOUDS, *_OF_PEOPLE, *_OF_PAPERS))
_ALSO_WITHIN = {"phone": "extension"}  # a column of telephones holds those within the house
_LEAST_TITLES, _LEAST_CELLS, _MOST_ROWS = 3, 2, 300
_TELLING = frozenset(("password", "token"))
"""A table of two columns is one where both tell and one of them holds secrets: `| Login | Password |`."""
_LONGEST = 400
_TITLE = re.compile(rb"(?:[A-Za-z#%@]|[\xc3-\xed][\x80-\xbf]{1,2})[A-Za-z0-9\x80-\xff _./%()#@'-]{0,60}")
_CODE = re.compile(rb"`[^`|\r\n]{1,80}`")
_CAPITALS = re.compile(rb"[A-Z#%@][A-Z0-9_/%()#@.-]{0,20}")
_APART = re.compile(rb"[^ \t\r\n]+(?: [^ \t\r\n]+)*")
_WORDS = re.compile(rb"[^ \t\r\n]+")
# A table that is turned: the first cell of a row says what the second is.
_SAYS = frozenset(
    ("field", "key", "name", "property", "setting", "parameter", "attribute", "variable", "item", "feld")
)
_SAID = frozenset(("value", "wert", "valeur", "valor", "content"))
_OF_MACHINES = re.compile(
    r"(?i)(?:internal|external|primary|private|public|mgmt)[- _]?ip(?:[- _]?addr(?:ess)?)?"
    r"|ip(?:v4)?[- _]addr(?:ess)?|roles|ipv[46]|resource ?group|machine[- _]type|vmid|guest os|fqdns?"
)
_OF_LIBVIRT = ["id", "name", "state"]
# What closes a table, `Entries: 2	Skipped: 0	Found: 2`.
_SUM = re.compile(rb"(?:[A-Z][a-z]{2,16}: [0-9]{1,9}(?:[ \t]{1,4}|\r?\n?$)){2}")
# A line of a log behind a table whose rows begin otherwise.
_INSTANT = re.compile(rb"\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}")
_RULE = re.compile(rb"[ \t]*[-=+| ]{3,}[ \t\r\n]*")
# How logs of the W3C name their fields, and which of these no title of a table is: cookies, a site's number.
_LOGGED, _LONGEST_LOGGED = b"#Fields: ", 4_000
_OF_LOGS = {"cs(Cookie)": "cookie", "s-sitename": None}


class Column(NamedTuple):
    """A title: where it begins and ends, where the next begins, and what stands below it."""

    start: int
    end: int
    last: int
    name: str | None


class Table(NamedTuple):
    """The titles of one table, the sign between columns (none where places tell), how many rows came.

    Rows that begin with an instant are `timed`. `open` is one in which a cell in quotes goes on below, and
    `turned` one whose rows begin with what says of which kind the next cell is. One that is `logged` has long
    rows, and remarks between them.
    """

    sign: bytes
    columns: tuple["Column", ...]
    rows: int = 0
    timed: bool = False
    open: bool = False
    turned: bool = False
    logged: bool = False

    def after(self, row: bytes) -> "Table | None":
        """The same table one row later, or None where this line is no row of it."""
        if self.rows >= _MOST_ROWS or len(row) > (_LONGEST_LOGGED if self.logged else _LONGEST):
            return None
        if _is_remark(self, row) or _RULE.fullmatch(row):
            return self
        if _SUM.match(row):
            return None
        timed = _INSTANT.match(row) is not None
        if timed and self.rows and not self.timed:
            return None
        cells = len(row.split(self.sign)) if self.sign else len(_APART.findall(row))
        if cells < _LEAST_CELLS and not self.open:
            return None
        opens = bool(self.sign) and self.open != (row.count(b'"') % 2 == 1)
        return self._replace(rows=self.rows + 1, timed=timed, open=opens)

    def goes_on(self, titles: "Table", line: bytes) -> bool:
        """Whether a line that reads like titles is a row: `server02` is a machine, and no column of them."""
        return has_digit(line) and (titles.sign, len(titles.columns)) == (self.sign, len(self.columns))

    def claims(self, row: bytes) -> list[Span]:
        """What the titles claim in one row; a row of dashes below them holds nothing."""
        if _is_remark(self, row) or _RULE.fullmatch(row):
            return []
        return [span for start, end, name in self._cells(row) for span in _claims(name, row, start, end)]

    def _cells(self, row: bytes) -> Iterator[tuple[int, int, str | None]]:
        if self.turned:
            yield from _told_beside(row, self.sign)
            return
        if self.sign:
            yield from _divided(row, self.sign, [column.name for column in self.columns])
            return
        for cell in _APART.finditer(row):
            column = max(self.columns, key=lambda one: _shared(one, *cell.span()))
            if any(_shared(column, *cell.span())):
                yield cell.start(), cell.end(), column.name


def _is_remark(table: Table, row: bytes) -> bool:
    return row.startswith(b"#" if table.logged else b"# ")


def _told_beside(row: bytes, sign: bytes) -> Iterator[tuple[int, int, str | None]]:
    """The second cell of a row, with what the first says of it."""
    first = len(row) - len(row.lstrip(b" " + sign))
    end = row.find(sign, first)
    if end > first:
        start, last = end + 1, row.find(sign, end + 1)
        name = class_of_title(row[first:end].strip(b" \t\"'`*").decode("utf-8", "replace"))
        yield start, len(row.rstrip()) if last < 0 else last, name if name in _CLASSES else None


def _shared(column: Column, start: int, end: int) -> tuple[int, int]:
    """How many signs of a cell stand below the title, and before the next one."""
    first = max(column.start, start)
    return max(0, min(column.end, end) - first), max(0, min(column.last, end) - first)


def table_of(line: bytes) -> Table | None:
    """The table that a line of titles begins."""
    if line.startswith(_LOGGED):
        return _of_log(line.rstrip()[len(_LOGGED) :].decode("utf-8", "replace"))
    if len(line) > _LONGEST or not _may_be_titles(line):
        return None
    text = line.rstrip().removeprefix(RECORDED)
    for sign in (b"|", b"\t", b",", b";"):
        if sign in text and not (sign in b",;" and sign + b" " in text):
            table = _by_sign(text, sign)
            if table is not None or text.count(sign) >= _LEAST_TITLES - 1:
                return table
    return _by_places(text)


def _of_log(text: str) -> Table | None:
    """The fields of a log: divided by blanks, by commas where Exchange writes it."""
    sign = "," if "," in text else " "
    titles = [title.strip() for title in text.split(sign)]
    classes = zip(titles, _classes(titles), strict=True)
    names = [_OF_LOGS.get(title, name) for title, name in classes]
    columns = tuple(Column(0, 0, 0, name) for name in names)
    return Table(sign.encode(), columns, logged=True) if any(names) else None


def _may_be_titles(line: bytes) -> bool:
    return (
        b"=" not in line
        and b":" not in line
        and (b"  " in line or any(sign in line for sign in (b"|", b"\t", b",", b";")))
    )


def _by_sign(text: bytes, sign: bytes) -> Table | None:
    if sign == b"|" and b"| `" in text and _CODE.sub(b"", text).strip(b" |"):
        return None  # a row of a table in Markdown: `| `DB_USER` | shop | who signs in |`
    if text.lstrip().startswith(b"||"):  # titles in the notation of Jira, `||Host||Login||`
        text = text.replace(b"||", b"|")
    titles = [title.strip(b" \t\"'`*") for title in text.strip(b" |" if sign == b"|" else b" ").split(sign)]
    lead = [""] if sign == b"|" and text.lstrip().startswith(b"|") else []
    if len(titles) < _LEAST_CELLS or not all(_TITLE.fullmatch(title) for title in titles):
        return None
    words = [title.decode("utf-8", "replace") for title in titles]
    if len(words) == _LEAST_CELLS and words[0].lower() in _SAYS and words[1].lower() in _SAID:
        return Table(sign, (), turned=True)
    names = _classes([*lead, *words])
    return _made(sign, [Column(0, 0, 0, name) for name in names], len(titles))


def _by_places(text: bytes) -> Table | None:
    """Titles in capitals are divided by any blank, others by two; of small ones two must tell."""
    words = list(_WORDS.finditer(text))
    capitals = all(_CAPITALS.fullmatch(word[0]) for word in words)
    titles = words if capitals else list(_APART.finditer(text))
    if len(titles) < _LEAST_CELLS or not all(_TITLE.fullmatch(title[0]) for title in titles):
        return None
    lasts = [title.start() for title in titles[1:]] + [_LONGEST]
    names = _classes([title[0].decode("utf-8", "replace") for title in titles])
    if (
        not (capitals or all(title[0][:1].isupper() for title in titles))
        and len(names) - names.count(None) < _LEAST_CELLS
    ):
        return None
    columns = zip(titles, lasts, names, strict=True)
    return _made(b"", [Column(*title.span(), last, name) for title, last, name in columns], len(titles))


def _made(sign: bytes, columns: list[Column], titles: int) -> Table | None:
    names = {column.name for column in columns[-titles:]}
    told = any(names) if titles >= _LEAST_TITLES else all(names) and bool(names & _TELLING)
    return Table(sign, tuple(columns)) if told else None


def _classes(titles: list[str]) -> list[str | None]:
    """What stands below each title. Beside a column of addresses a name is a machine's."""
    titles = [title.split("(")[0] for title in titles]
    # `LOGIN@` of `w` is when somebody signed in.
    found = [class_of_title(title) if title and not title.endswith("@") else None for title in titles]
    machines = [title.lower() for title in titles] == _OF_LIBVIRT or any(map(_OF_MACHINES.fullmatch, titles))
    found = [
        "host" if machines and title.lower() == "name" else name
        for title, name in zip(titles, found, strict=True)
    ]
    return [_ALSO_WITHIN.get(name, name) if name in _CLASSES else None for name in found]


def _divided(row: bytes, sign: bytes, names: list[str | None]) -> Iterator[tuple[int, int, str | None]]:
    place = 0
    for name, cell in zip(names, row.rstrip(b"\r\n").split(sign), strict=False):
        yield place, place + len(cell), name
        place += len(cell) + len(sign)


def _claims(name: str | None, row: bytes, start: int, end: int) -> Iterator[Span]:
    cell = row[start:end].strip(b" \t\"'`>*")
    cell = cell.split(b" ", 1)[0] if name in {"host", "account"} else cell
    if name is None or not cell or is_plain(cell.decode("utf-8", "replace")):
        return
    first = row.index(cell, start)
    for claim in leaf_claims(name, cell):
        yield Span(claim.start + first, claim.end + first, claim.kind)
