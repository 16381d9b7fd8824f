"""The questions of a history, put to us and to pandas, DuckDB and SQLite on the same events in one run.

    python -m benchmarks.measures.race [EVENTS]

How often cases were passed on, how often they came back, and how many hours nobody had them. Everybody gets
the same columns in memory, sorted by case and time, and must give the same answers, or it ends with 1. pandas
and DuckDB take part where they are installed; they are no part of the product.
"""

import importlib
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.measures.racing import race
from portal.measures.history import passing, waiting
from portal.measures.history.log import Column, HistoryLog

SOME_EVENTS = 1_000_000
PER_CASE = 9
ORGANIZATIONS = 25
QUEUED, WORKING = 0, 1
Answer = tuple[int, int, int]
"""Passed on, returns (stretches less distinct holders), and whole seconds in which nobody had a case."""


def made_up(count: int) -> HistoryLog:
    """Seeded events in cases of nine, held by 25 organizations that often keep a case."""
    chance = np.random.default_rng(11)
    cases = count // PER_CASE
    size = cases * PER_CASE
    keeps = chance.random((cases, PER_CASE)) < 0.7  # noqa: PLR2004 - how often a case stays
    keeps[:, 0] = False
    fresh = chance.integers(0, ORGANIZATIONS, (cases, PER_CASE), dtype=np.int32)
    place = np.maximum.accumulate(np.where(keeps, 0, np.arange(PER_CASE)), axis=1)
    holder = np.take_along_axis(fresh, place, axis=1).reshape(size)
    begins = np.arange(0, size + 1, PER_CASE, dtype=np.int64)
    steps = chance.integers(1_000_000, 40_000_000_000, (cases, PER_CASE), dtype=np.int64)
    at = (np.cumsum(steps, axis=1) + np.arange(cases, dtype=np.int64)[:, None] * 60_000_000).reshape(size)
    status = chance.integers(0, 2, size, dtype=np.int32)
    columns = {
        "organization": Column(holder, tuple(f"o{number}" for number in range(ORGANIZATIONS))),
        "status": Column(status, ("Queued", "Working")),
    }
    case = np.repeat(np.arange(cases, dtype=np.int32), PER_CASE)
    names = tuple(str(number) for number in range(cases))
    return HistoryLog(case, at, begins, columns, names, np.ones(size, dtype=np.bool_))


def ours(log: HistoryLog) -> Answer:
    """The product's own functions."""
    found = passing.returns(log, passing.stretches(log, log.columns["organization"]))
    queued = log.columns["status"].codes == QUEUED
    return _answer((found.passed_on, found.returns, waiting.held_until_next(log)[queued].sum()))


_WINDOWS = """
WITH steps AS (
  SELECT c, o, s, lead(t) OVER w - t AS lasted, lag(o) OVER w AS before
  FROM events WINDOW w AS (PARTITION BY c ORDER BY t)
), cases AS (
  SELECT c, count(DISTINCT o) AS holders,
         sum(CASE WHEN before IS NULL OR before <> o THEN 1 ELSE 0 END) AS runs
  FROM steps GROUP BY c
)
SELECT (SELECT sum(runs - 1) FROM cases), (SELECT sum(runs - holders) FROM cases),
       (SELECT sum(lasted) FROM steps WHERE s = 0)
"""


def in_sqlite(log: HistoryLog) -> Callable[[], Answer]:
    """A table in memory; loading it is not timed."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE events (c INTEGER, t INTEGER, o INTEGER, s INTEGER)")
    columns = [column.tolist() for column in _columns(log)]
    database.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", zip(*columns, strict=True))
    database.execute("CREATE INDEX by_case ON events (c, t, o, s)")
    return lambda: _answer(database.execute(_WINDOWS).fetchone())


def in_duckdb(log: HistoryLog) -> Callable[[], Answer]:
    """A table in memory; loading it is not timed."""
    duckdb: Any = importlib.import_module("duckdb")
    pandas: Any = importlib.import_module("pandas")
    database = duckdb.connect()
    frame = pandas.DataFrame(dict(zip(["c", "t", "o", "s"], _columns(log), strict=True)))
    database.register("frame", frame)
    database.execute("CREATE TABLE events AS SELECT * FROM frame")
    return lambda: _answer(database.execute(_WINDOWS).fetchone())


def in_pandas(log: HistoryLog) -> Callable[[], Answer]:
    """A frame in the same order."""
    pandas: Any = importlib.import_module("pandas")
    frame = pandas.DataFrame(dict(zip(["c", "t", "o", "s"], _columns(log), strict=True)))

    def work() -> Answer:
        by = frame.groupby("c", sort=False)
        runs = (by["o"].shift() != frame["o"]).groupby(frame["c"], sort=False).sum()
        lasted = by["t"].shift(-1) - frame["t"]
        returns = runs - by["o"].nunique()
        return _answer((runs.sum() - len(runs), returns.sum(), lasted[frame["s"] == QUEUED].sum()))

    return work


def _columns(log: HistoryLog) -> tuple[Any, ...]:
    return log.case, log.at, log.columns["organization"].codes, log.columns["status"].codes


def _answer(row: Any) -> Answer:
    passed_on, returns, nobody = row
    return int(passed_on), int(returns), int(nobody) // 1_000_000


def main(count: int) -> int:
    """Race; 0 when all answers are the same."""
    log = made_up(count)
    runners: dict[str, Callable[[HistoryLog], Callable[[], Answer]]] = {
        "ours": lambda one: lambda: ours(one),
        "pandas": in_pandas,
        "DuckDB": in_duckdb,
        "SQLite": in_sqlite,
    }
    answers, _ = race(runners, log)
    print(f"{len(log.at):,} events: {answers}")
    return int(len(answers) != 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SOME_EVENTS))
