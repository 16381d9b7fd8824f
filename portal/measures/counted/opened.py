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

    @cached_property
    def _all(self) -> Array:
        cases = self._columns.cases[self._order]
        found = np.zeros(len(cases), OPENED)
        found["opened"], found["low"] = cases["opened"], cases["customer_low"]
        found["customer"] = np.unique(cases["customer_low"], return_inverse=True)[1]
        return found

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
    # Of several months the places of customers do not agree.
    whose = cases["customer"] if len(months) == 1 else np.unique(cases["low"], return_inverse=True)[1]
    day = (cases["opened"] - micros(first)) // DAY_LONG
    return _table(day, whose, (int(day.max(initial=-1)) + 1, int(whose.max(initial=-1)) + 1))


def by_day_beside(whole: Array, parts: Sequence[Array], month: datetime) -> tuple[Array, Array]:
    """The same of a whole of one month and of each of its parts (day, part, customer)."""
    customers, whose = np.unique(whole["low"], return_inverse=True)
    day = (whole["opened"] - micros(month)) // DAY_LONG
    shape = int(day.max(initial=-1)) + 1, len(customers)
    tables = [
        _table((part["opened"] - micros(month)) // DAY_LONG, np.searchsorted(customers, part["low"]), shape)
        for part in parts
    ]
    return _table(day, whose, shape), np.stack([*tables, np.zeros(shape, "<i8")], axis=1)[:, : len(parts)]


def _table(day: Array, whose: Array, shape: tuple[int, int]) -> Array:
    return np.bincount(day * shape[1] + whose, minlength=shape[0] * shape[1]).reshape(shape)
