"""All pieces of an upload are here: it goes into quarantine, and redaction is queued."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.access.scanning import SCAN_UPLOAD
from portal.records.jobs import enqueue
from portal.records.timeline import Step, append_event
from portal.records.uploads import Upload, parts_of, upload_of
from portal.vault.envelopes import Envelope
from portal.vocabulary import Conflict, EventType, Invalid, UploadState, Verb


def finish_upload(database: Session, access: CaseAccess, upload_id: UUID, now: datetime) -> Upload:
    """Quarantine the upload and queue its redaction. Asking again changes nothing.

    Raises:
        Missing: it is not an upload of the actor's organization in this case.
        Conflict: it was discarded.
        Invalid: not all of it has arrived.
    """
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    if upload.state is UploadState.DISCARDED:
        raise Conflict("This upload was discarded. Begin it again.")
    if upload.received != upload.size:
        raise Invalid("Not all of this file has arrived. Send the rest first.")
    if not _quarantine(database, upload, now):
        return upload
    upload.parts_sha256 = _hash_of_parts(database, upload)
    enqueue(database, SCAN_UPLOAD, upload.id, now)
    person_id, organization_id = access.actor.person_id, access.organization_id
    moment = Step(
        EventType.REDACTION_STARTED,
        organization_id,
        person_id,
        from_id=organization_id,
        subject_id=upload.id,
    )
    append_event(database, access.case, moment, now)
    record(
        database,
        access.actor,
        Verb.UPLOAD_FINISHED,
        now,
        case=access.case,
        subject_id=upload.id,
        details={"size": upload.size, "parts_sha256": upload.parts_sha256},
    )
    return upload


def _quarantine(database: Session, upload: Upload, now: datetime) -> bool:
    """Move on once, whoever else presses at the same moment; False for all but the first."""
    moved = database.execute(
        update(Upload)
        .where(Upload.id == upload.id, Upload.state == UploadState.RECEIVING, Upload.received == Upload.size)
        .values(state=UploadState.QUARANTINED, finished_at=now)
        .returning(Upload.id)
        .execution_options(synchronize_session=False)
    ).first()
    database.refresh(upload)
    return moved is not None


def _hash_of_parts(database: Session, upload: Upload) -> str:
    """One hash over the hashes of all sealed pieces in their order, for the log."""
    digest = sha256()
    for part in parts_of(database, upload.id):
        digest.update(Envelope.from_json(part.envelope).ciphertext_sha256)
    return digest.hexdigest()
