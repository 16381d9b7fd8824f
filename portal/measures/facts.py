"""Facts: what the dashboards read, kept up to date with each event in its own transaction.

`fold` takes one event at a time and says which rows to put and which to drop; `replay` makes all rows of a
case anew from its events. The two share no code beyond these values, and must be equal row for row.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from portal.measures.offers import ENDED, MADE, Offer, OfferKind, Outcome, offers
from portal.measures.timeline import TimelineEvent, holds, in_order
from portal.vocabulary import EventType, HolderKind

ABOUT_OFFERS = frozenset({*MADE, *ENDED, EventType.REQUEST_INFORMATION_WANTED, EventType.CASE_CLOSED})
"""The kinds of events that can change a row of an offer; with any other, none need be known."""


@dataclass(frozen=True, slots=True)
class HoldFact:
    """One row: who held a case from when to when (None: still), keyed by case and beginning event."""

    case_id: UUID
    seq: int
    kind: HolderKind
    organization_id: UUID | None
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OfferFact:
    """One row: an offer and what became of it (`ended_at` None: still open), keyed by case and event."""

    case_id: UUID
    seq: int
    kind: OfferKind
    from_organization_id: UUID
    to_organization_id: UUID
    offered_at: datetime
    ended_at: datetime | None = None
    outcome: Outcome = Outcome.OPEN
    reason: str | None = None
    asked_again: int = 0


@dataclass(frozen=True, slots=True)
class CaseState:
    """What must be known of a case to fold its next event: the last two holds, and the open offers."""

    last_seq: int = 0
    last_at: datetime | None = None
    ended: HoldFact | None = None
    current: HoldFact | None = None
    open_offers: tuple[OfferFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows to put (insert, or replace by their key) and keys of holds to drop."""

    put_holds: tuple[HoldFact, ...] = ()
    drop_holds: tuple[tuple[UUID, int], ...] = ()
    put_offers: tuple[OfferFact, ...] = ()


def fold(before: CaseState, event: TimelineEvent) -> tuple[CaseState, Changes]:
    """The state after `event`, and what changes in the rows.

    Raises `ValueError` when the event's number is not higher than the last one's: order is the sequence's.
    """
    if event.seq <= before.last_seq:
        raise ValueError("Events are folded in the order of their numbers, each once.")
    at = event.at if before.last_at is None else max(event.at, before.last_at)
    after, put, dropped = _fold_hold(before, event, at)
    put_offers = _fold_offers(before.open_offers, event, at)
    changed = {one.seq: one for one in put_offers}
    kept = [changed.pop(one.seq, one) for one in before.open_offers] + list(changed.values())
    still_open = tuple(one for one in kept if one.outcome is Outcome.OPEN)
    state = replace(after, last_seq=event.seq, last_at=at, open_offers=still_open)
    return state, Changes(put, dropped, put_offers)


def replay(events: Iterable[TimelineEvent]) -> tuple[list[HoldFact], list[OfferFact]]:
    """All rows of one case made anew, in the order of their numbers."""
    ordered = in_order(events)
    if not ordered:
        return [], []
    until = max(event.at for event in ordered)
    held = [
        HoldFact(
            ordered[0].case_id,
            one.seq,
            one.kind,
            one.organization_id,
            one.started_at,
            None if one.open else one.ended_at,
        )
        for one in holds(ordered, until)
    ]
    return held, [_row(offer) for offer in offers(ordered, until)]


def _row(offer: Offer) -> OfferFact:
    return OfferFact(
        offer.case_id,
        offer.seq,
        offer.kind,
        offer.from_organization_id,
        offer.to_organization_id,
        offer.offered_at,
        None if offer.outcome is Outcome.OPEN else offer.ended_at,
        offer.outcome,
        offer.reason,
        offer.asked_again,
    )


def _fold_hold(
    before: CaseState, event: TimelineEvent, at: datetime
) -> tuple[CaseState, tuple[HoldFact, ...], tuple[tuple[UUID, int], ...]]:
    holder = event.holder_kind, event.holder_organization_id
    ended, current = before.ended, before.current
    if current is not None and (current.kind, current.organization_id) == holder:
        return before, (), ()
    dropped: tuple[tuple[UUID, int], ...] = ()
    put: list[HoldFact] = []
    if current is not None and current.started_at == at:
        # It lasted no time: it leaves no row, and the hold before it may go on.
        dropped = ((current.case_id, current.seq),)
        if ended is not None and (ended.kind, ended.organization_id) == holder:
            going_on = replace(ended, ended_at=None)
            return CaseState(current=going_on), (going_on,), dropped
    elif current is not None:
        ended = replace(current, ended_at=at)
        put.append(ended)
    begun = HoldFact(event.case_id, event.seq, *holder, started_at=at)
    return CaseState(ended=ended, current=begun), (*put, begun), dropped


def _fold_offers(
    open_offers: tuple[OfferFact, ...], event: TimelineEvent, at: datetime
) -> tuple[OfferFact, ...]:
    moved = [
        replace(one, outcome=Outcome.MOVED_ON, ended_at=at)
        for one in open_offers
        if event.type is EventType.CASE_CLOSED
        or (event.type is EventType.HANDOFF_OFFERED and one.kind is OfferKind.HANDOFF)
    ]
    if event.type in MADE:
        asker = event.from_organization_id or event.actor_organization_id
        if asker is None or event.to_organization_id is None:
            raise ValueError(f"{event.type.value} must name who asks and who is asked.")
        made = OfferFact(event.case_id, event.seq, MADE[event.type], asker, event.to_organization_id, at)
        return (*moved, made)
    return (*moved, *_answered(open_offers, event, at))


def _answered(
    open_offers: tuple[OfferFact, ...], event: TimelineEvent, at: datetime
) -> tuple[OfferFact, ...]:
    sides = event.from_organization_id, event.to_organization_id
    asked_more = event.type is EventType.REQUEST_INFORMATION_WANTED
    kind, outcome = ENDED.get(event.type, (OfferKind.REQUEST if asked_more else None, Outcome.OPEN))
    fitting = [
        one
        for one in open_offers
        if one.kind is kind and (one.from_organization_id, one.to_organization_id) == sides
    ]
    if not fitting:
        return ()
    latest = max(fitting, key=lambda one: one.seq)
    if asked_more:
        return (replace(latest, asked_again=latest.asked_again + 1),)
    return (replace(latest, outcome=outcome, ended_at=at, reason=event.reason),)
