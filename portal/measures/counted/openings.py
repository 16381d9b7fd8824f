"""What is behind a figure whose cases are not counted month by month, but known by their openings alone."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import numpy as np

from portal.measures.counted.columns import Array, halves_of
from portal.measures.counted.instants import micros
from portal.measures.counted.opened import OPENED
from portal.measures.counted.spans import Behind
from portal.measures.levels.trend import month_of


def behind_openings(cases: Sequence[tuple[datetime, UUID]]) -> Behind:
    """The blocks of these cases: when each was opened (aware), in that order, and of which customer it is."""
    rows = np.zeros(len(cases), OPENED)
    rows["opened"] = [micros(at) for at, _ in cases]
    rows["low"] = [halves_of((customer,))[1] for _, customer in cases]
    customers, rows["customer"] = np.unique(rows["low"], return_inverse=True)
    found = {month: place for place, month in enumerate(dict.fromkeys(month_of(at) for at, _ in cases))}
    places = np.array([found[month_of(at)] for at, _ in cases], "<i8")
    of_each = np.zeros((len(found), len(customers)), "<i8")
    np.add.at(of_each, (places, rows["customer"]), 1)

    def opened(month: datetime) -> Array:
        """Those of one of the months."""
        some: Array = rows[places == found[month]]
        return some

    return Behind(list(found), of_each, customers, opened)
