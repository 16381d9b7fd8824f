"""How long a log's cases took until each state, and by severity, in the words of a terminal and a page.

Read from the figures of a report as they are, or as they were kept: then estimates are plain mappings.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from portal.measures.statistics import Estimate
from portal.measures.words import hours_words, times_interval_words, times_words

TOO_FEW = "not known"


@dataclass(frozen=True, slots=True)
class UntilLine:
    """One state that cases come to; `reached` says how many of how many came so far."""

    name: str
    half: str
    nine_in_ten: str
    reached: str


@dataclass(frozen=True, slots=True)
class SeverityLine:
    """One severity: half of its cases with one company and with several, and how many times as long."""

    name: str
    alone: str
    several: str
    times: str
    interval: str


def until_lines(figures: Mapping[str, Any]) -> Iterator[UntilLine]:
    """A line for each state after the first, each severity of the end below it."""
    for one in figures.get("until", ()):
        name = f"“{one['state']}”" + (f", severity {one['severity']}" if one["severity"] else "")
        reached = f"{one['reached']:,} of {one['cases']:,}"
        yield UntilLine(name, _half(one["half"]), _half(one["nine_in_ten"]), reached)


def severity_lines(figures: Mapping[str, Any]) -> Sequence[SeverityLine]:
    """A line for each severity, and one for all with severity taken into account; none without severities."""
    rows = figures.get("severities", ())
    lines = [
        SeverityLine(
            one["severity"],
            f"{_half(one['half_alone'])}, of {one['alone']:,}",
            f"{_half(one['half_several'])}, of {one['several']:,}",
            *_times(one["times"]),
        )
        for one in rows
    ]
    together = _times(figures.get("all_severities"))
    return [*lines, SeverityLine("With severity taken into account", "", "", *together)] if lines else []


def _half(told: Any) -> str:
    estimate = _estimate(told)
    return hours_words(estimate.value) if estimate else TOO_FEW


def _times(told: Any) -> tuple[str, str]:
    estimate = _estimate(told)
    return times_words(estimate), times_interval_words(estimate) if estimate else ""


def _estimate(told: Any) -> Estimate | None:
    if told is None:
        return None
    return Estimate(**(asdict(told) if isinstance(told, Estimate) else told))
