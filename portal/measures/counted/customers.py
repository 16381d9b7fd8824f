"""How many cases of each customer are behind a figure: what says whether it tells of too few of them."""

from collections.abc import Sequence

import numpy as np

from portal.measures.counted.columns import Array, Columns, kind_of
from portal.measures.suppression import FEWEST_CUSTOMERS, LARGEST_SHARE

CUSTOMERS = kind_of("group:<u4 high:<u8 low:<u8 cases:<u4")
GROUPS = ("cases", "asked", "handed", "cases_taken", "cases_said")
"""Cases behind measures, by the names of `tally.COUNTS`; after them comes a group for each pair."""


def pair_groups(places: Array) -> Array:
    """The groups of the pairs at these places."""
    return places.astype("<u4") + len(GROUPS)


def counted_customers(columns: Columns) -> Array:
    """Rows of CUSTOMERS for each group: how many of its cases are of which customer."""
    cases, offers = columns.cases, columns.offers
    _, first, customer = np.unique(cases["customer_low"], return_index=True, return_inverse=True)
    counts = [np.bincount(customer[one], minlength=len(first)) for one in behind_groups(columns)]
    once = offers[offers["first_of_pair"] > 0]
    place = once["pair"].astype("<i8") * len(first) + customer[once["case"]]
    of_pairs = np.bincount(place, minlength=len(columns.pairs) * len(first))
    table = np.concatenate([*counts, of_pairs]).reshape(-1, max(1, len(first)))
    group, one = np.nonzero(table)
    rows = np.zeros(len(group), CUSTOMERS)
    rows["group"], rows["cases"] = group, table[group, one]
    rows["high"], rows["low"] = cases["customer_high"][first[one]], cases["customer_low"][first[one]]
    return rows


def moved_customers(rows: Array, places: Array) -> Array:
    """The same rows with the groups of pairs at their new places."""
    moved = rows.copy()
    of_pair = moved["group"] >= len(GROUPS)
    moved["group"][of_pair] = pair_groups(places[moved["group"][of_pair] - len(GROUPS)])
    return moved


def groups_of_enough(rows: Array, fewest: int = FEWEST_CUSTOMERS) -> frozenset[int]:
    """The groups with enough customers, none of whom has more than half of the cases."""
    if not len(rows):
        return frozenset()
    rows = rows[np.lexsort((rows["low"], rows["high"], rows["group"]))]
    new_group = _begins(rows, ("group",))
    sums = np.add.reduceat(rows["cases"].astype("<i8"), begins := np.flatnonzero(_begins(rows, _WHOLE)))
    group = np.cumsum(new_group)[begins] - 1
    customers, cases = np.bincount(group), np.bincount(group, weights=sums)
    largest = np.zeros(len(customers), "<i8")
    np.maximum.at(largest, group, sums)
    good = (customers >= fewest) & (largest <= LARGEST_SHARE * cases)
    return frozenset(rows["group"][new_group][good].tolist())


def behind_groups(columns: Columns) -> tuple[Array, ...]:
    """Which cases are in each of GROUPS."""
    cases = columns.cases
    asked = np.zeros(len(cases), dtype=bool)
    asked[columns.offers["case"]] = True
    every = np.ones(len(cases), dtype=bool)
    return every, asked, cases["handed"] > 0, cases["taken"] > 0, cases["said"] > 0


_WHOLE = ("group", "high", "low")


def _begins(rows: Array, names: Sequence[str]) -> Array:
    found = np.ones(len(rows), dtype=bool)
    found[1:] = False
    for name in names:
        found[1:] |= rows[name][1:] != rows[name][:-1]
    return found
