"""Which parts of a whole may be told beside it, so that nothing small follows by subtracting them.

Whoever knows the whole and some parts knows all the others together. So the smallest parts are hidden until
what is hidden together is enough to be told, or nothing is shown.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from portal.measures.suppression import enough


def told_parts(
    parts: Sequence[AbstractSet[UUID]],
    whole: AbstractSet[UUID],
    customer_of: Mapping[UUID, UUID] | None = None,
) -> set[int]:
    """The places of the parts that may be told; `whole` has their cases and any that are in no part.

    Parts may share cases: a case with two refusals stands under both reasons.
    """
    return places_told(
        [len(one) for one in parts],
        lambda place: enough(parts[place], customer_of),
        lambda shown: _rest_is_enough(parts, whole, shown, customer_of),
    )


def places_told(
    sizes: Sequence[int], is_enough: Callable[[int], bool], rest_is_enough: Callable[[set[int]], bool]
) -> set[int]:
    """The same for parts of which only numbers are known.

    `rest_is_enough` says whether all that is not among the given places may be told together, or is empty.
    """
    shown = {place for place in range(len(sizes)) if sizes[place] and is_enough(place)}
    for place in sorted(shown, key=lambda one: (sizes[one], -one)):
        if rest_is_enough(shown):
            break
        shown.discard(place)
    return shown


def _rest_is_enough(
    parts: Sequence[AbstractSet[UUID]],
    whole: AbstractSet[UUID],
    shown: set[int],
    customer_of: Mapping[UUID, UUID] | None,
) -> bool:
    hidden = frozenset[UUID]().union(*(one for place, one in enumerate(parts) if place not in shown))
    in_no_part = whole - frozenset[UUID]().union(*parts)
    rest = hidden | in_no_part
    return not rest or enough(rest, customer_of)
