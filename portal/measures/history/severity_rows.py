"""The handoff tax of an imported log among cases that began equally severe (M28)."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.measures.gaps import SMALLEST_FOR_HALF, hours_until
from portal.measures.history import passing
from portal.measures.history.log import Mask
from portal.measures.history.seen import Seen
from portal.measures.history.until import severities, until_solved
from portal.measures.levels.severities import times_as_long
from portal.measures.statistics import Estimate


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """One severity: how many cases one company had and several, until when half were solved (hours).

    `times` is how many times as long it takes with several; None where either has no figure.
    """

    severity: str
    alone: int
    several: int
    half_alone: Estimate | None
    half_several: Estimate | None
    times: Estimate | None


def severity_rows(of: Seen) -> Iterator[SeverityRow]:
    """A row for each severity; none where the log has no severity, no company, or nothing solved."""
    if of.organization is None or of.solved is None or of.mapping.steps:
        return
    several = passing.holders_of_cases(of.log, of.log.case, of.organization.codes) > 1
    for name, chosen in severities(of.log):
        one, other = _half(of, chosen & ~several), _half(of, chosen & several)
        alone, more = int((chosen & ~several).sum()), int((chosen & several).sum())
        yield SeverityRow(name, alone, more, one, other, times_as_long(one, other))


def _half(of: Seen, chosen: Mask) -> Estimate | None:
    return hours_until(until_solved(of, chosen), 0.5, SMALLEST_FOR_HALF)
