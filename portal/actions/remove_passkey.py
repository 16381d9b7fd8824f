"""A person takes one of their passkeys away; what it has signed stays signed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.passkeys import passkey_of
from portal.vocabulary import Verb


def remove_passkey(database: Session, actor: Actor, passkey_id: UUID, now: datetime) -> None:
    """It signs nothing from now on.

    Raises:
        Missing: not a passkey of this person's.
    """
    found = passkey_of(database, actor.person, passkey_id)
    found.removed_at = now
    record(database, actor, Verb.PASSKEY_REMOVED, now, subject_id=found.id)
