"""A person takes one of their passkeys away; what it has signed stays signed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.account_notices import tell_of_account
from portal.access.actors import Actor
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.passkeys import passkey_of
from portal.vocabulary import Verb


def remove_passkey(
    database: Session, actor: Actor, passkey_id: UUID, instruments: Instruments, now: datetime
) -> None:
    """It signs nothing from now on.

    Raises:
        Missing: not a passkey of this person's.
    """
    found = passkey_of(database, actor.person, passkey_id)
    found.removed_at = now
    subject, sentence = "A passkey was removed from your account", "It signs nothing in your name any more."
    tell_of_account(database, instruments.keyring, actor.person, subject, sentence, now)
    record(database, actor, Verb.PASSKEY_REMOVED, now, subject_id=found.id)
