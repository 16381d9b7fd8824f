"""How an imported log's cases went from hand to hand: stretches, returns, handoffs, and the wait for a yes.

A stretch is a maximal sequence of one case's events with the same holder; passing on is going from one
stretch to the next. The wait for a yes runs from a stretch's first event to its first that says "accepted".
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from portal.measures.history.log import Codes, Column, HistoryLog, Mask

Places = npt.NDArray[np.int64]
HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class Stretches:
    """The stretches of all cases by one column: the place of each one's first event, its case and holder.

    `follows` says for each whether it was passed on from the one before it (of the same case).
    """

    first: Places
    case: Codes
    holder: Codes
    follows: Mask


@dataclass(frozen=True, slots=True)
class Returns:
    """How often cases came back.

    `back` counts A, B, A (PP1), `returns` stretches less distinct holders (PP2), `to_and_fro` cases with
    A, B, A, B (PP3).
    """

    passed_on: int
    cases_passed_on: int
    back: int
    cases_back: int
    returns: int
    cases_returned: int
    most_returns: int
    to_and_fro: int


@dataclass(frozen=True, slots=True)
class Handoffs:
    """Each passing on: its case, from whom, to whom, when (µs), and the wait for a yes (µs; -1 for none)."""

    case: Codes
    giver: Codes
    taker: Codes
    at: npt.NDArray[np.int64]
    waited: npt.NDArray[np.int64]

    @property
    def accepted(self) -> Mask:
        """Which were said yes to before the case moved on."""
        return self.waited >= 0


def stretches(log: HistoryLog, column: Column) -> Stretches:
    """The stretches by one column."""
    new_case = np.zeros(len(log.at), dtype=np.bool_)
    new_case[log.begins[:-1]] = True
    changed = np.append(True, column.codes[1:] != column.codes[:-1])
    first = np.flatnonzero(new_case | changed)
    return Stretches(first, log.case[first], column.codes[first], ~new_case[first])


def returns(log: HistoryLog, of: Stretches) -> Returns:
    """How often the cases came back to somebody who had had them before."""
    per_case = np.bincount(of.case, minlength=log.cases)
    again = per_case - holders_of_cases(log, of.case, of.holder)
    third_is_first = _same(of, 2)
    fourth_is_second = third_is_first[:-1] & third_is_first[1:] & (of.case[3:] == of.case[:-3])
    return Returns(
        passed_on=int(of.follows.sum()),
        cases_passed_on=int((per_case > 1).sum()),
        back=int(third_is_first.sum()),
        cases_back=len(np.unique(of.case[2:][third_is_first])),
        returns=int(again.sum()),
        cases_returned=int((again > 0).sum()),
        most_returns=int(again.max()),
        to_and_fro=len(np.unique(of.case[3:][fourth_is_second])),
    )


def holders_of_cases(log: HistoryLog, case: Codes, holder: Codes) -> Places:
    """How many different holders each case had."""
    width = int(holder.max()) + 1
    distinct = np.unique(case.astype(np.int64) * width + holder)
    return np.bincount(distinct // width, minlength=log.cases)


def handoffs(log: HistoryLog, of: Stretches, accepted: Mask | None) -> Handoffs:
    """Every passing on between two stretches; without a meaning for "accepted" nothing was said yes to."""
    place = np.flatnonzero(of.follows)
    first = of.first[place]
    ends = np.append(of.first, len(log.at))[place + 1]
    waited = np.full(len(place), -1, dtype=np.int64)
    if accepted is not None:
        yeses = np.flatnonzero(accepted)
        following = np.searchsorted(yeses, first)
        known = following < len(yeses)
        yes = (
            np.where(known, yeses[np.minimum(following, max(0, len(yeses) - 1))], -1) if len(yeses) else first
        )
        within = known & (yes < ends)
        waited[within] = log.at[yes[within]] - log.at[first[within]]
    return Handoffs(of.case[place], of.holder[place - 1], of.holder[place], log.at[first], waited)


def asked_before_yes(of: Stretches, made: Handoffs, accepted: Mask, wanted: Mask) -> Mask:
    """For each passing on that was said yes to, in order, whether more was asked for before the yes."""
    first = of.first[np.flatnonzero(of.follows)][made.accepted]
    yeses, asked = np.flatnonzero(accepted), np.append(np.flatnonzero(wanted), len(wanted))
    before: Mask = asked[np.searchsorted(asked, first)] < yeses[np.searchsorted(yeses, first)]
    return before


def _same(of: Stretches, distance: int) -> Mask:
    same: Mask = (of.holder[distance:] == of.holder[:-distance]) & (of.case[distance:] == of.case[:-distance])
    return same
