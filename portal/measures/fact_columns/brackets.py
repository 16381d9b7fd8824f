"""Brackets matched in columns: each closing one closes the latest open one of its kind."""

from dataclasses import dataclass

import numpy as np

from portal.measures.fact_columns.columns import NONE, Array
from portal.measures.fact_columns.segments import begins_of, last_begin, running_lowest


@dataclass(frozen=True)
class Matched:
    """For each opening (its place) the place of its closing, NONE for never, and how many stood `between`."""

    opened: Array
    closed: Array
    between: Array


def matched(kinds: tuple[Array, ...], moves: Array) -> Matched:
    """Match openings (+1) with closings (-1) among equal `kinds`; a 0 belongs to the latest open one.

    A closing, or a 0, with nothing open is nobody's.
    """
    order = np.lexsort(kinds[::-1])
    ordered, begins = moves[order], np.zeros(len(order), dtype=bool)
    for one in kinds:
        begins |= begins_of(one[order])
    level = _levels(ordered, begins)
    kept = level > 0
    order, ordered, level = order[kept], ordered[kept], level[kept]
    kind = np.cumsum(begins)[kept]
    by_level = np.lexsort((level, kind))
    order, ordered = order[by_level], ordered[by_level]
    begin = last_begin(ordered > 0)
    place = np.cumsum(ordered > 0) - 1
    opened = order[np.flatnonzero(ordered > 0)]
    closed = np.full(len(opened), NONE, "<i8")
    ends = ordered < 0
    closed[place[ends]] = order[ends]
    between = np.bincount(place[(ordered == 0) & (begin >= 0)], minlength=len(opened))
    return Matched(opened, closed, between)


def _levels(moves: Array, begins: Array) -> Array:
    """On which level each move happens: how many are open with it; 0 for what has nothing to belong to."""
    whole = np.cumsum(moves)
    starts = last_begin(begins)
    before = (whole - moves)[starts] if len(moves) else whole
    walked = whole - before
    depth = walked - np.minimum(0, running_lowest(walked, begins))
    previous = np.where(begins, 0, np.append(0, depth[:-1]))
    return np.where(moves > 0, depth, previous)
