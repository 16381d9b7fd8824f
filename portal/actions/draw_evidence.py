"""Draw the evidence of one case: what the log says of it up to now is sealed, so that it can be packed.

That it was drawn is the last thing the pack shows: the ends of all streams are sealed right after. The
pack itself is written in a later transaction (`pack_evidence`), when what it stands on is durable.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import case_to_audit
from portal.access.recording import record
from portal.access.sealing_heads import seal_heads
from portal.access.sequencing import MOST_AT_ONCE, integrate, take_turn
from portal.records.audit_log import AuditEntry, entries_without_position
from portal.records.organizations import organization_of
from portal.vocabulary import Permission, Verb


def draw_evidence(database: Session, actor: Actor, case_id: UUID, now: datetime) -> AuditEntry:
    """Seal a case that the actor's organization takes or took part in, or whose customer it is.

    Returns:
        The entry that says so, by which the pack is written.

    Raises:
        Refused: the actor's role does not include the log.
        Missing: there is no such case for this organization.
        Conflict: the log is not the one that was signed last.
    """
    actor.require(Permission.AUDIT_SEARCH)
    case = case_to_audit(database, organization_of(database, actor.organization_id), case_id)
    take_turn(database)
    drawn = record(database, actor, Verb.EVIDENCE_DRAWN, now, case=case, subject_id=case.id)
    while waiting := entries_without_position(database, MOST_AT_ONCE):
        integrate(database, waiting)
    _, sealed = seal_heads(database, now)
    integrate(database, [sealed])
    return drawn
