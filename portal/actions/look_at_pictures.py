"""Somebody of the uploader's organization looks at the pictures in an upload, as they would leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.picture_content import open_picture
from portal.access.recording import record
from portal.access.upload_content import upload_vault
from portal.actions.instruments import Instruments
from portal.records.pictures import UploadPicture, picture_of, pictures_of
from portal.records.uploads import Upload, upload_of
from portal.vocabulary import Missing, Permission, UploadState, Verb


@dataclass(frozen=True)
class Gallery:
    """The upload under its own name, and its pictures without what they show."""

    upload: Upload
    name: str
    pictures: Sequence[UploadPicture]


def look_at_pictures(database: Session, access: CaseAccess, upload_id: UUID, tools: Instruments) -> Gallery:
    """The pictures of an upload that somebody can look at.

    Raises:
        Missing: it is not an upload of the actor's organization in this case, or it was discarded.
    """
    upload = _own(database, access, upload_id)
    vault = upload_vault(tools.keyring, tools.objects, access.case, upload.id)
    return Gallery(upload, vault.open_name(upload.sealed_name), pictures_of(database, upload.id))


def look_at_picture(
    database: Session, access: CaseAccess, upload_id: UUID, mark: str, tools: Instruments, now: datetime
) -> tuple[UploadPicture, bytes]:
    """One picture as it would leave; that it was looked at is written down.

    Raises:
        Missing: it is not an upload of the actor's organization in this case, or has no such picture.
        CannotOpen: it was altered or moved.
    """
    upload = _own(database, access, upload_id)
    row = picture_of(database, upload.id, mark)
    vault = upload_vault(tools.keyring, tools.objects, access.case, upload.id)
    content = open_picture(database, vault, access.organization_id, row)
    record(
        database,
        access.actor,
        Verb.UPLOAD_READ,
        now,
        case=access.case,
        subject_id=upload.id,
        details={"picture": mark},
    )
    return row, content


def _own(database: Session, access: CaseAccess, upload_id: UUID) -> Upload:
    access.actor.require(Permission.DISCLOSURE_CREATE)
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    if upload.state is UploadState.DISCARDED:
        raise Missing("There is no such file in this case.")
    return upload
