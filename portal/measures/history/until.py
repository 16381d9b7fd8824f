"""How long an imported log's cases took until something: solved, or each state that a row of times names."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from portal.measures.gaps import half_and_nine
from portal.measures.history.log import HistoryLog, Mask, is_text
from portal.measures.history.mapping import HistoryMapping, Meaning
from portal.measures.history.passing import HOUR
from portal.measures.history.seen import Seen
from portal.measures.statistics import Estimate
from portal.measures.survival import End, Waiting

MOST_SEVERITIES = 8
NO_SEVERITY = "not said"


@dataclass(frozen=True, slots=True)
class Until:
    """How many cases (of one severity, or of all: "") came to a state, and the hours by which they did."""

    state: str
    severity: str
    cases: int
    reached: int
    half: Estimate | None
    nine_in_ten: Estimate | None


def until_solved(of: Seen, chosen: Mask) -> list[Waiting]:
    """The hours of some cases until their last event, when that solves them; otherwise they are open."""
    log = of.log
    spans = (np.where(of.done, log.at[log.last], of.end) - log.at[log.begins[:-1]]) / HOUR
    return [
        Waiting(span, End.HAPPENED if over else End.OPEN)
        for span, over in zip(spans[chosen].tolist(), of.done[chosen].tolist(), strict=True)
    ]


def severities(log: HistoryLog) -> Iterator[tuple[str, Mask]]:
    """Each severity in the order of the alphabet, and which cases began with it; none without such a column.

    What a case became meanwhile does not count: it could be made easy by calling it so. Of more than
    `MOST_SEVERITIES` only those with most cases are told.
    """
    column = log.columns.get("severity")
    if column is None:
        return
    told = np.where(~is_text(column, ""), np.arange(len(log.at)), len(log.at))
    first = np.minimum.reduceat(told, log.begins[:-1])
    codes = column.codes[np.where(first <= log.last, first, log.begins[:-1])]
    found, counts = np.unique(codes, return_counts=True)
    most = found[np.argsort(-counts, kind="stable")][:MOST_SEVERITIES].tolist()
    for code in sorted(most, key=lambda one: column.texts[one]):
        yield column.texts[code] or NO_SEVERITY, codes == code


def until_each_step(of: Seen) -> Iterator[Until]:
    """For each state after the first of a row of times: of all cases, and, once solved, of each severity."""
    everything, end = np.ones(of.log.cases, dtype=np.bool_), end_of(of.mapping)
    for place, step in enumerate(of.mapping.steps[1:], start=1):
        waits = until_step(of, place)
        yield _until(step.state, "", waits, everything)
        for name, chosen in severities(of.log) if place == end else ():
            yield _until(step.state, name, waits, chosen)


def end_of(mapping: HistoryMapping) -> int | None:
    """The place of the first step that means solved; None where the mapping says of none that it does."""
    solved = mapping.meaning.get(Meaning.SOLVED, frozenset())
    later = enumerate(mapping.steps[1:], start=1)
    return next((place for place, step in later if (step.state, None) in solved), None)


def _until(state: str, severity: str, waits: list[Waiting], chosen: Mask) -> Until:
    some = [one for one, wanted in zip(waits, chosen.tolist(), strict=True) if wanted]
    half, nine = half_and_nine(some)
    reached = sum(one.end is End.HAPPENED for one in some)
    return Until(state, severity, len(some), reached, half, nine)


def until_step(of: Seen, place: int) -> list[Waiting]:
    """The wait of each case for the step at this place; a case that is beyond it without it never has it."""
    log, steps = of.log, of.mapping.steps
    status = log.columns["status"]
    number = {step.state: at for at, step in enumerate(steps)}
    ranks = np.array([number.get(text, -1) for text in status.texts])[status.codes]
    there = np.flatnonzero(ranks == place)
    at = np.full(log.cases, -1, dtype=np.int64)
    at[log.case[there]] = log.at[there]
    came = np.zeros(log.cases, dtype=np.bool_)
    came[log.case[there]] = True
    never = ~came & (ranks[log.last] > place)
    until = np.where(came, at, np.where(never, log.at[log.last], of.end))
    spans = (until - log.at[log.begins[:-1]]) / HOUR
    rows = zip(spans.tolist(), came.tolist(), never.tolist(), strict=True)
    return [
        Waiting(span, End.HAPPENED if yes else End.OTHERWISE if no else End.OPEN) for span, yes, no in rows
    ]
