"""The timeline of a case as plain values, and the holds that partition its time exactly.

At each instant exactly one party holds a case, or nobody does: the held times add up to the elapsed time, to
the microsecond. This one law catches lost pauses, double counts and clocks that ran backwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from portal.vocabulary import EventType, HolderKind


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event of a case as measures see it: no free text, `seq` dense from 1 per case, `at` aware.

    `from_organization_id` asked or gave, `to_organization_id` was asked or receives, in an answer too.
    `holder_kind` and `holder_organization_id` say who must act next after the event. `reason` is coded,
    `due_at` the instant that the event promises, if it promises one.
    """

    case_id: UUID
    seq: int
    type: EventType
    at: datetime
    actor_organization_id: UUID | None
    from_organization_id: UUID | None
    to_organization_id: UUID | None
    holder_kind: HolderKind
    holder_organization_id: UUID | None
    reason: str | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A stretch of time in which one party had to act next; `seq` is the event that began it.

    `ended_at` of the last hold is the instant until which was looked; `open` says that it has not ended.
    """

    kind: HolderKind
    organization_id: UUID | None
    started_at: datetime
    ended_at: datetime
    seq: int
    open: bool = False

    @property
    def span(self) -> timedelta:
        """How long it lasted."""
        return self.ended_at - self.started_at


def by_case(events: Iterable[TimelineEvent]) -> dict[UUID, list[TimelineEvent]]:
    """The events of each case in the order of their sequence numbers, whatever order they came in."""
    cases: dict[UUID, list[TimelineEvent]] = defaultdict(list)
    for event in events:
        cases[event.case_id].append(event)
    return {case_id: in_order(of_case) for case_id, of_case in cases.items()}


def in_order(events: Iterable[TimelineEvent]) -> list[TimelineEvent]:
    """One case's events by sequence number. Raises `ValueError` for two cases, or two of one number."""
    given = list(events)
    if all(_follows(*neighbours) for neighbours in pairwise(given)):
        return given
    ordered = sorted(given, key=lambda event: event.seq)
    if len({event.case_id for event in ordered}) > 1:
        raise ValueError("These are the events of more than one case.")
    if len({event.seq for event in ordered}) != len(ordered):
        raise ValueError("Two events of the case have the same number.")
    return ordered


def _follows(one: TimelineEvent, other: TimelineEvent) -> bool:
    """Whether they may stand so beside each other: nearly all do, and sorting them anew costs more."""
    same = one.case_id is other.case_id or one.case_id == other.case_id
    return same and one.seq < other.seq


def holds(events: Iterable[TimelineEvent], until: datetime) -> list[Hold]:
    """Who held one case, from its first event until `until` (aware), without a gap and without an overlap.

    Events after `until` are not looked at. The order is that of the sequence numbers; an instant earlier
    than its predecessor's (a clock that was set back) counts as the predecessor's, so no time is lost or
    counted twice. Neighbouring stretches of one holder are one hold; the last hold is open. Empty for a
    case that began after `until`.
    """
    changes: list[tuple[datetime, TimelineEvent]] = []
    at: datetime | None = None
    for event in in_order(events):
        at = event.at if at is None else max(event.at, at)
        if at > until:
            break
        if changes and changes[-1][0] == at and _holder(changes[-1][1]) != _holder(event):
            changes.pop()
        if not changes or _holder(changes[-1][1]) != _holder(event):
            changes.append((at, event))
    ends = [at for at, _ in changes[1:]] + [until]
    return [
        Hold(*_holder(event), started_at=at, ended_at=end, seq=event.seq, open=number == len(changes))
        for number, ((at, event), end) in enumerate(zip(changes, ends, strict=False), start=1)
    ]


def held(spans: Iterable[Hold], kind: HolderKind, organization_id: UUID | None = None) -> timedelta:
    """How long one holder held: NOBODY gives the gap, ORGANIZATION with an id that organization's time."""
    matching = (one.span for one in spans if one.kind is kind and one.organization_id == organization_id)
    return sum(matching, timedelta())


def elapsed(spans: Sequence[Hold]) -> timedelta:
    """How long the case has waited for somebody: all time but that after its end."""
    return sum((one.span for one in spans if one.kind is not HolderKind.DONE), timedelta())


def _holder(event: TimelineEvent) -> tuple[HolderKind, UUID | None]:
    return event.holder_kind, event.holder_organization_id
