"""Somebody signed in was turned away: that too is written down."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.audit_log import AuditEntry
from portal.vocabulary import Verb


def note_denial(
    database: Session, actor: Actor, *, page: str, subject_id: UUID | None, now: datetime
) -> AuditEntry:
    """Write down which kind of page was refused, in the stream of the actor's own organization.

    A stranger's attempt is not written into the case that was guessed: its participants would learn
    of it, and the stranger that it exists.
    """
    return record(database, actor, Verb.ACCESS_DENIED, now, subject_id=subject_id, details={"page": page})
