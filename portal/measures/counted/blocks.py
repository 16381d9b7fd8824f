"""Times put together until what is behind a figure is enough to be told: what told times are made of.

Whoever has two answers can subtract one from the other. So a figure is of whole blocks, counted from the
first month on, and each block is enough to be told or has no case at all: all that two answers can differ by
is some blocks.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from portal.measures.counted.columns import Array
from portal.measures.counted.customers import CUSTOMERS, groups_of_enough
from portal.measures.suppression import SMALLEST_CELL

Block = tuple[int, int]
"""The places of its first month (or day) and of the one after its last."""
Tells = Callable[[int, int], bool]
"""Whether the times from one place up to another may be told together, or have no case."""


def blocks(times: Sequence[Array]) -> list[Block]:
    """The blocks of one figure, in the order of time; what is left at the end is in none.

    `times` are rows of CUSTOMERS of its group alone, for each month from the first on.
    """
    return list(pairwise(_joints(len(times), lambda first, end: tells_no_few(times[first:end]))))


def covering(number: int, tells: Tells) -> list[Block]:
    """The same of so many times, up to the end: what is left there is with those before it that it takes."""
    joints = _joints(number, tells)
    if joints[-1] < number:
        joints.append(number)
        while len(joints) > 1 and not tells(joints[-2], number):
            del joints[-2]
    return list(pairwise(joints))


def _joints(number: int, tells: Tells) -> list[int]:
    joints = [0]
    for end in range(1, number + 1):
        if tells(joints[-1], end):
            joints.append(end)
    return joints


def within(found: Sequence[Block], first: int, end: int) -> list[Block]:
    """Those blocks that lie within the months from `first` up to `end`."""
    return [block for block in found if block[0] >= first and block[1] <= end]


def tells_no_few(times: Sequence[Array]) -> bool:
    """Whether the cases of each group in all of these times may be told together, or it has none there."""
    rows = np.concatenate([np.empty(0, CUSTOMERS), *times])
    cases = np.bincount(rows["group"], weights=rows["cases"])
    met = np.flatnonzero(cases)
    return bool((cases[met] >= SMALLEST_CELL).all()) and groups_of_enough(rows).issuperset(met.tolist())
