"""Times put together until what is behind a figure is enough to be told: what told times are made of.

Whoever has two answers can subtract one from the other. So a figure is of whole blocks, counted from the
first time on, and each block is enough to be told or has no case at all: all that two answers can differ by
is some blocks.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from portal.measures.counted.columns import Array
from portal.measures.counted.table import is_enough, tells_no_few

Block = tuple[int, int]
"""The places of its first time (a month, or a day) and of the one after its last."""
Tells = Callable[[int, int], bool]
"""Whether the times from one place up to another may be told together, or have no case."""


def blocks_of_months(of_each: Array) -> list[Block]:
    """The blocks of a figure behind which each customer has so many cases (rows: months) of each month."""
    return _blocks(of_each, tells_no_few)


def blocks_of_days(of_each: Array) -> list[Block]:
    """The same of days: one without a case is no block by itself, for most days are such."""
    return _blocks(of_each, is_enough)


def _blocks(of_each: Array, may_be_told: Callable[[Array], Array]) -> list[Block]:
    alone, sums = may_be_told(of_each), summed(of_each)

    def tells(first: int, end: int) -> bool:
        return bool(alone[first] if end - first == 1 else may_be_told(sums[end] - sums[first]))

    return covering(len(of_each), tells)


def summed(of_each: Array) -> Array:
    """At each place the numbers of all times before it; one row more than there are times."""
    found = np.zeros((len(of_each) + 1, *of_each.shape[1:]), "<i8")
    np.cumsum(of_each, axis=0, out=found[1:])
    return found


def covering(number: int, tells: Tells) -> list[Block]:
    """Blocks of so many times: what is left at their end is with those before it that it takes.

    There are none where all times together are too few.
    """
    joints = [0]
    for end in range(1, number + 1):
        if tells(joints[-1], end):
            joints.append(end)
    if joints[-1] < number:
        joints.append(number)
        while len(joints) > 1 and not tells(joints[-2], number):
            del joints[-2]
    return list(pairwise(joints))
