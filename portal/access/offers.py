"""What happens between two organizations about one offer: a request to take part, or a handoff."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.telling import tell_who_asked
from portal.records.cases import Case, lock_case
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.handoffs import Handoff
from portal.records.organizations import organization_of
from portal.records.timeline import Step, append_event, has_happened
from portal.vault.keyring import KeyRing
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


def note_seen(
    database: Session,
    case: Case,
    offer: CollaborationRequest | Handoff,
    event: EventType,
    actor: Actor,
    now: datetime,
) -> None:
    """Write down that the asked company has looked at an offer: once, and of the company, not the person."""
    if has_happened(database, case.id, event, offer.id):
        return
    lock_case(database, case)
    if has_happened(database, case.id, event, offer.id):
        return  # Somebody else of the company was quicker.
    append_event(database, case, replace(step_about(offer, event, actor), person_id=None), now)


def tell_who_offered(
    database: Session,
    keyring: KeyRing,
    case: Case,
    offer: CollaborationRequest | Handoff,
    happened: str,
    link: Callable[[str], str],
    now: datetime,
) -> None:
    """Queue a message to whoever asked or offered: that the other side has done something, not what."""
    person_id = offer.offered_by_id if isinstance(offer, Handoff) else offer.asked_by_id
    other = organization_of(database, offer.to_id).name
    tell_who_asked(database, keyring, case, person_id, f"{other} {happened}", link, now)
