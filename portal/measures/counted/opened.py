"""When the cases of one month were opened, and whose they are: for each group, and each two companies."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from portal.measures.counted.columns import Array, Columns, halves_of, kind_of
from portal.measures.counted.customers import behind_groups
from portal.measures.gaps import Pair

OPENED = kind_of("opened:<i8 high:<u8 low:<u8 customer:<u4")
"""When a case was opened, the halves of its customer's id, and the customer's place among the month's."""


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
        for name, of in (("opened", "opened"), ("high", "customer_high"), ("low", "customer_low")):
            found[name] = cases[of]
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
