"""How an imported log's cases ended: came back, still open, solved where they began, and after how long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from portal.measures.history.log import Codes, Column, HistoryLog, Mask
from portal.measures.history.passing import HOUR, holders_of_cases
from portal.measures.history.waiting import case_lengths
from portal.measures.survival import Curve, End, Waiting, curve

MANY = 4
"""Cases that went through so many organizations or more are told together."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Cases opened from a day on, as they would have been seen at `seen_at` (µs; None: at the log's end)."""

    seen_at: int | None
    curve: Curve
    finished_hours: tuple[float, ...]


def reopened(log: HistoryLog, solved: Mask, going: Mask) -> tuple[int, int]:
    """How often something went on directly after being solved, and in how many cases."""
    again = solved[:-1] & going[1:] & (log.case[1:] == log.case[:-1])
    return int(again.sum()), len(np.unique(log.case[1:][again]))


def reopened_within(log: HistoryLog, solved: Mask, span: int) -> tuple[int, int]:
    """In how many cases something went on within `span` (µs) after the first solving, of how many.

    Only cases count that were first solved at least `span` before the log ends: the others may yet come back.
    """
    places = np.flatnonzero(solved)
    cases, where = np.unique(log.case[places], return_index=True)
    first = places[where]
    ripe = log.at[first] <= int(log.at.max()) - span
    going = np.flatnonzero(~solved)
    following = np.searchsorted(going, first)
    known = following < len(going)
    after = going[np.minimum(following, max(0, len(going) - 1))] if len(going) else first
    same = known & (log.case[after] == cases)
    back = ripe & same & (log.at[after] - log.at[first] <= span)
    return int(back.sum()), int(ripe.sum())


def still_open(log: HistoryLog, solved: Mask) -> int:
    """How many cases do not end solved."""
    return int((~solved[log.last]).sum())


def solved_where_they_began(log: HistoryLog, column: Column, solved: Mask) -> tuple[int, int]:
    """In how many cases the first holder is the one of the last solving event, of how many ever solved."""
    places = np.flatnonzero(solved)
    last_solved = np.full(log.cases, -1, dtype=np.int64)
    last_solved[log.case[places]] = places
    ever = last_solved >= 0
    firsts = column.codes[log.begins[:-1]]
    same = firsts[ever] == column.codes[last_solved[ever]]
    return int(same.sum()), int(ever.sum())


def length_by_number(log: HistoryLog, column: Column) -> dict[str, tuple[int, float]]:
    """Number of different holders of a case ("4+" for many) → (cases, median hours from first to last)."""
    numbers = np.minimum(holders_of_cases(log, log.case, column.codes), MANY)
    hours = case_lengths(log) / HOUR
    found = {}
    for number in np.unique(numbers):
        chosen = hours[numbers == number]
        name = f"{number}+" if number == MANY else str(number)
        found[name] = (len(chosen), float(np.median(chosen)))
    return found


def lines_touched(log: HistoryLog, team: Column, line_of: Callable[[str], int]) -> dict[int, int]:
    """Highest line of support that a case touched → number of cases."""
    highest = np.maximum.reduceat(_lines(team, line_of), log.begins[:-1])
    numbers, counts = np.unique(highest, return_counts=True)
    return {int(number): int(count) for number, count in zip(numbers, counts, strict=True)}


def in_order_of_lines(log: HistoryLog, team: Column, line_of: Callable[[str], int]) -> int:
    """How many cases began at line 1, skipped none on the way up and never went down."""
    lines = _lines(team, line_of)
    climb = np.diff(lines, prepend=lines[0])
    climb[log.begins[:-1]] = lines[log.begins[:-1]] - 1
    fits = (climb == 0) | (climb == 1)
    fits[log.begins[:-1]] = climb[log.begins[:-1]] == 0
    return int(np.logical_and.reduceat(fits, log.begins[:-1]).sum())


def cohort(log: HistoryLog, solved: Mask, opened_from: int, seen_at: int | None) -> Cohort:
    """The cases opened from `opened_from` (µs) on, with hours until their last event when that solved them.

    A case whose last event is later than `seen_at` counts as open then.
    """
    first, last = log.at[log.begins[:-1]], log.at[log.last]
    limit = int(log.at.max()) if seen_at is None else seen_at
    chosen = (first >= opened_from) & (first <= limit)
    ended = solved[log.last][chosen] & (last[chosen] <= limit)
    spans = (np.where(ended, last[chosen], limit) - first[chosen]) / HOUR
    waitings = [
        Waiting(span, End.HAPPENED if done else End.OPEN)
        for span, done in zip(spans.tolist(), ended.tolist(), strict=True)
    ]
    return Cohort(seen_at, curve(waitings), tuple(spans[ended].tolist()))


def office_hours(
    started: npt.NDArray[np.int64],
    ended: npt.NDArray[np.int64],
    open_spans: Sequence[tuple[datetime, datetime]],
) -> npt.NDArray[np.float64]:
    """How many hours of each interval (µs) lie in `open_spans`, which must cover all of them, in order.

    The amount of open time before an instant is piecewise linear, so each interval is a difference of two.
    """
    if not open_spans:
        return np.zeros(len(started))
    edges = np.array([_micros(one) for span in open_spans for one in span], dtype=np.int64)
    lengths = np.where(np.arange(len(edges)) % 2 == 1, np.diff(edges, prepend=edges[0]), 0)
    before = np.cumsum(lengths) / HOUR
    hours: npt.NDArray[np.float64] = np.interp(ended, edges, before) - np.interp(started, edges, before)
    return hours


def _lines(team: Column, line_of: Callable[[str], int]) -> Codes:
    by_code = np.array([line_of(text) for text in team.texts], dtype=np.int32)
    lines: Codes = by_code[team.codes]
    return lines


def _micros(instant: datetime) -> int:
    since = instant - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
