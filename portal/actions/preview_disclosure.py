"""The giver looks at exactly what one recipient gets or got."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.disclosure_content import open_result, result_vault
from portal.access.reading import OpenedResult
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.disclosures import disclosure_of, result_for
from portal.vocabulary import CannotOpen, DisclosureState, Missing, Permission, Verb

_THERE = (DisclosureState.PREPARED, DisclosureState.DISCLOSED)


def preview_disclosure(
    database: Session,
    access: CaseAccess,
    disclosure_id: UUID,
    recipient_id: UUID,
    instruments: Instruments,
    now: datetime,
) -> OpenedResult:
    """Open one recipient's result for the organization that prepared it, and write that down.

    Raises:
        Missing: the actor's organization did not prepare it, or not for this recipient.
        CannotOpen: it is not ready, was altered, or the permission's key is destroyed.
    """
    access.actor.require(Permission.DISCLOSURE_CREATE)
    disclosure = disclosure_of(database, access.case.id, disclosure_id, access.organization_id)
    if disclosure.organization_id != access.organization_id:
        raise Missing("There is no such disclosure in this case.")
    if disclosure.state not in _THERE:
        raise CannotOpen("There is nothing to look at: this was not prepared.")
    result = result_for(database, disclosure.id, recipient_id)
    vault = result_vault(
        database, instruments.keyring, instruments.objects, instruments.shred, access.case, disclosure, result
    )
    pieces = open_result(database, vault, result, access.organization_id)
    record(
        database,
        access.actor,
        Verb.DISCLOSURE_PREVIEWED,
        now,
        case=access.case,
        subject_id=disclosure.id,
        details={"recipient": str(recipient_id), "size": result.size},
    )
    return OpenedResult(disclosure, result, pieces)
