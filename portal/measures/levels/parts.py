"""Levels of parts that make up a whole, guarded so that no hidden part can be worked out from the others."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from portal.measures.levels.level import CaseView, Level
from portal.measures.levels.levels import COMPUTED, TOO_FEW, level
from portal.measures.suppression import enough


def by_hands(measure_id: str, cases: Sequence[CaseView]) -> list[frozenset[UUID]]:
    """The cases behind a measure that one company had, and those that several had."""
    behind = level(measure_id, cases, own_cases=True).cases
    return [
        frozenset(view.case_id for view in cases if view.several is several and view.case_id in behind)
        for several in (False, True)
    ]


def levels_of_parts(
    measure_id: str,
    parts: Sequence[Sequence[CaseView]],
    customer_of: Mapping[UUID, UUID] | None = None,
) -> list[Level]:
    """The level of each part; no case is in two of them, and the level of all together may be shown beside.

    The whole less the parts that are shown tells of all hidden ones together: so the smallest parts are
    hidden too, until those are enough to be told, or none is shown.
    """
    found = [level(measure_id, part, own_cases=True) for part in parts]
    hidden = {place for place, one in enumerate(found) if one.cases and not enough(one.cases, customer_of)}
    smallest_first = sorted(
        (place for place, one in enumerate(found) if one.cases and place not in hidden),
        key=lambda place: (len(found[place].cases), -place),
    )
    for place in smallest_first:
        behind = frozenset[UUID]().union(*(found[one].cases for one in hidden))
        if not behind or enough(behind, customer_of):
            break
        hidden.add(place)
    if measure_id in COMPUTED:  # None at all looks like too few: the difference would tell of the few.
        hidden |= {place for place, one in enumerate(found) if not one.cases}
    nothing = Level(measure_id, None, frozenset(), why=TOO_FEW)
    return [nothing if place in hidden else one for place, one in enumerate(found)]
