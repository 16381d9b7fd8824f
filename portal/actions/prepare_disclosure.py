"""The uploader chooses who is to get what: the exact result for each of them is made in the queue."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.decoying import end_decoys
from portal.access.preparing import plan_disclosure, protocol_named
from portal.access.recording import record
from portal.access.scanning import REDACT_DISCLOSURE
from portal.records.disclosures import Disclosure, results_of
from portal.records.jobs import enqueue
from portal.records.uploads import upload_of
from portal.vocabulary import Conflict, Permission, UploadState, Verb


def prepare_disclosure(
    database: Session,
    access: CaseAccess,
    upload_id: UUID,
    recipient_ids: Collection[UUID],
    protocol_name: str,
    now: datetime,
) -> Disclosure:
    """Plan a disclosure of one reviewed upload. Nobody can read anything of it yet.

    Raises:
        Missing: it is not an upload of the actor's organization in this case.
        Conflict: the case is closed, or the upload is not ready for review.
        Invalid: there is no such protocol.
        NotCovered: one of the recipients may not get it; then nobody does.
    """
    access.require_open()
    access.actor.require(Permission.DISCLOSURE_CREATE)
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    if upload.state is not UploadState.SCANNED:
        raise Conflict("This file is not ready: it has to pass redaction first.")
    protocol = protocol_named(protocol_name)
    disclosure = plan_disclosure(database, access, upload, recipient_ids, protocol, now)
    enqueue(database, REDACT_DISCLOSURE, disclosure.id, now)
    results = results_of(database, disclosure.id)
    record(
        database,
        access.actor,
        Verb.DISCLOSURE_PREPARED,
        now,
        case=access.case,
        subject_id=disclosure.id,
        details={
            "upload": str(upload.id),
            "protocol": f"{protocol.name} {protocol.version}",
            "recipients": {str(one.organization_id): one.treatments for one in results},
        },
    )
    end_decoys(database, access, upload, now)
    return disclosure
