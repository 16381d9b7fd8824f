"""What a level is, and the cases that levels are computed from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from portal.measures.hands import hands
from portal.measures.offers import Offer, offers
from portal.measures.statistics import Estimate
from portal.measures.timeline import Hold, TimelineEvent, by_case, holds
from portal.vocabulary import EventType

HOUR = timedelta(hours=1)
NOTHING: Mapping[str, Estimate | None] = MappingProxyType({})
NO_PARTS: Mapping[str, int] = MappingProxyType({})
ANSWERS = (
    EventType.RESOLUTION_CONFIRMED,
    EventType.RESOLUTION_PARTLY_CONFIRMED,
    EventType.RESOLUTION_REJECTED,
)
"""What the customer says to a solution that was proposed."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as it stood at `until`: its events, holds and offers, and whose hands it went through."""

    case_id: UUID
    until: datetime
    events: tuple[TimelineEvent, ...]
    holds: tuple[Hold, ...]
    offers: tuple[Offer, ...]
    hands: tuple[UUID, ...]

    @property
    def opened_at(self) -> datetime:
        """When it began."""
        return self.events[0].at

    @property
    def several(self) -> bool:
        """Whether more than one company had it."""
        return len(set(self.hands)) > 1

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed, if it still is."""
        closed = None
        for event in self.events:
            if event.type is EventType.CASE_CLOSED:
                closed = event.at
            elif event.type is EventType.CASE_REOPENED:
                closed = None
        return closed


@dataclass(frozen=True, slots=True)
class Level:
    """The level of one measure. `value` is its head figure in the measure's unit; None for the reason `why`.

    `more` has further figures by name, `parts` counts by name (reasons, answers), `cases` all cases behind.
    """

    measure_id: str
    value: Estimate | None
    cases: frozenset[UUID]
    more: Mapping[str, Estimate | None] = field(default_factory=lambda: NOTHING)
    parts: Mapping[str, int] = field(default_factory=lambda: NO_PARTS)
    why: str = ""


Computation = Callable[[Sequence[CaseView]], Level]


def views(events: Iterable[TimelineEvent], until: datetime) -> list[CaseView]:
    """The cases as they stood at `until` (aware), in the order of their opening; none that began later."""
    found = []
    for case_id, of_case in by_case(events).items():
        seen = [event for event in of_case if event.at <= until]
        if seen:
            found.append(
                CaseView(
                    case_id,
                    until,
                    tuple(seen),
                    tuple(holds(seen, until)),
                    tuple(offers(seen, until)),
                    tuple(hands(seen)),
                )
            )
    return sorted(found, key=lambda view: (view.opened_at, str(view.case_id)))


def opened_between(cases: Iterable[CaseView], since: datetime, before: datetime) -> list[CaseView]:
    """The cohort opened from `since` up to, and not including, `before`."""
    return [view for view in cases if since <= view.opened_at < before]
