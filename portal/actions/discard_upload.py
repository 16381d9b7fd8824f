"""Somebody throws away what their organization brought in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.forgetting import forget_upload
from portal.access.recording import record
from portal.records.uploads import Upload, upload_of
from portal.vocabulary import Permission, Verb


def discard_upload(database: Session, access: CaseAccess, upload_id: UUID, now: datetime) -> Upload:
    """Discard an upload of the actor's organization, with all that was prepared from it and not given.

    Raises:
        Missing: it is not an upload of the actor's organization in this case.
        Conflict: it was discarded already.
    """
    access.actor.require(Permission.UPLOAD_CREATE)
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    forget_upload(database, access.actor, access.case, upload, now)
    record(database, access.actor, Verb.UPLOAD_DISCARDED, now, case=access.case, subject_id=upload.id)
    return upload
