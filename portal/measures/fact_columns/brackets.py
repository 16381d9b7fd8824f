"""Brackets matched in columns: each closing one closes the latest open one of its kind."""

from dataclasses import dataclass

import numpy as np

from portal.measures.fact_columns.columns import NONE, Array
from portal.measures.fact_columns.segments import begins_of, last_begin, running_lowest

_MOST = 1 << 62


@dataclass(frozen=True)
class Matched:
    """For each opening, in order, its place and its closing's (NONE: never), and how many stood `between`."""

    opened: Array
    closed: Array
    between: Array


def matched(kinds: tuple[Array, ...], moves: Array) -> Matched:
    """Match openings (+1) with closings (-1) among equal `kinds`; a 0 belongs to the latest open one.

    A closing, or a 0, with nothing open is nobody's.
    """
    name = _together(kinds)
    order = np.argsort(name, kind="stable")
    ordered, begins = moves[order], begins_of(name[order])
    level = _levels(ordered, begins)
    kept = level > 0
    order, ordered, level = order[kept], ordered[kept], level[kept]
    by_level = np.argsort(_together((np.cumsum(begins)[kept], level)), kind="stable")
    order, ordered = order[by_level], ordered[by_level]
    opens, ends = ordered > 0, ordered < 0
    place = np.cumsum(opens) - 1
    opened = order[opens]
    closed = np.full(len(opened), NONE, "<i8")
    closed[place[ends]] = order[ends]
    between = np.bincount(place[ordered == 0], minlength=len(opened))
    in_order = np.argsort(opened)
    return Matched(opened[in_order], closed[in_order], between[in_order])


def _together(kinds: tuple[Array, ...]) -> Array:
    """One number for each set of `kinds` (none below NONE), in the order of the first, then of the others."""
    whole = np.zeros(len(kinds[0]), "<i8")
    for one in kinds:
        room = int(one.max(initial=0)) - NONE + 1
        if int(whole.max(initial=0)) >= _MOST // room:
            whole = np.unique(whole, return_inverse=True)[1].astype("<i8")
        whole = whole * room + (one - NONE)
    return whole


def _levels(moves: Array, begins: Array) -> Array:
    """On which level each move happens: how many are open with it; 0 for what has nothing to belong to."""
    whole = np.cumsum(moves)
    starts = last_begin(begins)
    before = (whole - moves)[starts] if len(moves) else whole
    walked = whole - before
    depth = walked - np.minimum(0, running_lowest(walked, begins))
    previous = np.where(begins, 0, np.append(0, depth[:-1]))
    return np.where(moves > 0, depth, previous)
