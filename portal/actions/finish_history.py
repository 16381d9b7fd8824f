"""All pieces of a history are here: its first rows can be looked at."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.bringing_history import end_history
from portal.access.recording import record
from portal.records.histories import History, history_of
from portal.vocabulary import Permission, Verb


def finish_history(database: Session, actor: Actor, history_id: UUID, now: datetime) -> History:
    """Say that all of it is here. Asking again changes nothing.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not a history of the actor's organization.
        Invalid: not all of it has arrived.
    """
    actor.require(Permission.HISTORY_IMPORT)
    history = history_of(database, actor.organization_id, history_id)
    if end_history(database, history):
        details = {"size": history.size, "written": history.written}
        record(database, actor, Verb.HISTORY_BROUGHT, now, subject_id=history.id, details=details)
    database.refresh(history)
    return history
