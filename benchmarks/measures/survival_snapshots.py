"""The other survival figures of the reference: all cases as seen on a day, with and without delayed entry."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from portal.measures.history.log import HistoryLog, day_micros
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.passing import HOUR
from portal.measures.survival import End, Waiting, curve

DAYS = ("2012-05-08", "2012-05-11", "2012-05-15")


def snapshots(
    log: HistoryLog, mapping: HistoryMapping, expected: dict[str, Any]
) -> Iterator[tuple[str, object, object]]:
    """Each figure with its name and reference."""
    for day in DAYS:
        known = expected.get(day) or expected[f"snapshot_{day}"]
        finished = [one.span for one in _seen(log, mapping, day, None) if one.end is End.HAPPENED]
        yield f"all cases, finished only, {day}", round(float(np.median(finished)), 1), _of(known, "naive")
        yield f"all cases, curve, {day}", _median(log, mapping, day, None), _of(known, "KM_h", "KM")
        delayed = _of(known, "KM_delayed")
        yield f"all cases, entering late, {day}", _median(log, mapping, day, "2012-05-01"), delayed
    for window, figures in expected["delayed_entry_sensitivity"].items():
        yield f"entering from {window}", [_median(log, mapping, day, window) for day in DAYS], figures


def _of(known: dict[str, float], *beginnings: str) -> float:
    return next(value for begin in beginnings for key, value in known.items() if key.startswith(begin))


def _median(log: HistoryLog, mapping: HistoryMapping, day: str, window: str | None) -> float | None:
    median = curve(_seen(log, mapping, day, window)).time_of(0.5)
    return None if median is None else round(median, 1)


def _seen(log: HistoryLog, mapping: HistoryMapping, day: str, window: str | None) -> list[Waiting]:
    solved = log.says(mapping, Meaning.SOLVED)
    if solved is None:
        return []
    limit = day_micros(day)
    enters = day_micros(window) if window else None
    seen = []
    for first, last, done in zip(
        log.at[log.begins[:-1]].tolist(), log.at[log.last].tolist(), solved[log.last].tolist(), strict=True
    ):
        if first > limit or (enters is not None and last < enters):
            continue
        ended = done and last <= limit
        span = ((last if ended else limit) - first) / HOUR
        entered = max(0.0, (enters - first) / HOUR) if enters is not None else 0.0
        if entered == 0 or span > entered:
            seen.append(Waiting(span, End.HAPPENED if ended else End.OPEN, entered))
    return seen
