"""How many cases of each customer are behind each figure, month by month, and whether so many may be told."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portal.measures.counted.columns import Array, id_of
from portal.measures.counted.customers import GROUPS, moved_customers
from portal.measures.counted.tally import Tally
from portal.measures.gaps import Pair
from portal.measures.suppression import FEWEST_CUSTOMERS, LARGEST_SHARE, SMALLEST_CELL


@dataclass(frozen=True)
class Table:
    """`of_each` has numbers by time, by group (those of GROUPS, then each of `pairs`), and by customer.

    `customers` are the lower halves of their ids, ascending.
    """

    of_each: Array
    pairs: Sequence[Pair]
    customers: Array

    @property
    def of_pairs(self) -> Array:
        """Those of the pairs alone."""
        return self.of_each[:, len(GROUPS) :]


def table_of(times: Sequence[Tally]) -> Table:
    """The table of these times."""
    places: dict[tuple[int, ...], int] = {}
    found = []
    for of in times:
        new = np.array([places.setdefault(one, len(places)) for one in of.pairs.tolist()], "<u4")
        found.append(moved_customers(of.customers, new))
    pairs = [(id_of(*one[:2]), id_of(*one[2:])) for one in places]
    if not found:
        return Table(np.zeros((0, len(GROUPS), 0), "<i8"), pairs, np.zeros(0, "<u8"))
    rows = np.concatenate(found)
    customers, whose = np.unique(rows["low"], return_inverse=True)
    shape = len(times), len(GROUPS) + len(places), len(customers)
    time = np.repeat(np.arange(len(times)), [len(one) for one in found])
    place = (time * shape[1] + rows["group"]) * shape[2] + whose
    counts = np.bincount(place, weights=rows["cases"], minlength=shape[0] * shape[1] * shape[2])
    return Table(counts.astype("<i8").reshape(shape), pairs, customers)


def is_enough(of_each: Array) -> Array:
    """Whether cases of which each customer (the last axis) has so many may be told."""
    cases = of_each.sum(axis=-1)
    enough: Array = (
        (cases >= SMALLEST_CELL)
        & (np.count_nonzero(of_each, axis=-1) >= FEWEST_CUSTOMERS)
        & (of_each.max(axis=-1, initial=0) <= LARGEST_SHARE * cases)
    )
    return enough


def tells_no_few(of_each: Array) -> Array:
    """Whether they may be told, or there are none."""
    found: Array = ~of_each.any(axis=-1) | is_enough(of_each)
    return found
