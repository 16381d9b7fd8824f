"""Which promise of a next update stands after each event of a case.

A promise is kept by saying something: a message, a disclosure, a handoff, a proposed resolution of the one
who promised. It is replaced by the next promise and falls away when the case ends. What is left is due.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.vocabulary import EventType
from portal.vocabulary.events import ENDING, KEEPING, PROMISING


@dataclass(frozen=True, slots=True)
class Promise:
    """That this organization will say something by this instant (aware)."""

    organization_id: UUID
    due_at: datetime


def promise_after(
    before: Promise | None, event: EventType, organization_id: UUID | None, due_at: datetime | None
) -> Promise | None:
    """The promise that stands once `event` of `organization_id` has happened; `due_at` is the event's own."""
    if event in PROMISING and organization_id is not None and due_at is not None:
        return Promise(organization_id, due_at)
    kept = before is not None and event in KEEPING and before.organization_id == organization_id
    return None if kept or event in ENDING else before
