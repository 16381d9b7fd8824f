"""The first rows of a log as a mapping reads them: a wrong mapping is seen before anything is measured."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import BinaryIO

from portal.measures.history.instants import instant_reader
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.one_row import OneRow
from portal.measures.history.reading import Bounds
from portal.measures.history.rows import Format, Row, rows

MOST_ROWS = 8
_MEANINGS = {
    Meaning.NOBODY: "nobody has it",
    Meaning.ACCEPTED: "accepted",
    Meaning.REFUSED: "refused",
    Meaning.WANTED: "more is asked for",
    Meaning.SOLVED: "solved",
    Meaning.CUSTOMER: "waits for the customer",
    Meaning.SUPPLIER: "waits for a supplier",
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row: its line, what was read of it, or the reason why it cannot be used."""

    line: int
    case: str = ""
    at: datetime | None = None
    organization: str = ""
    state: str = ""
    means: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The names of the log's own columns, and its first rows."""

    columns: tuple[str, ...]
    rows: tuple[PreviewRow, ...]


def preview(stream: BinaryIO, written: Format, mapping: HistoryMapping, bounds: Bounds) -> Preview:
    """The beginning of a log. Raises `Invalid` when the file cannot be read at all."""
    found = rows(stream, written, mapping.separator, mapping.encoding, bounds.size, needed=())
    read = list(islice(found, MOST_ROWS // 2 if mapping.steps else MOST_ROWS))
    columns = tuple(dict.fromkeys(name for _, row in read if isinstance(row, dict) for name in row if name))
    needed = mapping.named if written is Format.CSV else (mapping.columns["case"], mapping.first_at)
    return Preview(columns, tuple(one for line, row in read for one in _rows(line, row, mapping, needed)))


def _rows(line: int, row: Row | str, mapping: HistoryMapping, needed: Iterable[str]) -> Iterator[PreviewRow]:
    """What was read of one row: one line, or one for each time of a whole case."""
    if isinstance(row, str):
        yield PreviewRow(line, reason=row)
        return
    missing = next((theirs for theirs in needed if theirs not in row), None)
    if missing is not None:
        yield PreviewRow(line, reason=f"It has no “{missing}”.")
        return
    written = ((name, row.get(theirs, "").strip()) for name, theirs in mapping.columns.items())
    values = {name: "" if text in mapping.empty else text for name, text in written}
    instant = instant_reader(mapping)
    at = instant(row[mapping.first_at].strip())
    if not values["case"]:
        yield PreviewRow(line, reason=f"“{mapping.columns['case']}” is empty.")
    elif at is None:
        yield PreviewRow(line, reason=f"“{mapping.first_at}” is not an instant that can be read.")
    elif not mapping.steps:
        yield _read(line, at, values, mapping)
    else:
        later = [row.get(one.column, "") for one in mapping.steps[1:]]
        begun = OneRow(mapping.steps, instant, mapping.empty).begun(at, later)
        if isinstance(begun, str):
            yield PreviewRow(line, reason=begun)
            return
        for state, since in begun:
            yield _read(line, since, {**values, "status": state}, mapping)


def _read(line: int, at: int, values: Mapping[str, str], mapping: HistoryMapping) -> PreviewRow:
    return PreviewRow(
        line,
        case=values["case"],
        at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at),
        organization=values.get("organization", ""),
        state="/".join(values[name] for name in ("status", "detail") if values.get(name)),
        means=", ".join(_meaning_words(values, mapping)),
    )


def _meaning_words(values: Mapping[str, str], mapping: HistoryMapping) -> Sequence[str]:
    state = values.get("status"), values.get("detail")
    if "status" in values and (not state[0] or any(_fits(state, pair) for pair in mapping.unchanged)):
        return ["goes on as before"]
    meaning = mapping.meaning.items()
    return [_MEANINGS[one] for one, states in meaning if any(_fits(state, pair) for pair in states)]


def _fits(state: tuple[str | None, str | None], wanted: tuple[str, str | None]) -> bool:
    return state[0] == wanted[0] and wanted[1] in (None, state[1])
