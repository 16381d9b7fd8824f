"""One company beside several, for each severity: the handoff tax as its page shows it."""

from dataclasses import dataclass
from typing import Any

from portal.actions.read_measures import MeasureReading
from portal.measures.levels.level import Level
from portal.measures.levels.levels import TOO_FEW
from portal.measures.levels.severities import all_severities, by_severity
from portal.measures.statistics import Estimate
from portal.measures.words import hours_words, times_interval_words, times_words
from portal.records.measured_customers import measured_severities
from portal.records.organizations import organization_of
from portal.web.call import Call
from portal.web.case_words import own_word


@dataclass(frozen=True)
class SeverityLine:
    """One severity, in the words of the reader's company; the last line is all of them together."""

    name: str
    alone: str
    several: str
    times: str
    interval: str


def severity_lines(call: Call, measure_id: str, reading: MeasureReading) -> tuple[SeverityLine, ...]:
    """The lines for the measure that has some (M28); none for the others."""
    if measure_id != "M28" or not reading.cases:
        return ()
    own = call.actor.organization_id
    since = min(view.opened_at for view in reading.cases)
    found = by_severity(reading.cases, measured_severities(call.database, own, since), reading.customer_of)
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
    return (*lines, SeverityLine("With severity taken into account", "", "", **_times(together)))


def _half(found: Level) -> str:
    if found.why == TOO_FEW:
        return "too few to show"
    half = hours_words(found.value.value) if found.value else "no figure"
    return f"{half}, of {len(found.cases):,} cases"


def _times(estimate: Estimate | None) -> dict[str, Any]:
    interval = times_interval_words(estimate) if estimate else ""
    return {"times": times_words(estimate), "interval": interval}
