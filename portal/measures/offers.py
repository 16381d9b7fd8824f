"""Offers: each asking between two organizations, from the moment it was made until it ended or is still open.

An offer is a collaboration request or a handoff. It ends by a yes, by a no, by being withdrawn, or because
the case moved on without an answer; until then it is open and its waiting is counted as far as it was seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.measures.timeline import TimelineEvent, in_order
from portal.vocabulary import EventType, FirstMessage


class OfferKind(StrEnum):
    """What was asked: to take part, or to take the case."""

    REQUEST = "collaboration_request"
    HANDOFF = "handoff"


class Outcome(StrEnum):
    """How an offer ended by the time one looked."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    MOVED_ON = "moved_on"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Offer:
    """One asking: `ended_at` is the answer, the withdrawal, or, while open, when one looked.

    `asked_again` counts how often the other side had to ask for more information.
    """

    case_id: UUID
    kind: OfferKind
    from_organization_id: UUID
    to_organization_id: UUID
    seq: int
    offered_at: datetime
    ended_at: datetime
    outcome: Outcome
    reason: str | None = None
    asked_again: int = 0

    @property
    def pair(self) -> tuple[UUID, UUID]:
        """The ordered pair of organizations: who asked, who was asked."""
        return self.from_organization_id, self.to_organization_id

    @property
    def span(self) -> timedelta:
        """How long it waited."""
        return self.ended_at - self.offered_at

    @property
    def asked_for_more(self) -> bool:
        """Whether the other side had to ask: here, or in other ways, as it says with its yes."""
        otherwise = self.outcome is Outcome.ACCEPTED and self.reason == FirstMessage.ASKED_OTHERWISE
        return self.asked_again > 0 or otherwise


MADE = {EventType.REQUEST_ASKED: OfferKind.REQUEST, EventType.HANDOFF_OFFERED: OfferKind.HANDOFF}
ENDED = {
    EventType.REQUEST_ACCEPTED: (OfferKind.REQUEST, Outcome.ACCEPTED),
    EventType.REQUEST_DECLINED: (OfferKind.REQUEST, Outcome.DECLINED),
    EventType.REQUEST_WITHDRAWN: (OfferKind.REQUEST, Outcome.WITHDRAWN),
    EventType.HANDOFF_ACCEPTED: (OfferKind.HANDOFF, Outcome.ACCEPTED),
    EventType.HANDOFF_DECLINED: (OfferKind.HANDOFF, Outcome.DECLINED),
    EventType.HANDOFF_WITHDRAWN: (OfferKind.HANDOFF, Outcome.WITHDRAWN),
}


def offers(events: Iterable[TimelineEvent], until: datetime) -> list[Offer]:
    """The offers of one case in the order in which they were made, as they stood at `until` (aware).

    An answer belongs to the latest open offer of its kind between its two organizations. An open handoff has
    been moved on from when a later handoff is offered; every open offer, when the case is closed.
    """
    made: list[Offer] = []
    now: datetime | None = None
    for event in in_order(events):
        now = event.at if now is None else max(now, event.at)
        if now > until:
            break
        if event.type in MADE:
            if event.type is EventType.HANDOFF_OFFERED:
                _move_on(made, now, OfferKind.HANDOFF)
            made.append(_offer(event, now, until))
        elif event.type is EventType.CASE_CLOSED:
            _move_on(made, now, *OfferKind)
        else:
            _answer(made, event, now)
    return made


def looked_at(offer: Offer, events: Iterable[TimelineEvent]) -> bool:
    """Whether the asked company has looked at an offer (of these events of its case) that is still open."""
    seen = EventType.REQUEST_SEEN if offer.kind is OfferKind.REQUEST else EventType.HANDOFF_SEEN
    return offer.outcome is Outcome.OPEN and any(
        one.type is seen
        and one.seq > offer.seq
        and (one.from_organization_id, one.to_organization_id) == offer.pair
        for one in events
    )


def _offer(event: TimelineEvent, at: datetime, until: datetime) -> Offer:
    asker = event.from_organization_id or event.actor_organization_id
    if asker is None or event.to_organization_id is None:
        raise ValueError(f"{event.type.value} must name who asks and who is asked.")
    return Offer(
        event.case_id,
        MADE[event.type],
        asker,
        event.to_organization_id,
        seq=event.seq,
        offered_at=at,
        ended_at=until,
        outcome=Outcome.OPEN,
    )


def _answer(made: list[Offer], event: TimelineEvent, at: datetime) -> None:
    asked_more = event.type is EventType.REQUEST_INFORMATION_WANTED
    kind, outcome = ENDED.get(event.type, (OfferKind.REQUEST, Outcome.OPEN))
    if not (asked_more or event.type in ENDED):
        return
    place = _latest_open(made, event, kind)
    if place is None:
        return
    offer = made[place]
    if asked_more:
        made[place] = replace(offer, asked_again=offer.asked_again + 1)
    else:
        made[place] = replace(offer, outcome=outcome, ended_at=at, reason=event.reason)


def _latest_open(made: Sequence[Offer], event: TimelineEvent, kind: OfferKind) -> int | None:
    sides = (event.from_organization_id, event.to_organization_id)
    for place in reversed(range(len(made))):
        offer = made[place]
        if offer.outcome is Outcome.OPEN and offer.kind is kind and offer.pair == sides:
            return place
    return None


def _move_on(made: list[Offer], at: datetime, *kinds: OfferKind) -> None:
    for place, offer in enumerate(made):
        if offer.outcome is Outcome.OPEN and offer.kind in kinds:
            made[place] = replace(offer, outcome=Outcome.MOVED_ON, ended_at=at)
