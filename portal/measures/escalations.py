"""Asking another company for more urgency in a case: what was asked, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from portal.measures.timeline import TimelineEvent, in_order
from portal.vocabulary import EventType

_E = EventType
_ENDS = {
    _E.ESCALATION_FULFILLED,
    _E.ESCALATION_DECLINED,
    _E.ESCALATION_WITHDRAWN,
    _E.ESCALATION_EXPIRED,
}
ABOUT_URGENCY = frozenset({_E.ESCALATION_REQUESTED, _E.ESCALATION_ACKNOWLEDGED, *_ENDS})
"""All that is said of it in a case."""
ANSWER_WITHIN = timedelta(days=14)
"""Whoever neither takes it up nor declines for so long has left it unanswered: the asking ends."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """That `by_id` asked `of_id` for more urgency, why (coded), and since when they have it in hand."""

    by_id: UUID
    of_id: UUID
    reason: str
    asked_at: datetime
    taken_at: datetime | None = None


def open_escalations(events: Iterable[TimelineEvent]) -> list[Escalation]:
    """Those of one case that are neither done, declined, taken back nor over, in the order of their asking.

    Closing the case ends all of them.
    """
    found: dict[tuple[UUID, UUID], Escalation] = {}
    for event in in_order(events):
        by_id, of_id = event.from_organization_id, event.to_organization_id
        if event.type is _E.CASE_CLOSED:
            found.clear()
        if by_id is None or of_id is None:
            continue
        pair = by_id, of_id
        if event.type is _E.ESCALATION_REQUESTED:
            found[pair] = Escalation(by_id, of_id, event.reason or "", event.at)
        elif event.type is _E.ESCALATION_ACKNOWLEDGED and pair in found:
            found[pair] = replace(found[pair], taken_at=event.at)
        elif event.type in _ENDS:
            found.pop(pair, None)
    return list(found.values())
