"""A written text on its way: sealed as it is for its writer, redacted for each reader, not sent yet."""

import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.case_dictionary import dictionary_of, give_secret, pseudonyms_of
from portal.access.message_words import message_words
from portal.access.organization_keys import sealing_key
from portal.access.preparing import plan_disclosure, planned_result, protocol_named
from portal.access.recording import record
from portal.access.reporting import report_of_text
from portal.access.upload_content import upload_vault
from portal.actions.instruments import Instruments
from portal.records.base import new_id
from portal.records.cases import Case
from portal.records.disclosures import Disclosure, results_of
from portal.records.uploads import Upload, UploadKind
from portal.redaction import redact_text
from portal.vocabulary import DisclosureState, Invalid, Permission, UploadState, Verb

LONGEST_TEXT = 64 * 1024
_LABEL = "Message"


@dataclass(frozen=True)
class MessageDraft:
    """What somebody wrote, for whom, and for what kind of problem."""

    text: str
    recipients: Collection[UUID]
    protocol: str


def write_message(
    database: Session, access: CaseAccess, draft: MessageDraft, instruments: Instruments, now: datetime
) -> Disclosure:
    """Redact the text for each reader and seal it for them; they can read it once it is disclosed.

    Raises:
        Conflict: the case is closed.
        Invalid: there is no text, it is too long, or there is no such protocol.
        NotCovered: one of the readers may not get it; then nobody does.
    """
    access.require_open()
    access.actor.require(Permission.DISCLOSURE_CREATE)
    text = _checked(draft.text)
    protocol = protocol_named(draft.protocol)
    give_secret(database, instruments.keyring, access.case, now)
    upload = _keep(database, access, text, instruments, now)
    disclosure = plan_disclosure(database, access, upload, draft.recipients, protocol, now)
    _redact(database, access.case, upload, disclosure, text, instruments)
    record(
        database,
        access.actor,
        Verb.DISCLOSURE_PREPARED,
        now,
        case=access.case,
        subject_id=disclosure.id,
        details={
            "message": True,
            "protocol": f"{protocol.name} {protocol.version}",
            "recipients": {
                str(row.organization_id): row.treatments for row in results_of(database, disclosure.id)
            },
        },
    )
    return disclosure


def _checked(text: str) -> str:
    written = text.replace("\r\n", "\n").strip()
    if not written:
        raise Invalid("Write something first.", "text")
    if len(written.encode()) > LONGEST_TEXT:
        raise Invalid("This text is too long for a message. Put it into a file and upload that.", "text")
    return written


def _keep(
    database: Session, access: CaseAccess, text: str, instruments: Instruments, now: datetime
) -> Upload:
    """The text as it was written, sealed for the writer's organization alone."""
    content, upload_id = text.encode(), new_id()
    vault = upload_vault(instruments.keyring, instruments.objects, access.case, upload_id)
    upload = Upload(
        id=upload_id,
        case_id=access.case.id,
        organization_id=access.organization_id,
        person_id=access.actor.person,
        kind=UploadKind.MESSAGE,
        state=UploadState.SCANNED,
        sealed_name=vault.seal_name(_LABEL),
        label=_LABEL,
        size=len(content),
        received=len(content),
        created_at=now,
        finished_at=now,
        scanned_at=now,
    )
    database.add(upload)
    database.flush()
    database.add(vault.seal_part(sealing_key(database, access.organization_id), 0, 0, content))
    database.flush()
    return upload


def _redact(
    database: Session, case: Case, upload: Upload, disclosure: Disclosure, text: str, tools: Instruments
) -> None:
    keyring = tools.keyring
    pseudonyms = pseudonyms_of(database, keyring, case.id)
    dictionary = message_words(database, case, upload, dictionary_of(database, keyring, case.id))
    for result in results_of(database, disclosure.id):
        planned = planned_result(database, keyring, tools.objects, tools.shred, case, disclosure, result)
        redacted = redact_text(text, planned.treatments, pseudonyms, dictionary)
        report = report_of_text(redacted)
        sealed = planned.seal(io.BytesIO(redacted.text.encode()), report)
        sealed.put_into(result, report, f"message-{case.reference}.txt")
    disclosure.state = DisclosureState.PREPARED
    database.flush()
