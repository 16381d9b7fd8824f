"""The next piece of an upload arrives and is sealed at once. `finish_upload` writes all of them down."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.organization_keys import sealing_key
from portal.access.sealed_pieces import LARGEST_PIECE
from portal.access.upload_content import upload_vault
from portal.actions.instruments import Instruments
from portal.records.uploads import Upload, UploadPart, number_of_parts, upload_of
from portal.vocabulary import Conflict, Invalid, UploadState


def append_part(
    database: Session,
    access: CaseAccess,
    upload_id: UUID,
    offset: int,
    data: bytes,
    instruments: Instruments,
    now: datetime,
) -> Upload:
    """Keep the bytes that begin at `offset`, which must be where the upload stands.

    Raises:
        Missing: it is not an upload of the actor's organization in this case.
        Conflict: it stands elsewhere (two browsers send at once), or it is finished; nothing was kept.
        Invalid: the piece is empty, too large, or more than was announced.
    """
    del now
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    _check(upload, offset, data)
    vault = upload_vault(instruments.keyring, instruments.objects, access.case, upload.id)
    number = number_of_parts(database, upload.id)
    part = vault.seal_part(sealing_key(database, upload.organization_id), number, offset, data)
    try:
        _advance(database, upload, offset, len(data))
        database.add(part)
        database.flush()
    except BaseException:
        _drop(part, instruments)
        raise
    return upload


def _check(upload: Upload, offset: int, data: bytes) -> None:
    if upload.state is not UploadState.RECEIVING:
        raise Conflict("This upload is finished already.")
    if offset != upload.received:
        raise Conflict("Another browser sends the same file. It goes on where the upload stands.")
    if not data:
        raise Invalid("This piece is empty. Send at least one byte.")
    if len(data) > LARGEST_PIECE:
        raise Invalid("This piece is too large: send at most 8 MiB at once.")
    if offset + len(data) > upload.size:
        raise Invalid("This is more than was announced. Begin the upload again.")


def _advance(database: Session, upload: Upload, offset: int, size: int) -> None:
    """Move on in the database itself, so that of two pieces for one place only one is kept."""
    moved = database.execute(
        update(Upload)
        .where(Upload.id == upload.id, Upload.received == offset, Upload.state == UploadState.RECEIVING)
        .values(received=offset + size)
        .returning(Upload.id)
        .execution_options(synchronize_session=False)
    ).first()
    database.refresh(upload)
    if moved is None:
        raise Conflict("Another browser sends the same file. It goes on where the upload stands.")


def _drop(part: UploadPart, instruments: Instruments) -> None:
    """No row will name this object; what a crash leaves behind is found by the sweeper."""
    if part.object_key is not None:
        instruments.objects.remove(part.object_key)
