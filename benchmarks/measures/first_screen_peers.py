"""Figures of the first screen as pandas, DuckDB and SQLite find them in the events, nothing counted before.

The questions are those of M01, M05, M21 and M23, put as the stories of `ten_million` allow: no company is
asked twice before it answers, and nothing is opened again. (M09 is left out: nobody says there whether the
first message held everything.) The estimator is the product's: open waits count as long as they were seen,
and an end of another kind takes its share away for ever (Aalen & Johansen, Scand. J. Statist. 5 (1978)
141-150). pandas and DuckDB take part where they are installed; they are no part of the product.
"""

import importlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.measures.first_screen_sql import questions
from portal.measures.counted.instants import micros
from portal.vocabulary import EventType as E

Array = npt.NDArray[Any]
Frame: TypeAlias = Any
Figures = tuple[float, ...]
"""Of `MEASURES`: hours until half, and shares, to six digits."""

MEASURES = ("M01", "M05", "M21", "M23")
_PLACES = {kind: place for place, kind in enumerate(E)}
_ASKED = [_PLACES[E.REQUEST_ASKED], _PLACES[E.HANDOFF_OFFERED]]
_YES = [_PLACES[E.REQUEST_ACCEPTED], _PLACES[E.HANDOFF_ACCEPTED]]
_HANDOFF = [_PLACES[E.HANDOFF_OFFERED], _PLACES[E.HANDOFF_ACCEPTED]]
_SECOND, _HOUR = 1_000_000, 3600
_ALMOST = 1e-12
_AT_ONCE = 200_000
_ROWS = """SELECT case_id, number, type, unixepoch(substr(at, 1, 19)) * 1000000 + substr(at, 21),
    from_id, to_id FROM case_events ORDER BY case_id, number"""


@dataclass(frozen=True)
class Events:
    """All events of an installation as columns of whole numbers, case by case, and when one looks.

    c: case, n: number in it, k: place of its kind in `EventType`, t: microseconds, g and w: companies from
    and to; `now` in microseconds.
    """

    columns: dict[str, Array]
    now: int

    @classmethod
    def of(cls, file: Path, now: datetime) -> "Events":
        """Read them."""
        database = sqlite3.connect(file)
        rows, parts = database.execute(_ROWS), []
        companies: dict[str, int] = {}
        while some := rows.fetchmany(_AT_ONCE):
            cases, numbers, kinds, times, *sides = zip(*some, strict=True)
            known = [[companies.setdefault(one, len(companies)) for one in side] for side in sides]
            places = [_PLACES[E(kind)] for kind in kinds]
            parts.append([[int(one[:16], 16) for one in cases], numbers, places, times, *known])
        database.close()
        columns = [
            np.concatenate([np.array(one, "<i8") for one in each]) for each in zip(*parts, strict=True)
        ]
        return cls(dict(zip("cnktgw", columns, strict=True)), micros(now))


def in_duckdb(events: Events) -> Callable[[], Figures]:
    """A table in memory; loading it is not timed."""
    duckdb: Any = importlib.import_module("duckdb")
    pandas: Any = importlib.import_module("pandas")
    database = duckdb.connect()
    database.register("frame", pandas.DataFrame(events.columns))
    database.execute("CREATE TABLE events AS SELECT * FROM frame")
    return lambda: _figures(database.execute(one).fetchone()[0] for one in questions(events.now))


def in_sqlite(events: Events) -> Callable[[], Figures]:
    """A table in memory in the order of the cases; loading it is not timed."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE events (c INTEGER, n INTEGER, k INTEGER, t INTEGER, g INTEGER, w INTEGER)")
    rows = zip(*(events.columns[name].tolist() for name in "cnktgw"), strict=True)
    database.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.execute("CREATE INDEX by_case ON events (c, n, k, t, g, w)")
    return lambda: _figures(database.execute(one).fetchone()[0] for one in questions(events.now))


def in_pandas(events: Events) -> Callable[[], Figures]:
    """A frame in the order of the cases; making it is not timed."""
    pandas: Any = importlib.import_module("pandas")
    frame = pandas.DataFrame(events.columns)

    def work() -> Figures:
        said = frame["k"][frame["k"].isin([_PLACES[E.RESOLUTION_CONFIRMED], _PLACES[E.RESOLUTION_SILENT]])]
        return _figures(
            (
                _half(_waits_for_a_yes(frame, events.now)),
                _came_back(frame),
                _half(_waits_for_a_smile(frame, events.now)),
                (said == _PLACES[E.RESOLUTION_CONFIRMED]).mean(),
            )
        )

    return work


def _waits_for_a_yes(frame: Frame, now: int) -> Frame:
    steps = frame[frame["k"].isin([*_ASKED, *_YES, _PLACES[E.REQUEST_DECLINED]])]
    found = steps.groupby(["c", "g", "w", steps["k"].isin(_HANDOFF)], sort=False)
    waits = steps.assign(answer=found["k"].shift(-1), at=found["t"].shift(-1))
    waits = waits[waits["k"].isin(_ASKED)]
    seconds = (waits["at"].fillna(now) - waits["t"]) // _SECOND
    return waits.assign(seconds=seconds, good=waits["answer"].isin(_YES), ended=waits["at"].notna())


def _waits_for_a_smile(frame: Frame, now: int) -> Frame:
    at = {
        kind: frame[frame["k"] == _PLACES[kind]].groupby("c")["t"].last()
        for kind in (E.CASE_OPENED, E.RESOLUTION_CONFIRMED, E.CASE_CLOSED)
    }
    opened = at[E.CASE_OPENED].to_frame("opened")
    smiled = at[E.RESOLUTION_CONFIRMED].reindex(opened.index)
    ended = smiled.fillna(at[E.CASE_CLOSED].reindex(opened.index))
    seconds = (ended.fillna(now) - opened["opened"]) // _SECOND
    return opened.assign(seconds=seconds, good=smiled.notna(), ended=ended.notna())


def _half(waits: Frame) -> float:
    counted = waits.groupby("seconds").agg(good=("good", "sum"), ended=("ended", "sum"), n=("good", "size"))
    risk = counted["n"][::-1].cumsum()[::-1]
    alive = (1 - counted["ended"] / risk).cumprod().shift(fill_value=1.0)
    share = (alive * counted["good"] / risk).cumsum()
    return float(share.index[(counted["good"] > 0) & (share >= 0.5 - _ALMOST)][0]) / _HOUR


def _came_back(frame: Frame) -> float:
    taken = frame[frame["k"].isin([_PLACES[E.CASE_OPENED], _PLACES[E.HANDOFF_ACCEPTED]])]
    hands = taken[taken["w"] != taken.groupby("c")["w"].shift()]
    back = (hands["w"] == hands.groupby("c")["w"].shift(2)).groupby(hands["c"]).agg(["max", "size"])
    return float(back["max"][back["size"] > 1].mean())


def _figures(found: Any) -> Figures:
    return tuple(round(float(one), 6) for one in found)
