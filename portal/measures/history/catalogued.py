"""An imported log in the words of the catalogue: the level of each measure that it bears, or why it has none.

A log of states knows less than the timeline, so a level says in its note what stands in for what.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from portal.measures.catalogue import CATALOGUE
from portal.measures.gaps import SMALLEST_FOR_HALF, half_and_nine, hours_until
from portal.measures.history import passing, waiting
from portal.measures.history.log import Mask
from portal.measures.history.outcomes import MANY, reopened_within, solved_where_they_began
from portal.measures.history.passing import HOUR
from portal.measures.history.seen import Seen
from portal.measures.history.unborne import ONE_ROW, UNBORNE
from portal.measures.history.until import until_solved
from portal.measures.statistics import Estimate, percentile_estimate, ratio, wilson
from portal.measures.survival import End, Waiting

_DAY = 24 * HOUR
_THREE_DAYS, _WEEK, _MONTH = 3 * _DAY, 7 * _DAY, 30 * _DAY
_NOT_ENOUGH = "There is not enough, or not for long enough, to give a figure."


@dataclass(frozen=True, slots=True)
class HistoryLevel:
    """The level of one measure: its figure in the measure's unit, or None for the reason `why`.

    `n` is how many cases, waits or handoffs it rests on, `note` what in the log stands in for the timeline.
    """

    measure_id: str
    value: Estimate | None
    more: Mapping[str, Estimate | None] = field(default_factory=dict)
    n: int = 0
    note: str = ""
    why: str = ""


def levels(of: Seen) -> tuple[HistoryLevel, ...]:
    """Every measure of the catalogue in its order."""
    return tuple(level(measure_id, of) for measure_id in CATALOGUE)


def level(measure_id: str, of: Seen) -> HistoryLevel:
    """One measure of the catalogue over what was seen. Raises `KeyError` for one that it does not have."""
    if measure_id not in _COMPUTED:
        return HistoryLevel(measure_id, None, why=UNBORNE[measure_id])
    if of.mapping.steps and measure_id in ONE_ROW:
        return HistoryLevel(measure_id, None, why=ONE_ROW[measure_id])
    needed, compute = _COMPUTED[measure_id]
    for name in needed:
        if getattr(of, name) is None:
            return HistoryLevel(measure_id, None, why=of.missing(name))
    return compute(of)


def _yes(of: Seen) -> HistoryLevel:
    note = "The wait runs from the first event with another company to its first “accepted”."
    return _hours("M01", [one.wait for one in of.passed], note)


def _held_by(measure_id: str, of: Seen, state: Mask) -> HistoryLevel:
    lasted = waiting.held_until_next(of.log) / HOUR
    some = np.bincount(of.log.case, weights=np.where(state, lasted, 0.0), minlength=of.log.cases)
    whole = waiting.case_lengths(of.log) / HOUR
    pairs = [(one, all_of) for one, all_of in zip(some.tolist(), whole.tolist(), strict=True) if all_of > 0]
    if not pairs:
        return HistoryLevel(measure_id, None, why=_NOT_ENOUGH)
    return HistoryLevel(
        measure_id, ratio(pairs), n=len(pairs), note="Counted to each case's last event in the log."
    )


def _nobody(of: Seen) -> HistoryLevel:
    assert of.nobody is not None  # noqa: S101 - level has asked
    return _held_by("M03", of, of.nobody)


def _parked(of: Seen) -> HistoryLevel:
    assert of.customer is not None  # noqa: S101 - level has asked
    return _held_by("M11", of, of.customer)


def _moved_on(of: Seen) -> HistoryLevel:
    return _share("M04", sum(one.moved_on for one in of.passed), len(of.passed))


def _ping_pong(of: Seen) -> HistoryLevel:
    found = passing.returns(of.log, of.stretches)
    return _share("M05", found.cases_back, found.cases_passed_on)


def _passed_through(of: Seen) -> HistoryLevel:
    counts = (np.bincount(of.stretches.case, minlength=of.log.cases) - 1).astype(float).tolist()
    if len(counts) < SMALLEST_FOR_HALF:
        return HistoryLevel("M06", None, n=len(counts), why=_NOT_ENOUGH)
    more = {"nine_in_ten": percentile_estimate(counts, 0.9)}
    return HistoryLevel("M06", percentile_estimate(counts, 0.5), more, len(counts))


def _sent_back(of: Seen) -> HistoryLevel:
    refused = sum(one.refused for one in of.passed)
    answered = refused + int(of.handed.accepted.sum())
    return _share("M07", refused, answered, "Of all that were answered with an “accepted” or a no.")


def _never_answered(of: Seen) -> HistoryLevel:
    made = of.handed.at.tolist()
    old = [one for one, at in zip(of.passed, made, strict=True) if of.end - at > _THREE_DAYS]
    late = _THREE_DAYS / HOUR
    never = sum(one.wait.end is not End.HAPPENED and not one.refused and one.wait.span > late for one in old)
    return _share("M08", never, len(old), "Longer than three days without an answer.")


def _asked_again(of: Seen) -> HistoryLevel:
    assert of.accepted is not None  # noqa: S101 - level has asked
    assert of.wanted is not None  # noqa: S101 - level has asked
    asked = passing.asked_before_yes(of.stretches, of.handed, of.accepted, of.wanted)
    note = "Of the accepted ones; what was asked by telephone does not stand in the log."
    return _share("M09", int((~asked).sum()), len(asked), note)


def _supplier(of: Seen) -> HistoryLevel:
    assert of.supplier is not None  # noqa: S101 - level has asked
    spans = waiting.spans(of.log, of.supplier)
    ended = [Waiting(hours, End.HAPPENED) for hours in (spans.length / HOUR).tolist()]
    begun = waiting.unended(of.log, of.supplier)
    still = [Waiting(hours, End.OPEN) for hours in ((of.end - begun) / HOUR).tolist()]
    return _hours("M12", ended + still, "Each stretch in a state that waits for a supplier.")


def _forgotten(of: Seen) -> HistoryLevel:
    silent = of.end - of.log.at[of.log.last] > _WEEK
    return _share(
        "M13", int((silent & ~of.done).sum()), int((~of.done).sum()), "Looked at when the log ends."
    )


def _first_time(of: Seen) -> HistoryLevel:
    assert of.organization is not None  # noqa: S101 - level has asked
    assert of.solved is not None  # noqa: S101 - level has asked
    same, ever = solved_where_they_began(of.log, of.organization, of.solved)
    return _share("M14", same, ever, "The company that called it solved last, and the one that began.")


def _came_back(of: Seen) -> HistoryLevel:
    assert of.solved is not None  # noqa: S101 - level has asked
    back, ripe = reopened_within(of.log, of.solved, _MONTH)
    ever = len(np.unique(of.log.case[of.solved]))
    if 2 * ripe < ever:
        why = "Fewer than half of the solved cases were solved thirty days before the log ends."
        return HistoryLevel("M24", None, n=ripe, why=why)
    return _share("M24", back, ripe, "Solved as the company called it, not as the customer confirmed it.")


def _handoff_tax(of: Seen) -> HistoryLevel:
    log, column = of.log, of.organization
    assert column is not None  # noqa: S101 - level has asked
    numbers = np.minimum(passing.holders_of_cases(log, log.case, column.codes), MANY)
    more = {}
    for number in np.unique(numbers).tolist():
        name = f"{number}+" if number == MANY else str(number)
        more[name] = hours_until(until_solved(of, numbers == number), 0.5, SMALLEST_FOR_HALF)
    value = more.get("1")
    note = (
        "Until the last event, when that calls it solved; by number of companies. An association, no cause."
    )
    return HistoryLevel("M28", value, more, log.cases, note, "" if value else _NOT_ENOUGH)


def _share(measure_id: str, some: int, of: int, note: str = "") -> HistoryLevel:
    if not of:
        return HistoryLevel(measure_id, None, why="No case of this kind has come that far.")
    return HistoryLevel(measure_id, wilson(some, of), n=of, note=note)


def _hours(measure_id: str, waits: Sequence[Waiting], note: str) -> HistoryLevel:
    half, nine_in_ten = half_and_nine(waits)
    more = {"nine_in_ten": nine_in_ten}
    return HistoryLevel(measure_id, half, more, len(waits), note, "" if half else _NOT_ENOUGH)


_COMPUTED: Mapping[str, tuple[tuple[str, ...], Callable[[Seen], HistoryLevel]]] = {
    "M01": (("organization", "accepted"), _yes),
    "M03": (("nobody",), _nobody),
    "M04": (("organization", "accepted"), _moved_on),
    "M05": (("organization",), _ping_pong),
    "M06": (("organization",), _passed_through),
    "M07": (("organization", "accepted", "refused"), _sent_back),
    "M08": (("organization", "accepted"), _never_answered),
    "M09": (("organization", "accepted", "wanted"), _asked_again),
    "M11": (("customer",), _parked),
    "M12": (("supplier",), _supplier),
    "M13": (("solved",), _forgotten),
    "M14": (("organization", "solved"), _first_time),
    "M24": (("solved",), _came_back),
    "M28": (("organization", "solved"), _handoff_tax),
}
