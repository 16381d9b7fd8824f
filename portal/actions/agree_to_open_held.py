"""A second officer agrees that one held content is opened; the first one can then open it, once."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.opening_held import own_officer, write_down_opening
from portal.records.hold_openings import HoldOpening, opening_of
from portal.records.legal_holds import legal_hold_of
from portal.rules.steps import step
from portal.vocabulary import Conflict, OpeningState, Permission, Verb

OPENS_FOR = timedelta(days=1)


def agree_to_open_held(database: Session, actor: Actor, opening_id: UUID, now: datetime) -> HoldOpening:
    """Agree, once.

    Raises:
        Missing: no such opening of the actor's organization.
        Refused: the actor is none of the hold's three officers.
        Conflict: the actor asked for it, somebody agreed already, its time or the hold is over.
    """
    actor.require(Permission.LEGAL_HOLD)
    opening = opening_of(database, actor.organization_id, opening_id)
    hold = legal_hold_of(database, actor.organization_id, opening.hold_id)
    own_officer(database, hold, actor)
    step(opening.state, OpeningState.AGREED)
    if opening.asked_by_id == actor.person:
        raise Conflict("You have asked for it. One of the other two officers must agree.")
    if hold.released_at is not None or opening.until <= now:
        raise Conflict("The time to agree is over, or the hold is. It can be asked for again under a hold.")
    opening.state, opening.agreed_by_id, opening.until = OpeningState.AGREED, actor.person, now + OPENS_FOR
    database.flush()
    write_down_opening(database, actor, Verb.HOLD_OPENING_AGREED, hold, opening, now)
    return opening
