"""How long waits took, counted by length: exact for few, in steps of less than one percent for many."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

MOST_EXACT = 4096
"""So many different rows are kept as they are; beyond, a length is told by the middle of its step."""
HIST = np.dtype([("group", "<u4"), ("seconds", "<u4"), ("happened", "<u4"), ("otherwise", "<u4")])
_SHORTEST_STEP = 0x3F80
"""The upper half of 1.0 as a 32-bit float (IEEE 754): shorter than a second is nothing."""
_STEPS = 0x4F80 - _SHORTEST_STEP + 2
"""One for nothing, and those up to 2³² seconds."""


@dataclass(frozen=True)
class Lengths:
    """For each group (a row) how many waits of each length (a column, seconds ascending) ended how."""

    seconds: Array
    happened: Array
    otherwise: Array


def counted(groups: Array, seconds: Array, happened: Array, *, most_exact: int = MOST_EXACT) -> Array:
    """The waits as rows of HIST: `seconds` whole, `happened` true where they ended as was hoped."""
    if len(seconds) > most_exact:
        return _counted_in_steps(groups, seconds, happened)
    keys = groups.astype("<u8") << np.uint64(32) | seconds.astype("<u8")
    known, place = np.unique(keys, return_inverse=True)
    rows = np.zeros(len(known), HIST)
    rows["group"], rows["seconds"] = known >> np.uint64(32), known & np.uint64(0xFFFFFFFF)
    rows["happened"] = np.bincount(place, weights=happened, minlength=len(known))
    rows["otherwise"] = np.bincount(place, weights=~happened, minlength=len(known))
    return rows


def _counted_in_steps(groups: Array, seconds: Array, happened: Array) -> Array:
    """The same without sorting: there are only so many steps."""
    cells = groups.astype("<i8") * _STEPS + _step(seconds)
    hoped, others = (np.bincount(cells[one]) for one in (happened, ~happened))
    size = max(len(hoped), len(others))
    hoped, others = (np.pad(one, (0, size - len(one))) for one in (hoped, others))
    used = np.flatnonzero(hoped + others)
    rows = np.zeros(len(used), HIST)
    rows["group"], rows["seconds"] = used // _STEPS, _middle(used % _STEPS)
    rows["happened"], rows["otherwise"] = hoped[used], others[used]
    return rows


def spread(rows: Array, groups: int, *, most_exact: int = MOST_EXACT) -> Lengths:
    """The rows (of any number of `counted`) as a table of groups by lengths."""
    if len(rows) <= most_exact:
        lengths, column = np.unique(rows["seconds"], return_inverse=True)
    else:
        steps = _step(rows["seconds"])
        used = np.flatnonzero(np.bincount(steps))
        lengths = _middle(used)
        column = _place_of(used)[steps]
    cells = rows["group"].astype("<i8") * len(lengths) + column
    shape = groups, len(lengths)
    tables = [
        np.bincount(cells, weights=rows[name], minlength=groups * len(lengths)).reshape(shape)
        for name in ("happened", "otherwise")
    ]
    return Lengths(lengths.astype("<i8"), *tables)


def _place_of(used: Array) -> Array:
    """For each number the place that it has among these, which are ascending; of others, nothing is said."""
    places = np.zeros(int(used[-1]) + 1 if len(used) else 0, "<i8")
    places[used] = np.arange(len(used))
    return places


def _step(seconds: Array) -> Array:
    """The number of the step: the upper half of the 32-bit float, which keeps seven bits of the fraction."""
    halves = seconds.astype("<f4").view("<u4") >> 16
    return np.where(seconds == 0, 0, halves.astype("<i8") - _SHORTEST_STEP + 1)


def _middle(steps: Array) -> Array:
    """Lengths told by the middle of their step: at most 1/256 away, and to the second below 256 seconds."""
    lower, upper = (
        ((steps + _SHORTEST_STEP - 1 + more).astype("<u4") << 16).view("<f4").astype("<f8") for more in (0, 1)
    )
    return np.where(steps == 0, 0, np.floor((np.ceil(lower) + np.ceil(upper) - 1) / 2)).astype("<u4")
