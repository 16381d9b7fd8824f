"""One company beside several, for each severity: the handoff tax as its page shows it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from portal.actions.read_measures import MeasureReading
from portal.measures.levels.level import Level
from portal.measures.levels.levels import TOO_FEW
from portal.measures.levels.severities import all_severities, as_shown, by_severity, parts_by_severity
from portal.measures.statistics import Estimate
from portal.measures.words import hours_words, times_interval_words, times_words
from portal.records.measured_customers import measured_severities
from portal.records.organizations import organization_of
from portal.web.call import Call
from portal.web.case_words import own_word
from portal.web.told_time import only_words


@dataclass(frozen=True)
class SeverityLine:
    """One severity, in the words of the reader's company; the last line is all of them together.

    `only` says of which part of the chosen time it is, where that is not every case of it.
    """

    name: str
    alone: str
    several: str
    times: str
    interval: str
    only: str = ""


def severity_lines(call: Call, measure_id: str, reading: MeasureReading) -> tuple[SeverityLine, ...]:
    """The lines for the measure that has some (M28); none for the others."""
    chosen, own = reading.chosen, call.actor.organization_id
    if measure_id != "M28" or not chosen.cases:
        return ()
    first, last = (chosen.known[at].opened_at for at in (0, -1))
    severities = measured_severities(call.database, own, first, last + timedelta(microseconds=1))
    wholes = parts_by_severity(chosen.known, severities)
    told = chosen.told_parts(measure_id, wholes, apart=wholes[0])
    found = as_shown(by_severity(told.cases, severities, chosen.customer_of), told.shown)
    organization, together = organization_of(call.database, own), all_severities([one.times for one in found])
    lines = [
        SeverityLine(
            own_word(one.severity, organization),
            _half(one.alone),
            _half(one.several),
            **_times(one.times),
        )
        for one in found
    ]
    lines.append(SeverityLine("With severity taken into account", "", "", **_times(together)))
    return tuple(replace(one, only=only_words(told.only)) for one in lines)


def _half(found: Level) -> str:
    if found.why == TOO_FEW:
        return "too few to show"
    half = hours_words(found.value.value) if found.value else "no figure"
    return f"{half}, of {len(found.cases):,} cases"


def _times(estimate: Estimate | None) -> dict[str, Any]:
    interval = times_interval_words(estimate) if estimate else ""
    return {"times": times_words(estimate), "interval": interval}
