"""An imported log as columns: case by case, in the order of time, each column as small numbers.

Ten million events take some 300 MB this way and are measured in seconds. Rows that cannot be used are
reported with their line and reason; nothing is guessed.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import compress
from operator import itemgetter
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from portal.measures.history.instants import instant_reader
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.rows import ANY_SIZE, Format, Row, rows
from portal.vocabulary import Invalid

Codes = npt.NDArray[np.int32]
Micros = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

MOST_BAD = 10_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used: its line in the file, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a log may be that somebody brings in through a page: unpacked bytes, and rows."""

    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a small number for each event, and the text of each number."""

    codes: Codes
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryLog:
    """Events sorted by case (as first met), instant, and place in the file.

    `case` numbers the cases from 0, `at` is in microseconds since 1970 UTC, `begins` is the place of each
    case's first event, with the number of events at its end.
    """

    case: Codes
    at: Micros
    begins: npt.NDArray[np.int64]
    columns: Mapping[str, Column]
    case_names: tuple[str, ...]

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.case_names)

    @property
    def last(self) -> npt.NDArray[np.int64]:
        """The place of each case's last event."""
        return self.begins[1:] - 1

    @property
    def ends_case(self) -> Mask:
        """For each event, whether it is its case's last."""
        mask = np.zeros(len(self.at), dtype=np.bool_)
        mask[self.last] = True
        return mask

    def only(self, chosen: Mask) -> "HistoryLog":
        """The log of some cases alone: `chosen` says for each case whether it stays."""
        keep = chosen[self.case]
        numbers = np.cumsum(chosen, dtype=np.int32) - 1
        case = numbers[self.case[keep]]
        begins = np.flatnonzero(np.diff(case, prepend=-1))
        return HistoryLog(
            case=case,
            at=self.at[keep],
            begins=np.append(begins, len(case)),
            columns={name: Column(one.codes[keep], one.texts) for name, one in self.columns.items()},
            case_names=tuple(compress(self.case_names, chosen.tolist())),
        )

    def says(self, mapping: HistoryMapping, meaning: Meaning) -> Mask | None:
        """For each event, whether its state has this meaning; None when the mapping does not say."""
        states = mapping.meaning.get(meaning)
        if states is None:
            return None
        status = self.columns["status"]
        detail = self.columns.get("detail")
        mask = np.zeros(len(self.at), dtype=np.bool_)
        for wanted, particular in states:
            matching = _is(status, wanted)
            if particular is not None and detail is not None:
                matching = matching & _is(detail, particular)
            mask |= matching
        return mask


def read_log(
    stream: BinaryIO,
    written: Format,
    mapping: HistoryMapping,
    progress: Callable[[int], None] | None = None,
    bounds: Bounds | None = None,
) -> tuple[HistoryLog, list[BadRow]]:
    """Read a whole log. `progress` is called with the number of rows read, every 100,000.

    Returns the log of the good rows, and the bad ones; whoever calls decides whether to go on with bad ones.
    Raises `Invalid` when the file cannot be read, a mapped column is missing, no row is good, more than
    `MOST_BAD` are not, or the log is beyond `bounds`.
    """
    gathered = _Gathered(mapping)
    bad: list[BadRow] = []
    largest = bounds.size if bounds else None
    found = rows(stream, written, mapping.separator, mapping.encoding, largest)
    for number, (line, row) in enumerate(found, start=1):
        reason = row if isinstance(row, str) else gathered.take(row)
        if reason:
            bad.append(BadRow(line, reason))
            _must_fit(bad)
        if bounds is not None and number > bounds.rows:
            raise Invalid(f"The log has more than {bounds.rows:,} rows. {ANY_SIZE}", "log")
        if progress is not None and number % 100_000 == 0:
            progress(number)
    if not gathered.at:
        missing = f" The first reason: {bad[0].reason}" if bad else ""
        raise Invalid(f"No row of the log can be used.{missing}", "log")
    return gathered.log(), bad


def _must_fit(bad: Sequence[BadRow]) -> None:
    if len(bad) > MOST_BAD:
        raise Invalid(
            f"More than {MOST_BAD:,} rows cannot be used: the mapping does not fit this log. "
            f"The first, in line {bad[0].line}: {bad[0].reason}",
            "log",
        )


class _Numbers(dict[str, int]):
    """Each text's number, given at its first meeting; blanks around a text make no other text."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, int] = {}

    def __missing__(self, written: str) -> int:
        number = self[written] = self.texts.setdefault(written.strip(), len(self.texts))
        return number


class _Gathered:
    """The rows so far, as growing columns."""

    def __init__(self, mapping: HistoryMapping) -> None:
        self.at = array("q")
        self._at = mapping.columns["at"]
        self._instant = instant_reader(mapping)
        self._names = {name: theirs for name, theirs in mapping.columns.items() if name != "at"}
        self._pick = itemgetter(self._at, self._names["case"], *self._names.values())
        self._codes = {name: array("i") for name in self._names}
        self._numbers = {name: _Numbers() for name in self._names}
        self._growing = [(self._codes[name].append, self._numbers[name]) for name in self._names]

    def take(self, row: Row) -> str | None:
        """Add a row; the reason when it cannot be used."""
        try:
            when, case, *values = self._pick(row)
        except KeyError as missing:
            return f"It has no “{missing.args[0]}”."
        if not case.strip():
            return f"“{self._names['case']}” is empty."
        at = self._instant(when.strip())
        if at is None:
            return f"“{self._at}” is not an instant that can be read."
        self.at.append(at)
        for (append, numbers), value in zip(self._growing, values, strict=True):
            append(numbers[value])
        return None

    def log(self) -> HistoryLog:
        """The columns, sorted."""
        at = np.frombuffer(self.at, dtype=np.int64)
        case = np.frombuffer(self._codes["case"], dtype=np.int32)
        order = np.lexsort((at, case))
        columns = {
            name: Column(np.frombuffer(codes, dtype=np.int32)[order], tuple(self._numbers[name].texts))
            for name, codes in self._codes.items()
        }
        sorted_case = case[order]
        begins = np.flatnonzero(np.diff(sorted_case, prepend=-1))
        return HistoryLog(
            case=sorted_case,
            at=at[order],
            begins=np.append(begins, len(at)),
            columns={name: column for name, column in columns.items() if name != "case"},
            case_names=tuple(self._numbers["case"].texts),
        )


def _is(column: Column, text: str) -> Mask:
    codes = [code for code, known in enumerate(column.texts) if known == text]
    return np.isin(column.codes, codes)


def cohort_days(mapping: HistoryMapping) -> Iterator[int]:
    """The days on which the cohort is looked at, as microseconds of their beginning in UTC."""
    for day in mapping.seen_on:
        yield day_micros(day.isoformat())


def day_micros(day: str) -> int:
    """The beginning of an ISO day in UTC, in microseconds since 1970."""
    since = datetime.fromisoformat(f"{day}T00:00:00+00:00") - _EPOCH
    return since.days * 86_400 * 1_000_000
