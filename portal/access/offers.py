"""What happens between two organizations about one offer: a request to take part, or a handoff."""

from datetime import datetime

from portal.access.actors import Actor
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.handoffs import Handoff
from portal.records.timeline import Step
from portal.vocabulary import EventType


def step_about(
    offer: CollaborationRequest | Handoff,
    event: EventType,
    actor: Actor,
    *,
    due_at: datetime | None = None,
    reason: str = "",
) -> Step:
    """The step for the timeline: both sides are named alike, whoever of them acts."""
    return Step(
        event,
        actor.organization_id,
        actor.person,
        from_id=offer.from_id,
        to_id=offer.to_id,
        subject_id=offer.id,
        due_at=due_at,
        reason=reason,
    )
