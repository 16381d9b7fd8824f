"""An officer asks to open one content that a legal hold keeps; a second of the three must agree."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.opening_held import held_content, own_officer, write_down_opening
from portal.access.plain_text import plain_text
from portal.records.base import new_id
from portal.records.hold_openings import HoldOpening
from portal.records.legal_holds import legal_hold_of
from portal.vocabulary import Conflict, OpeningState, Permission, Verb

AGREE_WITHIN = timedelta(days=7)
LONGEST_REASON = 500


@dataclass(frozen=True)
class OpeningAsk:
    """Which content, as which recipient got it, and why."""

    disclosure_id: UUID
    recipient_id: UUID
    reason: str


def ask_to_open_held(
    database: Session, actor: Actor, hold_id: UUID, ask: OpeningAsk, now: datetime
) -> HoldOpening:
    """Keep the request. Whoever asks agrees with that, and is the one who will see it.

    Raises:
        Missing: no such hold of the actor's organization, or it does not keep this.
        Refused: the actor is none of its three officers.
        Invalid: no reason, or one that names somebody.
        Conflict: the hold is over.
    """
    actor.require(Permission.LEGAL_HOLD)
    hold = legal_hold_of(database, actor.organization_id, hold_id)
    own_officer(database, hold, actor)
    if hold.released_at is not None:
        raise Conflict("This hold is over, and nothing is kept by it any more.")
    held = held_content(database, hold, ask.disclosure_id, ask.recipient_id)
    opening = HoldOpening(
        id=new_id(),
        hold_id=hold.id,
        disclosure_id=held.disclosure.id,
        recipient_id=held.result.organization_id,
        asked_by_id=actor.person,
        reason=plain_text(ask.reason, "reason", "The reason", LONGEST_REASON),
        state=OpeningState.ASKED,
        asked_at=now,
        until=now + AGREE_WITHIN,
    )
    database.add(opening)
    database.flush()
    write_down_opening(database, actor, Verb.HOLD_OPENING_ASKED, hold, opening, now)
    return opening
