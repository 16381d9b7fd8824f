"""The asker opens the value behind one stand-in, once. The entry is kept before it leaves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.coverage import require_reading
from portal.access.reveal_content import reveal_vault
from portal.access.revealing import write_down
from portal.actions.instruments import Instruments
from portal.records.disclosures import disclosure_of
from portal.records.reveal_requests import RevealRequest, move, reveal_request_of
from portal.rules.steps import step
from portal.vocabulary import Conflict, Permission, Refused, RevealState, Verb


@dataclass(frozen=True)
class Revealed:
    """One value, for one pair of eyes."""

    asked: RevealRequest
    value: str


def show_revealed(
    database: Session, access: CaseAccess, request_id: UUID, instruments: Instruments, now: datetime
) -> Revealed:
    """Check, open, delete, write down. It may leave only after the transaction was kept.

    Raises:
        Missing: it is no request of the actor's organization in this case.
        Refused: a colleague asked.
        NotCovered: the permission or the agreement does not cover it any more; says why.
        Conflict: it was shown already, its time is over, or it was never ready.
        CannotOpen: it was altered, or its key is destroyed; then nothing is written down.
    """
    access.actor.require(Permission.DISCLOSURE_READ)
    asked = reveal_request_of(database, access.case.id, request_id, access.organization_id)
    if asked.person_id != access.actor.person:
        raise Refused("Only the person who asked can open it. Ask for it yourself, with your reason.")
    disclosure = disclosure_of(database, access.case.id, asked.disclosure_id, access.organization_id)
    require_reading(database, access.case, disclosure, access.organization_id, now)
    database.refresh(asked, with_for_update=True)
    step(asked.state, RevealState.SHOWN)
    if asked.open_until is None or asked.open_until <= now:
        raise Conflict("The minutes in which it could be opened are over. Ask again if you still need it.")
    vault = reveal_vault(database, instruments.keyring, instruments.shred, access.case, asked)
    value = vault.open(database, asked)
    if not move(database, asked.id, RevealState.READY, RevealState.SHOWN, now):
        raise Conflict("It was opened already, and is shown once only.")
    database.refresh(asked)
    write_down(
        database,
        access.actor,
        Verb.REVEAL_SHOWN,
        asked,
        now,
        details={"from": str(disclosure.organization_id)},
    )
    return Revealed(asked, value)
