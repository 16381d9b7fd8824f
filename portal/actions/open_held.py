"""The officer who asked opens one held content, once. The entry is kept before anything of it leaves."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.opening_held import held_content, open_held_content, own_officer, write_down_opening
from portal.access.reading import OpenedResult
from portal.actions.instruments import Instruments
from portal.records.hold_openings import opening_of
from portal.records.legal_holds import legal_hold_of
from portal.rules.steps import step
from portal.vocabulary import Conflict, OpeningState, Permission, Refused, Verb


def open_held(
    database: Session, actor: Actor, opening_id: UUID, instruments: Instruments, now: datetime
) -> OpenedResult:
    """Check, open, write down. What it returns may leave only after the transaction was kept.

    Raises:
        Missing: no such opening of the actor's organization.
        Refused: another officer asked for it.
        Conflict: nobody else has agreed, it was opened already, its time or the hold is over.
        CannotOpen: a part of the key is gone, or the content was altered; then nothing is written down.
    """
    actor.require(Permission.LEGAL_HOLD)
    opening = opening_of(database, actor.organization_id, opening_id)
    hold = legal_hold_of(database, actor.organization_id, opening.hold_id)
    own_officer(database, hold, actor)
    if opening.asked_by_id != actor.person:
        raise Refused("Only the officer who asked for it can open it.")
    step(opening.state, OpeningState.OPENED)
    if hold.released_at is not None or opening.until <= now or opening.agreed_by_id is None:
        raise Conflict("The time to open it is over, or the hold is. It can be asked for again under a hold.")
    held = held_content(database, hold, opening.disclosure_id, opening.recipient_id)
    pieces = open_held_content(
        database,
        instruments.keyring,
        instruments.objects,
        instruments.shred,
        hold,
        held,
        (opening.asked_by_id, opening.agreed_by_id),
    )
    opening.state, opening.opened_at = OpeningState.OPENED, now
    database.flush()
    write_down_opening(database, actor, Verb.HOLD_OPENED, hold, opening, now)
    return OpenedResult(held.disclosure, held.result, pieces)
