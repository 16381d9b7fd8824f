"""Reading an exported log: each row in turn, with what is wrong told by line and reason; nothing is guessed.

What a row leaves empty is as it was before: exports of changes name only what changed. Before a case's first
company, its first one counts, so that no company is called “nothing”.
"""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from portal.measures.history.instants import instant_reader
from portal.measures.history.log import Codes, Column, HistoryLog, Mask, Micros, is_text
from portal.measures.history.mapping import HistoryMapping
from portal.measures.history.one_row import OneRow
from portal.measures.history.rows import ANY_SIZE, BadRow, Format, Row, named_columns, rows
from portal.vocabulary import Invalid

MOST_BAD = 10_000
_LOOKED_AT = 100_000
_HOLDERS = ("organization", "team", "person")
_NO_INSTANT = "is not an instant that can be read."
_FORM = (
    'Say in the mapping how times are written, for example: [time] format = "%d/%m/%Y %H:%M:%S", '
    'or "seconds" since 1970.'
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a log may be that somebody brings in through a page: unpacked bytes, and rows."""

    size: int
    rows: int


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
    found = rows(stream, written, mapping.separator, mapping.encoding, largest, mapping.named)
    for number, (line, row) in enumerate(found, start=1):
        reason = row if isinstance(row, str) else gathered.take(row)
        if reason:
            bad.append(BadRow(line, reason))
            _must_fit(bad)
        if bounds is not None and max(number, len(gathered.at)) > bounds.rows:
            raise Invalid(f"The log has more than {bounds.rows:,} rows. {ANY_SIZE}", "log")
        if progress is not None and number % 100_000 == 0:
            progress(number)
    if not gathered.at:
        raise Invalid(f"No row of the log can be used.{_first(bad)}", "log")
    gathered.check_columns()
    return gathered.log(), bad


def _must_fit(bad: Sequence[BadRow]) -> None:
    if len(bad) > MOST_BAD:
        raise Invalid(
            f"More than {MOST_BAD:,} rows cannot be used: the mapping does not fit this log.{_first(bad)}",
            "log",
        )


def _first(bad: Sequence[BadRow]) -> str:
    if not bad:
        return ""
    hint = f" {_FORM}" if bad[0].reason.endswith(_NO_INSTANT) else ""
    return f" The first, in line {bad[0].line}: {bad[0].reason}{hint}"


class _Numbers(dict[str, int]):
    """Each text's number, given at its first meeting; blanks around it make no other."""

    def __init__(self, empty: frozenset[str]) -> None:
        super().__init__()
        self.texts: dict[str, int] = {}
        self._empty = empty

    def __missing__(self, written: str) -> int:
        text = written.strip()
        number = self[written] = self.texts.setdefault("" if text in self._empty else text, len(self.texts))
        return number


class _Gathered:
    """The rows so far, as growing columns."""

    def __init__(self, mapping: HistoryMapping) -> None:
        self.at = array("q")
        self._mapping = mapping
        self._at = mapping.first_at
        self._instant = instant_reader(mapping)
        names = {name: theirs for name, theirs in mapping.columns.items() if name != "at"}
        self._case, later = names["case"], [one.column for one in mapping.steps[1:]]
        self._texts, self._width = (*names.values(), *later), len(names)
        self._pick = itemgetter(self._at, self._case, *self._texts)
        kept = (*names, "status") if mapping.steps else tuple(names)
        self._codes = {name: array("i") for name in kept}
        self._numbers = {name: _Numbers(mapping.empty) for name in kept}
        self._growing = [(self._codes[name].append, self._numbers[name]) for name in kept]
        self._steps = OneRow(mapping.steps, self._instant, mapping.empty) if mapping.steps else None
        self._first: Row | None = None
        self._unseen = set(self._texts)

    def take(self, row: Row) -> str | None:
        """Add a row; the reason when it cannot be used."""
        try:
            when, case, *values = self._pick(row)
            self._unseen.clear()
        except KeyError:
            needed = (self._at, self._case)
            if missing := [name for name in needed if name not in row]:
                return f"It has no “{missing[0]}”."
            self._unseen.difference_update(row)
            when, case, *values = (row.get(name, "") for name in (*needed, *self._texts))
        if not case.strip() or case.strip() in self._mapping.empty:
            return f"“{self._case}” is empty."
        at = self._instant(when.strip())
        if at is None:
            return f"“{self._at}” {_NO_INSTANT}"
        if self._steps is not None:
            return self._take_whole(self._steps, case.strip(), at, values, row)
        self._first = self._first or row
        self._keep(at, values)
        return None

    def _take_whole(
        self, steps: OneRow, case: str, opened: int, values: Sequence[str], row: Row
    ) -> str | None:
        """Add a whole case; the reason when it cannot be used."""
        if case in self._numbers["case"].texts:
            return f"“{self._case}” stands in an earlier row too; each row must be a whole case."
        begun = steps.begun(opened, values[self._width :])
        if isinstance(begun, str):
            return begun
        self._first = self._first or row
        for state, at in begun:
            self._keep(at, (*values[: self._width], state))
        return None

    def _keep(self, at: int, values: Sequence[str]) -> None:
        self.at.append(at)
        for (append, numbers), value in zip(self._growing, values, strict=True):
            append(numbers[value])

    def check_columns(self) -> None:
        """Each mapped column stood in some row: one that is nowhere is misspelt. Raises `Invalid`."""
        if self._unseen:
            raise Invalid(
                f"No row of the log has “{min(self._unseen)}”. Its first row has: "
                f"{named_columns(self._first or ())}. Leave the column out of the mapping, or mend its name.",
                "log",
            )

    def log(self) -> HistoryLog:
        """The columns, sorted, with what a row leaves empty as it was before."""
        at = np.frombuffer(self.at, dtype=np.int64)
        case = np.frombuffer(self._codes["case"], dtype=np.int32)
        place = np.arange(len(at))
        order = np.lexsort((-place if _newest_first(case, at) else place, at, case))
        columns = {
            name: Column(np.frombuffer(codes, dtype=np.int32)[order], tuple(self._numbers[name].texts))
            for name, codes in self._codes.items()
            if name != "case"
        }
        case = case[order]
        begins = np.append(np.flatnonzero(np.diff(case, prepend=-1)), len(at))
        says_state = _filled(columns, self._mapping, begins)
        return HistoryLog(case, at[order], begins, columns, tuple(self._numbers["case"].texts), says_state)


def _newest_first(case: Codes, at: Micros) -> bool:
    """Whether the file tells each case backwards: then so are its rows of one instant."""
    order = np.argsort(case[:_LOOKED_AT], kind="stable")
    same = np.diff(case[order]) == 0
    steps = np.diff(at[order])[same]
    return int((steps < 0).sum()) > 3 * int((steps > 0).sum())


def _filled(columns: dict[str, Column], mapping: HistoryMapping, begins: npt.NDArray[np.int64]) -> Mask:
    """Fill what was left empty, in place of `columns`; which events name their state themselves."""
    for name in _HOLDERS:
        if name in columns:
            column = columns[name]
            before = _last_told(~is_text(column, ""), begins)
            told = column.codes[before]
            columns[name] = Column(told[_next_told(told != _code(column, ""), begins)], column.texts)
    if "status" not in columns:
        return np.ones(int(begins[-1]), dtype=np.bool_)
    says = ~is_text(columns["status"], "")
    for status, detail in mapping.unchanged:
        same = is_text(columns["status"], status)
        says &= ~(same if detail is None else same & is_text(columns["detail"], detail))
    before = _last_told(says, begins)
    for name in ("status", "detail"):
        if name in columns:
            columns[name] = Column(columns[name].codes[before], columns[name].texts)
    return says


def _last_told(told: Mask, begins: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each event, the place of its case's last event up to it that is `told`, or its first."""
    places = np.where(told, np.arange(len(told)), 0)
    places[begins[:-1]] = begins[:-1]
    return np.maximum.accumulate(places)


def _next_told(told: Mask, begins: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each event, the place of its case's next event from it on that is `told`, or its last."""
    places = np.where(told, np.arange(len(told)), len(told))
    last = begins[1:] - 1
    places[last] = last
    return np.minimum.accumulate(places[::-1])[::-1]


def _code(column: Column, text: str) -> int:
    return column.texts.index(text) if text in column.texts else -1
