"""An officer agrees to end a legal hold; with the second of three it is over and its shares are destroyed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.escrowing import shares_of
from portal.access.recording import record
from portal.access.shredding import destroy_after_commit
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.legal_holds import LegalHold, legal_hold_of, officers_of_hold
from portal.vocabulary import Conflict, Permission, Refused, Verb

ENOUGH = 2


def release_legal_hold(
    database: Session, actor: Actor, hold_id: UUID, instruments: Instruments, now: datetime
) -> bool:
    """Write down that the actor agrees; returns whether the hold is over with that.

    Raises:
        Missing: it is no hold of the actor's organization.
        Refused: the actor is none of its three officers.
        Conflict: it is over, or the actor has agreed already.
    """
    actor.require(Permission.LEGAL_HOLD)
    hold = legal_hold_of(database, actor.organization_id, hold_id)
    officers = officers_of_hold(database, hold.id)
    own = next((one for one in officers if one.person_id == actor.person), None)
    if own is None:
        raise Refused("Only the three officers of this hold can end it.")
    if hold.released_at is not None:
        raise Conflict("This hold is over already.")
    if own.agreed_at is not None:
        raise Conflict("You have agreed already. One of the other two must agree as well.")
    own.agreed_at = now
    over = sum(one.agreed_at is not None for one in officers) >= ENOUGH
    if over:
        hold.released_at = now
        destroy_after_commit(database, instruments.shred, *shares_of(instruments.shred, hold.id))
    database.flush()
    _write_down(database, actor, hold, now, over=over)
    return over


def _write_down(database: Session, actor: Actor, hold: LegalHold, now: datetime, *, over: bool) -> None:
    record(
        database,
        actor,
        Verb.LEGAL_HOLD_RELEASED if over else Verb.LEGAL_HOLD_RELEASE_AGREED,
        now,
        case=case_of(database, hold.case_id),
        subject_id=hold.id,
        authorization=database.get_one(Authorization, hold.authorization_id),
    )
