"""A person looked at pictures of an upload and says which of them may leave."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.access.rescanning import quarantine, scan_again
from portal.records.pictures import UploadPicture, picture_of
from portal.records.uploads import upload_of
from portal.vocabulary import Invalid, Permission, Verb


def decide_pictures(
    database: Session,
    access: CaseAccess,
    upload_id: UUID,
    shown: Collection[str],
    let_leave: Collection[str],
    now: datetime,
) -> None:
    """Let those of the pictures that were `shown` leave that were ticked, and the others of them no longer.

    The marks are those of `UploadPicture`. The file goes back into quarantine and is scanned again.

    Raises:
        Missing: it is not an upload of the actor's organization in this case, or has no such picture.
        Conflict: the case is closed, or the file is being scanned right now.
        Invalid: nothing would change.
    """
    access.require_open()
    access.actor.require(Permission.DISCLOSURE_CREATE)
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    rows = [picture_of(database, upload.id, mark) for mark in sorted(set(shown))]
    changed = [row for row in rows if row.leaves != (row.mark in let_leave)]
    if not changed:
        raise Invalid(
            "Nothing was changed: tick the pictures that you looked at and that may leave.", "leaves"
        )
    quarantine(database, upload)
    for row in changed:
        row.leaves, row.decided_by_id, row.decided_at = row.mark in let_leave, access.actor.person, now
    scan_again(database, access, upload, now)
    _record(database, access, upload.id, changed, now)


def _record(
    database: Session, access: CaseAccess, upload_id: UUID, changed: Sequence[UploadPicture], now: datetime
) -> None:
    details = {
        "leave": [row.mark for row in changed if row.leaves],
        "stay": [row.mark for row in changed if not row.leaves],
    }
    record(
        database,
        access.actor,
        Verb.PICTURES_DECIDED,
        now,
        case=access.case,
        subject_id=upload_id,
        details=details,
    )
