"""Who read what of a customer's data: the reads of the log, with the names of what was read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.audit_log import AuditEntry
from portal.records.cases import Case, cases_of
from portal.records.disclosures import Disclosure
from portal.records.uploads import UploadKind
from portal.vocabulary import DisclosureState, Verb

READS = (Verb.DISCLOSURE_READ, Verb.DISCLOSURE_DOWNLOADED, Verb.REVEAL_SHOWN)
LEDGER = (*READS, Verb.HOLD_OPENED)
"""What a customer is shown: reads under the permission, and what officers opened together under a hold."""


@dataclass(frozen=True)
class Reading:
    """One read: when, which organization, what, under which permission."""

    entry_id: UUID
    at: datetime
    verb: Verb
    organization_id: UUID | None
    label: str
    disclosed_by_id: UUID
    authorization_id: UUID | None


def readings_under(
    database: Session, authorization_ids: Collection[UUID], most: int | None = None
) -> Sequence[Reading]:
    """Every read under these permissions, newest first."""
    query = (
        select(AuditEntry, Disclosure.label, Disclosure.organization_id)
        .join(Disclosure, Disclosure.id == AuditEntry.subject_id)
        .where(AuditEntry.authorization_id.in_(authorization_ids), AuditEntry.verb.in_(LEDGER))
        .order_by(AuditEntry.serial.desc())
        .limit(most)
    )
    return [
        Reading(
            entry.id, entry.at, entry.verb, entry.organization_id, label, disclosed_by, entry.authorization_id
        )
        for entry, label, disclosed_by in database.execute(query)
    ]


def never_opened(database: Session, organization_id: UUID) -> Sequence[UUID]:
    """The case of each file given in this organization's cases that no recipient opened; nobody else can."""
    opened = (
        select(AuditEntry.id)
        .where(
            AuditEntry.case_id == Disclosure.case_id,
            AuditEntry.subject_id == Disclosure.id,
            AuditEntry.verb.in_((Verb.DISCLOSURE_READ, Verb.DISCLOSURE_DOWNLOADED)),
        )
        .exists()
    )
    query = (
        cases_of(organization_id)
        .join(Disclosure, Disclosure.case_id == Case.id)
        .where(Disclosure.state == DisclosureState.DISCLOSED, Disclosure.kind == UploadKind.FILE, ~opened)
        .with_only_columns(Disclosure.case_id)
    )
    return database.scalars(query).all()
