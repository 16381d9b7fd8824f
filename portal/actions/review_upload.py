"""Somebody of the uploader's organization looks at what redaction found in an upload."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.decoying import Told, with_decoys
from portal.access.organization_keys import opening_key
from portal.access.recording import record
from portal.access.sampling import Sample, samples_from
from portal.access.upload_content import upload_vault
from portal.actions.instruments import Instruments
from portal.records.uploads import Upload, upload_of
from portal.vault.envelopes import OrganizationKey, Wrap
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class Review:
    """The upload under its own name, some of the lines that change, and what may be said of test items.

    Lines may hold test items, which are for the eye alone: nothing of `samples` may go anywhere else.
    """

    upload: Upload
    name: str
    samples: Sequence[Sample]
    told: Told = field(default_factory=Told)


def review_upload(
    database: Session, access: CaseAccess, upload_id: UUID, instruments: Instruments, now: datetime
) -> Review:
    """Open what the uploader's organization may see; a look at lines of the original is written down.

    Raises:
        Missing: it is not an upload of the actor's organization in this case.
        CannotOpen: the kept lines were altered or moved.
    """
    access.actor.require(Permission.UPLOAD_CREATE)
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    vault = upload_vault(instruments.keyring, instruments.objects, access.case, upload.id)
    name = vault.open_name(upload.sealed_name)
    if upload.sealed_samples is None:
        return Review(upload, name, ())

    def key_of(wrap: Wrap) -> OrganizationKey:
        return opening_key(database, access.organization_id, wrap.recipient_key_id)

    samples = samples_from(vault.open_samples(key_of, upload.sealed_samples))
    record(database, access.actor, Verb.UPLOAD_READ, now, case=access.case, subject_id=upload.id)
    shown, told = with_decoys(database, access, upload, samples, instruments.keyring, now)
    return Review(upload, name, shown, told)
