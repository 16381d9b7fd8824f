"""How a head measure moved, month by month, without telling of a month that is too small."""

from collections.abc import Sequence
from datetime import datetime

from portal.measures.counted.blocks import tells_no_few
from portal.measures.counted.customers import GROUPS
from portal.measures.counted.levels import COUNTED, level_of
from portal.measures.counted.tally import Tally
from portal.measures.levels.level import Level
from portal.measures.levels.told_parts import places_told


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
    group = GROUPS.index(COUNTED[measure_id](months[-1][1], now, alone=True)[0])
    rows = [of.customers[of.customers["group"] == group] for _, of in months]
    shown = places_told(
        [known[place][1] if place in known else 0 for place in range(len(months))],
        known.__contains__,
        lambda told: tells_no_few([one for at, one in enumerate(rows) if at not in told]),
    )
    return [(months[place][0], known[place][0]) for place in sorted(shown)]
