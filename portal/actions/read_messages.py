"""Somebody opens the conversation of a case: each message that others wrote is one read, written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.coverage import hold_permissions, require_reading
from portal.access.disclosure_content import open_result, result_vault
from portal.access.recording import record
from portal.access.upload_content import open_upload, upload_vault
from portal.actions.instruments import Instruments
from portal.records.disclosures import Disclosure, messages_of, result_for
from portal.records.uploads import upload_of
from portal.vocabulary import CannotOpen, NotCovered, Permission, Unavailable, Verb

PAGE_SIZE = 20


@dataclass(frozen=True)
class ReadMessage:
    """One message: its text, or the sentence that says why it cannot be read."""

    disclosure: Disclosure
    text: str
    why_not: str = ""


def read_messages(
    database: Session, access: CaseAccess, instruments: Instruments, now: datetime, *, skipped: int = 0
) -> Sequence[ReadMessage]:
    """The newest messages, oldest first; coverage is asked for each that was written by somebody else."""
    access.actor.require(Permission.DISCLOSURE_READ)
    found = messages_of(database, access.case.id, access.organization_id, PAGE_SIZE, skipped)
    hold_permissions(database, found)
    return [_read(database, access, one, instruments, now) for one in found]


def _read(
    database: Session, access: CaseAccess, disclosure: Disclosure, instruments: Instruments, now: datetime
) -> ReadMessage:
    try:
        if disclosure.organization_id == access.organization_id:
            return ReadMessage(disclosure, _own(database, access, disclosure, instruments))
        return ReadMessage(disclosure, _theirs(database, access, disclosure, instruments, now))
    except (NotCovered, CannotOpen, Unavailable) as failure:
        return ReadMessage(disclosure, "", failure.sentence)


def _own(database: Session, access: CaseAccess, disclosure: Disclosure, instruments: Instruments) -> str:
    """What one wrote oneself, from the own sealed copy; no permission of the customer stands on it."""
    upload = upload_of(database, access.case.id, disclosure.upload_id, access.organization_id)
    vault = upload_vault(instruments.keyring, instruments.objects, access.case, upload.id)
    return open_upload(database, vault, upload).readall().decode()


def _theirs(
    database: Session, access: CaseAccess, disclosure: Disclosure, instruments: Instruments, now: datetime
) -> str:
    case, reader_id = access.case, access.organization_id
    coverage = require_reading(database, case, disclosure, reader_id, now)
    result = result_for(database, disclosure.id, reader_id)
    vault = result_vault(
        database, instruments.keyring, instruments.objects, instruments.shred, case, disclosure, result
    )
    text = b"".join(open_result(database, vault, result, reader_id)).decode()
    record(
        database,
        access.actor,
        Verb.DISCLOSURE_READ,
        now,
        case=case,
        subject_id=disclosure.id,
        authorization=coverage.authorization,
        details={"size": result.size, "from": str(disclosure.organization_id), "message": True},
    )
    return text
