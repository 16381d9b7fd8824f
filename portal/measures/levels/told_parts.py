"""Which parts of a whole may be told beside it, so that nothing small follows by subtracting them.

Whoever knows the whole and some parts knows all the others together. So the smallest parts are hidden until
what is hidden together is enough to be told, or nothing is shown.
"""

from collections.abc import Mapping, Sequence
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
    sizes = [len(one) for one in parts]
    shown = {place for place, part in enumerate(parts) if enough(part, customer_of)}
    for place in sorted(shown, key=lambda one: (sizes[one], -one)):
        if _rest_is_enough(parts, whole, shown, customer_of):
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
