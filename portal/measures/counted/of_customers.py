"""What counted cases say of some customers: how long theirs took, and which wait too long."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from portal.measures.counted.case_row import ENDS, Going
from portal.measures.counted.columns import Array, halves_of, id_of
from portal.measures.counted.estimates import HOUR, Waits, hours_until
from portal.measures.counted.instants import SECOND, micros
from portal.measures.counted.levels import waits_for_yes
from portal.measures.counted.sums import CountedCases
from portal.measures.counted.tally import added
from portal.measures.gaps import SMALLEST_FOR_NINE_IN_TEN
from portal.measures.survival import End


def smiles_of(cases: CountedCases, customers: Collection[UUID]) -> dict[UUID, list[timedelta]]:
    """How long the cases of each of these customers took, that work again as they say; in whole seconds."""
    found: dict[UUID, list[timedelta]] = {}
    for customer, rows in _by_customer(cases, customers):
        smiled = rows["smile"][rows["end"] == ENDS.index(End.HAPPENED)]
        found.setdefault(customer, []).extend(timedelta(seconds=one) for one in smiled.tolist())
    return {customer: some for customer, some in found.items() if some}


def late_of(cases: CountedCases, customers: Collection[UUID], now: datetime) -> dict[UUID, UUID] | None:
    """Their cases that wait for a yes, or for anybody, longer than nine in ten of all do for an answer.

    Each with its customer; None where it is not known how long nine in ten wait.
    """
    whole = added([of for _, of in cases.months])
    yes = waits_for_yes(whole, now)
    ended = yes.happened + yes.otherwise
    over = Waits(yes.seconds, ended, np.zeros_like(ended), yes.open)
    nine = hours_until(over, 0.9, SMALLEST_FOR_NINE_IN_TEN, bounds=False)
    if nine is None:
        return None
    at, going = micros(now), whole.going
    asked = np.where(going["asked"] > 0, at - going["asked"], 0)
    with_nobody = np.where(going["going"] == Going.NOBODY_HAS_IT, at - going["since"], 0)
    late = going[np.maximum(asked, with_nobody) > nine.value * HOUR * SECOND]
    ids = {id_of(one["high"], one["low"]) for one in late}
    return {
        case_id: customer
        for customer, rows in _by_customer(cases, customers)
        for one in rows[np.isin(rows["low"], late["low"])]
        if (case_id := id_of(one["high"], one["low"])) in ids
    }


def _by_customer(cases: CountedCases, customers: Collection[UUID]) -> Iterator[tuple[UUID, Array]]:
    """The cases (CASE) of each of them, month by month; a month without any of theirs is not read."""
    named = {halves_of((one,))[1]: one for one in customers}
    wanted = np.array(sorted(named), "<u8")
    for month, of in cases.months:
        some = np.intersect1d(wanted, of.customers["low"])
        if len(some):
            rows = cases.columns(month).cases
            yield from ((named[low], rows[rows["customer_low"] == low]) for low in some.tolist())
