"""The part of the report about waiting and about how cases ended."""

from dataclasses import asdict

import numpy as np
import numpy.typing as npt

from portal.measures.history import outcomes, waiting
from portal.measures.history.log import HistoryLog, Mask, day_micros
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.passing import HOUR
from portal.measures.history.seen import Seen
from portal.measures.history.severity_rows import severity_rows
from portal.measures.history.unborne import ONE_ROW
from portal.measures.history.unsaid import why_unsaid
from portal.measures.history.until import until_each_step
from portal.measures.levels.severities import all_severities
from portal.measures.survival import SMALLEST_AT_RISK, bearable

SHARES = {"p50": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}
WEEK_HOURS = 168.0


def waits(
    log: HistoryLog, mapping: HistoryMapping, figures: dict[str, object], cannot: dict[str, str]
) -> None:
    """Add how long nobody had the cases, and how long they waited for the customer or a supplier."""
    nobody = log.says(mapping, Meaning.NOBODY)
    if nobody is None:
        cannot["nobody"] = why_unsaid(mapping, Meaning.NOBODY)
    else:
        gaps = waiting.spans(log, nobody)
        hours = gaps.length / HOUR
        whole = int(waiting.case_lengths(log).sum())
        share = int(gaps.length.sum()) / whole if whole else 0.0
        figures["nobody"] = {"spans": len(hours), "total": int(gaps.length.sum()) / HOUR, "share": share}
        figures["nobody_hours"] = percentiles(hours)
    for meaning in (Meaning.CUSTOMER, Meaning.SUPPLIER):
        state = log.says(mapping, meaning)
        if state is None:
            cannot[f"waiting_for_{meaning.value}"] = why_unsaid(mapping, meaning)
            continue
        spans = waiting.spans(log, state)
        figures[f"waiting_for_{meaning.value}"] = {
            "events": int(state.sum()),
            "cases": len(np.unique(log.case[state])),
            "hours": percentiles(spans.length / HOUR),
        }


def ends(
    log: HistoryLog, mapping: HistoryMapping, figures: dict[str, object], cannot: dict[str, str]
) -> None:
    """Add what was reopened, is still open, was solved where it began, and how long solving took."""
    solved = log.says(mapping, Meaning.SOLVED)
    if solved is None:
        cannot["ends"] = why_unsaid(mapping, Meaning.SOLVED)
        return
    figures["still_open"] = outcomes.still_open(log, solved)
    if mapping.steps:
        cannot["reopened"], cannot["solved_where_they_began"] = ONE_ROW["M24"], ONE_ROW["M14"]
    else:
        _ends_again(log, mapping, solved, figures)
    if mapping.opened_from is None:
        cannot["time_until_solved"] = "The mapping names no day from which on opened cases are followed."
        return
    begin = day_micros(mapping.opened_from.isoformat())
    looks = [*(day_micros(day.isoformat()) for day in mapping.seen_on), None]
    names = [*(day.isoformat() for day in mapping.seen_on), "end"]
    figures["time_until_solved"] = {
        name: _cohort(outcomes.cohort(log, solved, begin, look))
        for name, look in zip(names, looks, strict=True)
    }


def equally_severe(seen: Seen, figures: dict[str, object]) -> None:
    """Add how long equally severe cases took with one company and with several, or until each step."""
    if seen.mapping.steps:
        figures["until"] = [asdict(one) for one in until_each_step(seen)]
    rows = list(severity_rows(seen))
    if rows:
        figures["severities"] = [asdict(one) for one in rows]
        figures["all_severities"] = all_severities([one.times for one in rows])


def _ends_again(log: HistoryLog, mapping: HistoryMapping, solved: Mask, figures: dict[str, object]) -> None:
    going = [log.says(mapping, meaning) for meaning in (Meaning.ACCEPTED, Meaning.NOBODY)]
    again = np.logical_or.reduce([mask for mask in going if mask is not None] or [~solved])
    times, cases = outcomes.reopened(log, solved, again)
    figures["reopened"] = {"times": times, "cases": cases}
    if organization := log.columns.get("organization"):
        same, of = outcomes.solved_where_they_began(log, organization, solved)
        figures["solved_where_they_began"] = {"same": same, "of": of}


def _cohort(seen: outcomes.Cohort) -> dict[str, object]:
    finished = percentiles(np.array(seen.finished_hours))
    return {
        "cases": seen.curve.n,
        "open": seen.curve.open,
        "curve": seen.curve.estimate(0.5),
        "shown": bearable(seen.curve, 0.5, SMALLEST_AT_RISK, WEEK_HOURS),
        "finished_only": finished.get("p50"),
    }


def percentiles(values: npt.NDArray[np.float64]) -> dict[str, float]:
    """The usual percentiles (linear between order statistics); empty for no values."""
    if not len(values):
        return {}
    return {name: float(np.quantile(values, share)) for name, share in SHARES.items()}
