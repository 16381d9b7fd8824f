"""What the log tells of withdrawals: when each was written down, and the last read that came before it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.records.audit_log import AuditEntry
from portal.records.disclosures import Disclosure
from portal.records.readings import READS
from portal.vocabulary import Verb


@dataclass(frozen=True)
class Withdrawal:
    """One permission that was withdrawn, by its entries.

    `last_read_at` is None where nothing was ever read. A read that had begun when somebody pressed the
    button may bear a later instant; in the log it stands before the withdrawal. One that stands behind it
    is a fault (`overrun`).
    """

    at: datetime
    last_read_at: datetime | None
    overrun: bool


def withdrawals_under(
    database: Session, authorization_ids: Collection[UUID], seen_by: UUID | None = None
) -> dict[UUID, Withdrawal]:
    """The withdrawn ones among these permissions.

    Of reads only those count that `seen_by` made or whose content it gave; without it, all do. What officers
    opened under a legal hold is no read under the permission.
    """
    ended = database.execute(
        select(AuditEntry.authorization_id, AuditEntry.at, AuditEntry.serial).where(
            AuditEntry.authorization_id.in_(authorization_ids),
            AuditEntry.verb == Verb.AUTHORIZATION_WITHDRAWN,
        )
    ).all()
    query = (
        select(
            AuditEntry.authorization_id,
            func.max(AuditEntry.at).label("at"),
            func.max(AuditEntry.serial).label("serial"),
        )
        .join(Disclosure, Disclosure.id == AuditEntry.subject_id)
        .where(
            AuditEntry.authorization_id.in_([one.authorization_id for one in ended]),
            AuditEntry.verb.in_(READS),
        )
        .group_by(AuditEntry.authorization_id)
    )
    if seen_by is not None:
        query = query.where(or_(AuditEntry.organization_id == seen_by, Disclosure.organization_id == seen_by))
    reads = {row.authorization_id: row for row in database.execute(query)}
    return {
        one.authorization_id: Withdrawal(
            at=one.at,
            last_read_at=reads[one.authorization_id].at if one.authorization_id in reads else None,
            overrun=one.authorization_id in reads and reads[one.authorization_id].serial > one.serial,
        )
        for one in ended
    }
