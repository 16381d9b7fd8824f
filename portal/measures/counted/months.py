"""How a head measure moved, month by month, without telling of a month that is too small."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from portal.measures.counted.customers import CUSTOMERS, GROUPS, groups_of_enough
from portal.measures.counted.levels import COUNTED, level_of
from portal.measures.counted.tally import Tally
from portal.measures.levels.level import Level
from portal.measures.levels.told_parts import places_told
from portal.measures.suppression import SMALLEST_CELL


def told_months(
    months: Sequence[tuple[datetime, Tally]], measure_id: str, now: datetime, most: int
) -> list[tuple[datetime, Level]]:
    """Its figure for the cases of each of the newest `most` months that may be told, in the order of time.

    `months` are all of the whole that stands beside. Those that are not told are enough together, so that
    none of them follows from the whole and the others.
    """
    known: dict[int, tuple[Level, int]] = {}
    for place in reversed(range(len(months))):
        if len(known) == most:
            break
        found = level_of(measure_id, months[place][1], now, alone=True)
        if found.level.value is not None:
            known[place] = found.level, found.cases
    if not known:
        return []
    group = COUNTED[measure_id](months[-1][1], now, alone=True)[0]
    shown = places_told(
        [known[place][1] if place in known else 0 for place in range(len(months))],
        known.__contains__,
        lambda told: _enough_together([of for at, (_, of) in enumerate(months) if at not in told], group),
    )
    return [(months[place][0], known[place][0]) for place in sorted(shown)]


def _enough_together(sums: Sequence[Tally], group: str) -> bool:
    """Whether the cases of one group in all of these may be told together, or there is none."""
    place = GROUPS.index(group)
    of_group = [one.customers[one.customers["group"] == place] for one in sums]
    rows = np.concatenate([np.empty(0, CUSTOMERS), *of_group])
    cases = int(rows["cases"].sum())
    return not cases or (cases >= SMALLEST_CELL and place in groups_of_enough(rows))
