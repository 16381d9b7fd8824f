"""When an organization that has a case really works on it, as it says itself: from beginning to pausing.

Holding is not working: a case that lies in somebody's hands waits as well. Work ends when it is paused, when
the case leaves the hands of whoever worked, and at the instant until which is looked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from portal.measures.timeline import TimelineEvent, in_order
from portal.vocabulary import EventType, HolderKind


@dataclass(frozen=True, slots=True)
class Work:
    """One stretch of work of one organization; `open` says that it goes on."""

    organization_id: UUID
    started_at: datetime
    ended_at: datetime
    open: bool = False

    @property
    def span(self) -> timedelta:
        """How long it lasted."""
        return self.ended_at - self.started_at


def work_of(events: Iterable[TimelineEvent], until: datetime) -> list[Work]:
    """The stretches of work on one case up to `until` (aware), in their order; they never overlap."""
    found: list[Work] = []
    worker: UUID | None = None
    since = at = until
    for place, event in enumerate(in_order(events)):
        at = event.at if place == 0 else max(event.at, at)
        if at > until:
            break
        leaves = worker is not None and not _keeps(event, worker)
        if worker is not None and leaves:
            found.append(Work(worker, since, at))
            worker = None
        begins = event.type is EventType.WORK_STARTED and event.holder_kind is HolderKind.ORGANIZATION
        if begins and worker is None:
            worker, since = event.holder_organization_id, at
    return [*found, Work(worker, since, until, open=True)] if worker is not None else found


def at_work(events: Iterable[TimelineEvent], now: datetime) -> UUID | None:
    """Which organization works on the case now, as far as it said so."""
    work = work_of(events, now)
    return work[-1].organization_id if work and work[-1].open else None


def _keeps(event: TimelineEvent, worker: UUID) -> bool:
    paused = event.type is EventType.WORK_PAUSED and event.actor_organization_id == worker
    return event.holder_organization_id == worker and not paused
