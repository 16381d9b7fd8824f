"""Builds the timeline of a case as the actions would, with the holder that the rules give."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from portal.measures.timeline import TimelineEvent
from portal.rules.holders import NOBODY, Holder, HolderEvent, holder_after
from portal.vocabulary import EventType

A, B, C, D = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
START = datetime(2026, 3, 2, 8, tzinfo=UTC)
E = EventType


def case_number(number: int) -> UUID:
    """A case's id."""
    return UUID(int=1000 + number)


@dataclass
class History:
    """One case; `then` appends an event at `hours` after the start."""

    number: int = 0
    opener: UUID = A
    events: list[TimelineEvent] = field(default_factory=list)
    holder: Holder = NOBODY

    def __post_init__(self) -> None:
        """Open the case."""
        self.then(0, E.CASE_OPENED, self.opener)

    def then(
        self,
        hours: float,
        kind: EventType,
        actor: UUID | None = None,
        sides: tuple[UUID | None, UUID | None] = (None, None),
        reason: str | None = None,
        due: float | None = None,
    ) -> "History":
        """Append one event; `sides` are (who asks, who is asked), `due` the hours of a promise."""
        asker, asked = sides
        self.holder = holder_after(self.holder, HolderEvent(kind, actor, asker, asked))
        self.events.append(
            TimelineEvent(
                case_id=case_number(self.number),
                seq=len(self.events) + 1,
                type=kind,
                at=START + timedelta(hours=hours),
                actor_organization_id=actor,
                from_organization_id=asker,
                to_organization_id=asked,
                holder_kind=self.holder.kind,
                holder_organization_id=self.holder.organization_id,
                reason=reason,
                due_at=None if due is None else START + timedelta(hours=due),
            )
        )
        return self

    def hand_over(self, offered: float, accepted: float, giver: UUID, taker: UUID) -> "History":
        """Offer a handoff and accept it."""
        self.then(offered, E.HANDOFF_OFFERED, giver, (giver, taker))
        return self.then(accepted, E.HANDOFF_ACCEPTED, taker, (giver, taker))
