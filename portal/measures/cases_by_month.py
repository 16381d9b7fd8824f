"""Cases as numbers: how many of which customer were opened in each calendar month (UTC), and when."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

import numpy as np

from portal.measures.counted.columns import Array, halves_of
from portal.measures.counted.instants import micros
from portal.measures.counted.opened import OPENED
from portal.measures.counted.spans import Behind
from portal.measures.levels.level import CaseView
from portal.measures.levels.trend import month_of


@dataclass(frozen=True)
class CasesByMonth:
    """These cases, in the order of their opening, and of which customer each of them is."""

    known: Sequence[CaseView]
    customer_of: Mapping[UUID, UUID]

    @cached_property
    def by_month(self) -> Mapping[datetime, list[CaseView]]:
        """Those of each month that has some."""
        found: dict[datetime, list[CaseView]] = {}
        for view in self.known:
            found.setdefault(month_of(view.opened_at), []).append(view)
        return found

    def behind(self, ids: AbstractSet[UUID]) -> Behind:
        """Some of them as what is behind a figure."""
        months = list(self.by_month)
        of_each = self.of_each(months, [ids])[:, 0]
        return Behind(months, of_each, self._customers, lambda month: self._opened(ids, month))

    def _opened(self, ids: AbstractSet[UUID], month: datetime) -> Array:
        views = [view for view in self.by_month.get(month, ()) if view.case_id in ids]
        whose = np.array([self._customer_at[view.case_id] for view in views], "<i8")
        rows = np.zeros(len(views), OPENED)
        rows["opened"] = [micros(view.opened_at) for view in views]
        rows["low"], rows["customer"] = self._customers[whose], whose
        return rows

    def of_each(
        self, months: Sequence[datetime], groups: Sequence[AbstractSet[UUID]], customers: Array | None = None
    ) -> Array:
        """How many cases of each group, in each month, are of which of some customers (all of these)."""
        places = np.arange(len(self._customers))
        if customers is not None:
            places = np.searchsorted(customers, self._customers)
        width = len(self._customers if customers is None else customers)
        found = np.zeros((len(months), len(groups), width), "<i8")
        for at, month in enumerate(months):
            for view in self.by_month.get(month, ()):
                place = places[self._customer_at[view.case_id]]
                found[at, [view.case_id in ids for ids in groups], place] += 1
        return found

    @cached_property
    def _customers(self) -> Array:
        """The lower halves of the ids of all customers, ascending."""
        return np.array(sorted({halves_of((one,))[1] for one in self.customer_of.values()}), "<u8")

    @cached_property
    def _customer_at(self) -> Mapping[UUID, int]:
        """The place of each case's customer among those."""
        places = {int(low): place for place, low in enumerate(self._customers)}
        return {case: places[halves_of((customer,))[1]] for case, customer in self.customer_of.items()}
