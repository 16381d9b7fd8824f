"""When the cases of one month were opened, and whose they are: for each group, and each two companies."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

import numpy as np

from portal.measures.counted.columns import Array, Columns, halves_of, kind_of
from portal.measures.counted.customers import behind_groups
from portal.measures.counted.instants import SECOND, micros
from portal.measures.gaps import Pair

OPENED = kind_of("opened:<i8 low:<u8 customer:<i8")
"""When a case was opened, a half of its customer's id, and the customer's place among the month's."""
DAY_LONG = 24 * 3600 * SECOND


class Opened:
    """The cases (OPENED) of one month, in the order of time."""

    def __init__(self, columns: Columns) -> None:
        """Take the month; what is asked for once is kept."""
        self._columns = columns
        self._order = np.argsort(columns.cases["opened"], kind="stable")
        self._of: dict[int, Array] = {}

    def of(self, group: int) -> Array:
        """Those of one of `customers.GROUPS`."""
        if group not in self._of:
            self._of[group] = self._all[behind_groups(self._columns)[group][self._order]]
        return self._of[group]

    def of_pair(self, pair: Pair) -> Array:
        """Those in which the one company asked the other."""
        return self._pairs.get(halves_of(pair), self._all[:0])

    def by_day(self, month: datetime, group: int, pairs: Sequence[Pair]) -> tuple[Array, Array]:
        """How many are of which customer, each day of the month: of a group, and of these pairs."""
        cases, offers = self._columns.cases, self._columns.offers
        day = (cases["opened"] - micros(month)) // DAY_LONG
        whose = self._whose
        days, customers = int(day.max(initial=-1)) + 1, int(whose.max(initial=-1)) + 1
        wanted = behind_groups(self._columns)[group]
        whole = np.bincount((day * customers + whose)[wanted], minlength=days * customers)
        offers = offers[offers["first_of_pair"] > 0]
        places = {halves_of(pair): place for place, pair in enumerate(pairs)}
        pair = np.array([places[one] for one in self._columns.pairs.tolist()], "<i8")[offers["pair"]]
        place = (day[offers["case"]] * len(pairs) + pair) * customers + whose[offers["case"]]
        of_pairs = np.bincount(place, minlength=days * len(pairs) * customers)
        return whole.reshape(days, customers), of_pairs.reshape(days, len(pairs), customers)

    @cached_property
    def _all(self) -> Array:
        cases = self._columns.cases[self._order]
        found = np.zeros(len(cases), OPENED)
        found["opened"], found["low"] = cases["opened"], cases["customer_low"]
        found["customer"] = self._whose[self._order]
        return found

    @cached_property
    def _whose(self) -> Array:
        whose: Array = np.unique(self._columns.cases["customer_low"], return_inverse=True)[1]
        return whose

    @cached_property
    def _pairs(self) -> Mapping[tuple[int, ...], Array]:
        pairs = self._columns.pairs.tolist()
        offers = self._columns.offers[self._columns.offers["first_of_pair"] > 0]
        place = np.argsort(self._order)[offers["case"]]
        order = np.lexsort((place, offers["pair"]))
        ends = np.cumsum(np.bincount(offers["pair"], minlength=len(pairs)))
        cases = np.split(self._all[place[order]], ends[:-1]) if pairs else []
        return dict(zip(pairs, cases, strict=True))


def by_day(months: Sequence[Array], first: datetime) -> Array:
    """How many cases (OPENED) of some months are of which customer, for each day from the `first` on."""
    cases = np.concatenate([np.empty(0, OPENED), *months])
    day = (cases["opened"] - micros(first)) // DAY_LONG
    # Of several months the places of customers do not agree.
    whose = cases["customer"] if len(months) == 1 else np.unique(cases["low"], return_inverse=True)[1]
    days, customers = int(day.max(initial=-1)) + 1, int(whose.max(initial=-1)) + 1
    return np.bincount(day * customers + whose, minlength=days * customers).reshape(days, customers)
