"""Cases that repair what another company left unfinished: said by one side, answered by the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.measures.timeline import TimelineEvent, in_order
from portal.vocabulary import EventType

ANSWER_WITHIN = timedelta(days=14)
"""Whoever does not answer for so long neither confirms nor denies: the cause then counts as disputed."""


class CauseOutcome(StrEnum):
    """What the other side said."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Cause:
    """That `left_by_id` left something unfinished, as `named_by_id` says."""

    named_by_id: UUID
    left_by_id: UUID
    named_at: datetime
    outcome: CauseOutcome


def cause_of(events: Iterable[TimelineEvent], until: datetime) -> Cause | None:
    """The cause of one case that was named last, as it stood at `until` (aware)."""
    found: Cause | None = None
    for event in in_order(events):
        if event.at > until:
            break
        asker, asked = event.from_organization_id, event.to_organization_id
        if event.type is EventType.CAUSE_NAMED and asker is not None and asked is not None:
            found = Cause(asker, asked, event.at, CauseOutcome.OPEN)
        elif found is not None and event.type in _ANSWERS:
            found = Cause(found.named_by_id, found.left_by_id, found.named_at, _ANSWERS[event.type])
    if found is not None and found.outcome is CauseOutcome.OPEN and until - found.named_at > ANSWER_WITHIN:
        return Cause(found.named_by_id, found.left_by_id, found.named_at, CauseOutcome.DISPUTED)
    return found


_ANSWERS = {
    EventType.CAUSE_CONFIRMED: CauseOutcome.CONFIRMED,
    EventType.CAUSE_DISPUTED: CauseOutcome.DISPUTED,
}
