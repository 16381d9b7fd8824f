"""Evidence that was drawn: of which case, and the entry that sealed the ends of all streams after it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import case_to_audit
from portal.records.audit_log import AuditEntry, position_of, sealed_heads_after
from portal.records.cases import Case
from portal.records.organizations import organization_of
from portal.vocabulary import Missing, Permission, Verb


@dataclass(frozen=True)
class DrawnEvidence:
    """One drawing: the entry that tells of it, and the entry (at `place`) that sealed everything before."""

    case: Case
    drawn: AuditEntry
    place: int
    sealed: AuditEntry


def drawn_evidence(database: Session, actor: Actor, drawn_id: UUID) -> DrawnEvidence:
    """What the actor's organization has drawn, by the entry that tells of it.

    Raises:
        Refused: the actor's role does not include the log.
        Missing: this organization has drawn no such evidence, or has no part in the case.
    """
    actor.require(Permission.AUDIT_SEARCH)
    own = organization_of(database, actor.organization_id)
    drawn = database.scalars(
        select(AuditEntry).where(
            AuditEntry.id == drawn_id,
            AuditEntry.verb == Verb.EVIDENCE_DRAWN,
            AuditEntry.organization_id == own.id,
        )
    ).first()
    place = None if drawn is None else position_of(database, drawn.id)
    sealed = None if place is None else sealed_heads_after(database, place)
    if drawn is None or sealed is None:
        raise Missing("Your organization has drawn no such evidence.")
    return DrawnEvidence(case_to_audit(database, own, drawn.stream), drawn, *sealed)
