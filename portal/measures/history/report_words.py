"""A history report as lines of text, for somebody who reads it in a terminal."""

from collections.abc import Iterator
from typing import Any, cast

from portal.measures.catalogue import CATALOGUE
from portal.measures.history.catalogued import HistoryLevel
from portal.measures.history.report import HistoryReport
from portal.measures.history.told_by_step import severity_lines, until_lines
from portal.measures.levels.level import Level
from portal.measures.levels.sentences import sentence
from portal.measures.words import hours_words, share_words

MOST_PAIRS = 10
STATES = {
    "states_without_meaning": "States to which the mapping gives no meaning, the longest first",
    "states_not_in_the_log": "States of the mapping that do not stand in the log",
}
"""Which of the figures are states that the mapping and the log do not have in common, in words."""


def report_words(report: HistoryReport, left_out: int) -> Iterator[str]:
    """What the log bears, in sentences; what it does not bear, and why."""
    figures = cast("dict[str, Any]", report.figures)
    yield f"{figures['cases']:,} cases, {figures['events']:,} events."
    if left_out:
        yield f"{left_out:,} rows were left out because they cannot be used."
    yield ""
    for level in report.levels:
        if level.value is not None:
            yield f"{level.measure_id} {level_sentence(level)}"
    yield from _by_step(figures)
    pairs = [row for row in report.matrix if row.publish][:MOST_PAIRS]
    if pairs:
        yield "\nWho handed over to whom (the most frequent; half of the waits for a yes):"
    for row in pairs:
        half = f"{row.half.value / 3600:.2f} h" if row.half else "not known"
        yield f"  {row.giver} → {row.taker}: {row.handoffs:,} handoffs, {half}"
    for key, words in STATES.items():
        if states := figures.get(key):
            yield f"\n{words}: {', '.join(states)}."
    yield "\nWhat this log cannot say:"
    for level in report.levels:
        if level.value is None:
            yield f"  {level.measure_id} {CATALOGUE[level.measure_id].name}: {level.why}"


def _by_step(figures: dict[str, Any]) -> Iterator[str]:
    until, severities = list(until_lines(figures)), severity_lines(figures)
    if until:
        yield "\nHow long until a case is (half of them; nine in ten; how many came so far):"
    for one in until:
        yield f"  {one.name}: {one.half}; {one.nine_in_ten}; {one.reached}"
    if severities:
        yield "\nUntil half were solved, by severity (one company; several; how many times as long):"
    for line in severities:
        sides = f"{line.alone}; {line.several}; " if line.alone else ""
        yield f"  {line.name}: {sides}{line.times}"


def level_sentence(level: HistoryLevel) -> str:
    """The level in one or two sentences, in the words of the first screen."""
    if level.measure_id == "M28" and level.value is not None:
        groups = [
            f"{hours_words(one.value)} with {number}" for number, one in level.more.items() if one is not None
        ]
        return f"Half of the cases were solved within so long, by number of companies: {', '.join(groups)}."
    if level.measure_id == "M09" and level.value is not None:
        return f"Before the yes, nothing more was asked for in {share_words(level.value)} of the handoffs."
    return sentence(Level(level.measure_id, level.value, frozenset(), level.more, why=level.why))
