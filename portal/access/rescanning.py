"""After somebody decided about redaction, the file goes back into quarantine and is looked at again."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.scanning import SCAN_UPLOAD
from portal.records.jobs import enqueue
from portal.records.timeline import Step, append_event
from portal.records.uploads import Upload
from portal.vocabulary import Conflict, EventType, UploadState

_REVIEWED = (UploadState.SCANNED, UploadState.WITHHELD)


def quarantine(database: Session, upload: Upload) -> None:
    """Take a reviewed file back.

    Raises:
        Conflict: it is being scanned right now, or was discarded.
    """
    moved = database.execute(
        update(Upload)
        .where(Upload.id == upload.id, Upload.state.in_(_REVIEWED))
        .values(state=UploadState.QUARANTINED)
        .returning(Upload.id)
        .execution_options(synchronize_session=False)
    ).first()
    database.refresh(upload)
    if moved is None:
        raise Conflict("This file is being scanned right now. Try again when the report is there.")


def scan_again(database: Session, access: CaseAccess, upload: Upload, now: datetime) -> None:
    """Queue the scan of a file that was taken back, and let the case show that it began."""
    enqueue(database, SCAN_UPLOAD, upload.id, now)
    started, owner_id = EventType.REDACTION_STARTED, access.organization_id
    moment = Step(started, owner_id, access.actor.person_id, from_id=owner_id, subject_id=upload.id)
    append_event(database, access.case, moment, now)
