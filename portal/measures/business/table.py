"""A table of business events (CSV), read row by row: all good rows, and each bad one with line and reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from portal.measures.business.event import BusinessEvent, Column
from portal.measures.business.reading import event_from
from portal.measures.history.rows import BadRow, Format, Row, rows
from portal.vocabulary import BusinessKind, Invalid

KIND = "kind"
HEADER = (KIND, *(one.value for one in Column))
MOST_ROWS = 5000
LARGEST_TABLE = 2_000_000
EXAMPLE = (
    "kind,customer,what,began,due,ended,result,band,gap_of,hours,money\n"
    "purchase,Example Rail,,2025-11-03,,2026-01-15,,,,,\n"
    "milestone,Example Rail,First site in use,,2026-03-01,2026-02-20,started,,,,\n"
    "interruption,Example Rail,,2026-04-02 08:10,,2026-04-02 11:40,,,,,\n"
    "renewal,Example Rail,,,2027-01-15,,,50k_to_250k,,,\n"
    "blocking_step,Example Rail,Waits for a licence key,2026-02-01,,2026-02-09,,,Example Storage,,\n"
    "project,,One form for both companies,2026-03-01,,2026-05-30,,,,120,4000\n"
    "daily_work,,,2026-03-01,,2026-03-31,,,,2400,\n"
)
"""One row of each kind, to begin with."""


@dataclass(frozen=True, slots=True)
class TableRead:
    """What stands in a table; `known` are those rows that the register has already, which are left out."""

    events: tuple[BusinessEvent, ...]
    bad: tuple[BadRow, ...]
    known: int = 0


def events_in(table: bytes, zone: ZoneInfo, now: datetime) -> TableRead:
    """Read the whole table; times without a zone are meant in `zone`.

    Columns may come in any order, with semicolons between them too; those that are not needed may be missing.

    Raises:
        Invalid: it is no table, has no column `kind`, names columns that nobody knows, or has too many rows.
    """
    if len(table) > LARGEST_TABLE:
        raise Invalid("This table is larger than 2 MB. Bring it in parts.", "file")
    events: list[BusinessEvent] = []
    bad: list[BadRow] = []
    for line, row in _rows(table):
        if len(events) + len(bad) >= MOST_ROWS:
            raise Invalid(f"This table has more than {MOST_ROWS:,} rows. Bring it in parts.", "file")
        try:
            events.append(_event(row, zone, now))
        except _NoSuchColumns:
            raise
        except Invalid as wrong:
            bad.append(BadRow(line, f"{wrong.field}: {wrong.sentence}" if wrong.field else wrong.sentence))
    if not events and not bad:
        raise Invalid("This table has no rows below its header.", "file")
    return TableRead(tuple(events), tuple(bad))


def _rows(table: bytes) -> Iterator[tuple[int, Row | str]]:
    try:
        yield from rows(BytesIO(table), Format.CSV, separator=_separator(table), largest=LARGEST_TABLE)
    except Invalid as wrong:
        said = wrong.sentence.replace("The log", "The table").replace("the log", "the table")
        raise Invalid(said.split(" Say in the mapping")[0], "file") from wrong


def _separator(table: bytes) -> str:
    """What stands between the values: where numbers are written 12,5, spreadsheets put semicolons."""
    header = table.partition(b"\n")[0]
    return ";" if b";" in header and b"," not in header else ","


class _NoSuchColumns(Invalid):
    """The header is wrong, and so is every row."""


def _event(row: Mapping[str, str] | str, zone: ZoneInfo, now: datetime) -> BusinessEvent:
    if isinstance(row, str):
        raise Invalid(row)
    unknown = sorted(set(row) - set(HEADER))
    if KIND not in row or unknown:
        named = f"It has {', '.join(unknown[:3])}." if unknown else "The column kind is missing."
        raise _NoSuchColumns(f"The first line must name these columns: {', '.join(HEADER)}. {named}", "file")
    kinds = [one.value for one in BusinessKind]
    wanted = row[KIND].strip().lower()
    if wanted not in kinds:
        raise Invalid(f"Write one of these: {', '.join(kinds)}.", KIND)
    return event_from(BusinessKind(wanted), row, zone, now)
