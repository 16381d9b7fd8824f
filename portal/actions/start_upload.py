"""Somebody begins to bring a file in. Nothing of it is here yet."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.case_dictionary import give_secret
from portal.access.recording import record
from portal.access.upload_content import upload_vault
from portal.access.upload_names import clean_name
from portal.actions.instruments import Instruments
from portal.records.base import new_id
from portal.records.uploads import Upload, UploadKind
from portal.vocabulary import Invalid, Permission, UploadState, Verb

LARGEST_UPLOAD = 2_000_000_000


def start_upload(
    database: Session, access: CaseAccess, name: str, size: int, instruments: Instruments, now: datetime
) -> Upload:
    """Keep that a file of this name (sealed) and size (bytes) is about to arrive.

    Raises:
        Conflict: the case is closed.
        Invalid: the file has no name, is empty or is too large.
    """
    access.require_open()
    access.actor.require(Permission.UPLOAD_CREATE)
    cleaned, case = clean_name(name), access.case
    _check_size(size)
    give_secret(database, instruments.keyring, case, now)
    upload_id = new_id()
    vault = upload_vault(instruments.keyring, instruments.objects, case, upload_id)
    upload = Upload(
        id=upload_id,
        case_id=case.id,
        organization_id=access.organization_id,
        person_id=access.actor.person,
        kind=UploadKind.FILE,
        state=UploadState.RECEIVING,
        sealed_name=vault.seal_name(cleaned),
        size=size,
        created_at=now,
    )
    database.add(upload)
    database.flush()
    details = {"size": size}
    record(database, access.actor, Verb.UPLOAD_STARTED, now, case=case, subject_id=upload.id, details=details)
    return upload


def _check_size(size: int) -> None:
    if size <= 0:
        raise Invalid("This file is empty. Choose another one.", "file")
    if size > LARGEST_UPLOAD:
        raise Invalid("This file is larger than 2 GB. Split it, or send what matters of it.", "file")
