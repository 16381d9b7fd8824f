"""Somebody removes a business event that was told by mistake."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.business_events import business_row_of
from portal.vocabulary import Permission, Verb


def remove_business_event(database: Session, actor: Actor, row_id: UUID, now: datetime) -> None:
    """Take it out of the register; that it stood there stays in the log.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not in the register of the actor's organization.
    """
    actor.require(Permission.GOAL_SET)
    row = business_row_of(database, actor.organization_id, row_id, locked=True)
    details = {"kind": row.kind.value}
    database.delete(row)
    database.flush()
    record(database, actor, Verb.BUSINESS_EVENT_REMOVED, now, subject_id=row_id, details=details)
