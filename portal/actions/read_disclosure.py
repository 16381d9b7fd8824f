"""A recipient reads what was disclosed to it. The entry is kept before anything of it leaves."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.coverage import require_reading
from portal.access.disclosure_content import open_result, result_vault
from portal.access.reading import OpenedResult
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.disclosures import disclosure_of, result_for
from portal.vocabulary import DisclosureState, Missing, Permission, Verb


def read_disclosure(
    database: Session,
    access: CaseAccess,
    disclosure_id: UUID,
    instruments: Instruments,
    now: datetime,
    *,
    download: bool = False,
) -> OpenedResult:
    """Check, write down, open. What it returns may leave only after the transaction was kept.

    Raises:
        Missing: it was not disclosed to the actor's organization.
        NotCovered: the permission or the agreement does not cover this reading any more; says why.
        CannotOpen: the content was altered, or its key is destroyed; then nothing is written down.
    """
    access.actor.require(Permission.DISCLOSURE_READ)
    disclosure = disclosure_of(database, access.case.id, disclosure_id, access.organization_id)
    if (
        disclosure.state is not DisclosureState.DISCLOSED
        or disclosure.organization_id == access.organization_id
    ):
        raise Missing("There is no such disclosure in this case.")
    result = result_for(database, disclosure.id, access.organization_id)
    coverage = require_reading(database, access.case, disclosure, access.organization_id, now)
    vault = result_vault(
        database, instruments.keyring, instruments.objects, instruments.shred, access.case, disclosure, result
    )
    pieces = open_result(database, vault, result, access.organization_id)
    record(
        database,
        access.actor,
        Verb.DISCLOSURE_DOWNLOADED if download else Verb.DISCLOSURE_READ,
        now,
        case=access.case,
        subject_id=disclosure.id,
        authorization=coverage.authorization,
        details={"size": result.size, "from": str(disclosure.organization_id)},
    )
    return OpenedResult(disclosure, result, pieces)
