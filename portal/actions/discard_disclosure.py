"""The giver throws away what was prepared, before anybody could read it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.forgetting import forget_disclosure, forget_upload
from portal.access.recording import record
from portal.records.disclosures import Disclosure, disclosure_of
from portal.records.uploads import UploadKind, upload_of
from portal.vocabulary import Missing, Permission, Verb


def discard_disclosure(
    database: Session, access: CaseAccess, disclosure_id: UUID, now: datetime
) -> Disclosure:
    """Discard what the actor's organization prepared and has not given.

    Raises:
        Missing: the actor's organization did not prepare it.
        Conflict: it was disclosed or discarded already.
    """
    access.actor.require(Permission.DISCLOSURE_CREATE)
    disclosure = disclosure_of(database, access.case.id, disclosure_id, access.organization_id)
    if disclosure.organization_id != access.organization_id:
        raise Missing("There is no such disclosure in this case.")
    forget_disclosure(database, disclosure)
    if disclosure.kind is UploadKind.MESSAGE:
        upload = upload_of(database, access.case.id, disclosure.upload_id, access.organization_id)
        forget_upload(database, access.actor, access.case, upload, now)
    record(database, access.actor, Verb.DISCLOSURE_DISCARDED, now, case=access.case, subject_id=disclosure.id)
    return disclosure
