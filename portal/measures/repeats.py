"""Cases that are the same trouble as an earlier one, opened instead of taking that one up again."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from portal.measures.timeline import TimelineEvent
from portal.vocabulary import EventType, Repeat

WITHIN = timedelta(days=30)
"""So long after the customer's first yes, what comes back counts as not solved after all."""


def first_smile(events: Iterable[TimelineEvent]) -> datetime | None:
    """When the customer first said that it works again; None where it never did."""
    return next((one.at for one in events if one.type is EventType.RESOLUTION_CONFIRMED), None)


def repeat_of(earlier: Iterable[TimelineEvent], later_opened_at: datetime) -> Repeat:
    """What the opening of a later case with the same trouble (aware) says of the `earlier` one."""
    smiled = first_smile(earlier)
    back = smiled is not None and smiled <= later_opened_at <= smiled + WITHIN
    return Repeat.CAME_BACK if back else Repeat.SAME
