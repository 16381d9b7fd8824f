"""How fast the facts of ten million events are made anew, beside pandas, DuckDB and SQLite.

    python -m benchmarks.measures.replaying [EVENTS] [EVENTS IN A DATABASE]

First in memory, on the same events in one run: everybody makes the stretches in which one party held a case
(SQLite and DuckDB by window functions, pandas by shifting) and must come to the same number and the same
time; ours makes all facts, offers too. Then `portal measures replay` on SQLite: reading events and kept
facts, making them anew, comparing row for row. Ends with 1 when an answer or a fact differs, when making ten
million anew takes 10 s of the processor or more, or comparing so many in a database 10 s of the clock. pandas
and DuckDB take part where they are installed; they are no part of the product.
"""

import importlib
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measures.made_up_events import made_up, put_into
from benchmarks.measures.racing import race
from portal.access.replaying import compare_facts
from portal.measures.fact_columns.columns import NEVER, Array
from portal.measures.fact_columns.replaying import replay_columns
from portal.records.database import Database
from portal.records.migrating import upgrade
from portal.records.roads import ON_COMMAND

SOME_EVENTS = 10_000_000
SOME_IN_A_DATABASE = 300_000
ALLOWED = 10.0
Answer = tuple[int, int]
"""How many stretches, and the microseconds of those that ended."""

_STRETCHES = """
WITH steps AS (
  SELECT c, t, h, lag(h) OVER w AS before FROM events WINDOW w AS (PARTITION BY c ORDER BY n)
), begun AS (SELECT c, t FROM steps WHERE before IS NULL OR before <> h),
ended AS (SELECT lead(t) OVER (PARTITION BY c ORDER BY t) - t AS lasted FROM begun)
SELECT count(*), sum(lasted) FROM ended
"""


def in_columns(events: Array) -> Callable[[], Answer]:
    """The product's own function; it makes the offers too."""

    def work() -> Answer:
        holds = replay_columns(events).holds
        ended = holds[holds["ended"] != NEVER]
        return len(holds), int((ended["ended"] - ended["started"]).sum())

    return work


def in_pandas(events: Array) -> Callable[[], Answer]:
    """A frame in the same order."""
    pandas: Any = importlib.import_module("pandas")
    frame = pandas.DataFrame(_columns(events))

    def work() -> Answer:
        same_case = frame["c"].eq(frame["c"].shift())
        begun = frame[~(same_case & frame["h"].eq(frame["h"].shift()))]
        ends, same = begun["t"].shift(-1, fill_value=0), begun["c"].eq(begun["c"].shift(-1))
        return len(begun), int((ends - begun["t"])[same].sum())

    return work


def in_duckdb(events: Array) -> Callable[[], Answer]:
    """A table in memory; loading it is not timed."""
    duckdb: Any = importlib.import_module("duckdb")
    pandas: Any = importlib.import_module("pandas")
    database = duckdb.connect()
    database.register("frame", pandas.DataFrame(_columns(events)))
    database.execute("CREATE TABLE events AS SELECT * FROM frame")
    return lambda: _answer(database.execute(_STRETCHES).fetchone())


def in_sqlite(events: Array) -> Callable[[], Answer]:
    """A table in memory; loading it is not timed."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE events (c INTEGER, n INTEGER, t INTEGER, h INTEGER)")
    columns = _columns(events)
    rows = zip(*(columns[name].tolist() for name in "cnth"), strict=True)
    database.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", rows)
    database.execute("CREATE INDEX by_case ON events (c, n, t, h)")
    return lambda: _answer(database.execute(_STRETCHES).fetchone())


def _columns(events: Array) -> dict[str, Array]:
    holder = events["kind"].astype("<i8") * 1_000 + events["holder"]
    return {"c": events["case"], "n": events["seq"], "t": events["at"], "h": holder}


def _answer(row: Any) -> Answer:
    return int(row[0]), int(row[1])


def main(count: int, in_a_database: int) -> int:
    """Race, then replay a database; 0 when all is equal and fast enough."""
    events = made_up(count)
    runners: dict[str, Callable[[Array], Callable[[], Answer]]] = {
        "ours, all facts": in_columns,
        "pandas": in_pandas,
        "DuckDB": in_duckdb,
        "SQLite": in_sqlite,
    }
    answers, ours = race(runners, events)
    print(f"{len(events):,} events: {answers}", flush=True)
    right = _in_a_database(in_a_database)
    return int(len(answers) != 1 or not right or ours * SOME_EVENTS / len(events) >= ALLOWED)


def _in_a_database(count: int) -> bool:
    """Whether nothing differed and, of ten million or more, all was compared soon enough."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "portal.sqlite"
        database = Database(f"sqlite:///{file}")
        upgrade(database.engine)
        database.close()
        events = made_up(count)
        put_into(file, events, replay_columns(events))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        started, worked = time.perf_counter(), time.process_time()
        reading = partial(database.transaction, ON_COMMAND, write=False)
        found = compare_facts(reading, partial(database.transaction, ON_COMMAND), mend=False)
        wall, cpu = time.perf_counter() - started, time.process_time() - worked
        size = file.stat().st_size
        database.close()
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before
    each = SOME_EVENTS / len(events)
    print(
        f"portal measures replay of {len(events):,} events, {found.rows:,} facts, on SQLite "
        f"({size / 2**20:,.0f} MB): {wall:.2f} s by the clock, {cpu:.2f} s of processor time "
        f"({wall * each:.1f} s and {cpu * each:.1f} s for ten million; load {os.getloadavg()[0]:.1f} on "
        f"{os.cpu_count()} processors, {more} MB more than before); "
        f"{found.differing} of {found.cases:,} cases differ"
    )
    return not found.differing and (count < SOME_EVENTS or wall * each < ALLOWED)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:3]]
    sys.exit(main(*(given + [SOME_EVENTS, SOME_IN_A_DATABASE][len(given) :])))
