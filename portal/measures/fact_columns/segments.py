"""Running values that begin anew with each stretch of a column."""

import numpy as np

from portal.measures.fact_columns.columns import Array


def begins_of(values: Array) -> Array:
    """Where a value differs from the one before; the first begins always."""
    found = np.ones(len(values), dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found


def last_begin(begins: Array) -> Array:
    """For each place the last beginning up to it."""
    return np.maximum.accumulate(np.where(begins, np.arange(len(begins)), 0))


def running_highest(values: Array, begins: Array) -> Array:
    """The highest value so far in each stretch; only stretches with a falling value cost a pass."""
    falls = np.flatnonzero((values[1:] < values[:-1]) & ~begins[1:]) + 1
    if not len(falls):
        return values.copy()
    stretch = np.cumsum(begins) - 1
    found, edges = values.copy(), np.append(np.flatnonzero(begins), len(values))
    for one in np.unique(stretch[falls]):
        low, high = edges[one], edges[one + 1]
        found[low:high] = np.maximum.accumulate(values[low:high])
    return found


def running_lowest(values: Array, begins: Array) -> Array:
    """The lowest value so far in each stretch; the values must be small beside 2⁶³ over their number."""
    room = int(values.max(initial=0)) - int(values.min(initial=0)) + 1
    fall = np.cumsum(begins) * room
    found: Array = np.minimum.accumulate(values - fall) + fall
    return found
