"""Through whose hands a case went, and how often it came back.

Only what was taken counts: the organization that opened the case, then each that accepted a handoff. Working
on it together (a collaboration request) is taking part, not passing on.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from portal.measures.timeline import TimelineEvent, in_order
from portal.vocabulary import EventType

Place = TypeVar("Place")


def hands(events: Iterable[TimelineEvent]) -> list[UUID]:
    """The organizations that had one case, in order, each stretch once."""
    taken = []
    for event in in_order(events):
        if event.type is EventType.CASE_OPENED:
            taken.append(event.actor_organization_id)
        elif event.type is EventType.HANDOFF_ACCEPTED:
            taken.append(event.to_organization_id)
    return runs([one for one in taken if one is not None])


def runs(places: Iterable[Place]) -> list[Place]:
    """`places` with each maximal stretch of one place reduced to one."""
    return [place for place, _ in groupby(places)]


def straight_back(taken: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Each A, B, A in `taken` (stretches), as the pair (A, B): A passed the case on and got it back. PP1."""
    return [(a, b) for a, b, c in zip(taken, taken[1:], taken[2:], strict=False) if a == c]


def returns(taken: Sequence[Place]) -> int:
    """How often the case came to somebody who had had it before: stretches less distinct ones (PP2)."""
    return len(taken) - len(set(taken))


def to_and_fro(taken: Sequence[Place]) -> bool:
    """Whether the case went A, B, A, B somewhere (PP3)."""
    fours = zip(taken, taken[1:], taken[2:], taken[3:], strict=False)
    return any(a == c and b == d for a, b, c, d in fours)
