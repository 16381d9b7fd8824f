"""Months put together until what is behind a figure is enough to be told: what reports are made of.

Whoever has two reports can subtract one from the other. So a figure in a report is of whole blocks, counted
from the first month on, and each block is enough to be told or has no case at all: all that two reports can
differ by is some blocks.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from portal.measures.counted.columns import Array
from portal.measures.counted.customers import CUSTOMERS, groups_of_enough
from portal.measures.suppression import SMALLEST_CELL

Block = tuple[int, int]
"""The places of its first month and of the one after its last."""


def blocks(months: Sequence[Array]) -> list[Block]:
    """The blocks of one figure, in the order of time; what is left at the end is in none.

    `months` are rows of CUSTOMERS of its group alone, for each month from the first on.
    """
    joints = [0]
    for end in range(1, len(months) + 1):
        if tells_no_few(months[joints[-1] : end]):
            joints.append(end)
    return list(pairwise(joints))


def within(found: Sequence[Block], first: int, end: int) -> list[Block]:
    """Those blocks that lie within the months from `first` up to `end`."""
    return [block for block in found if block[0] >= first and block[1] <= end]


def tells_no_few(months: Sequence[Array]) -> bool:
    """Whether the cases of one group in all of these months may be told together, or there is none."""
    rows = np.concatenate([np.empty(0, CUSTOMERS), *months])
    cases = int(rows["cases"].sum())
    return not cases or (cases >= SMALLEST_CELL and bool(groups_of_enough(rows)))
