"""Somebody begins to bring the exported history of another system in. Nothing of it is here yet."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.bringing_history import Announced, begin_history
from portal.access.recording import record
from portal.records.histories import History
from portal.vocabulary import Permission, Verb


def start_history(database: Session, actor: Actor, what: Announced, now: datetime) -> History:
    """Keep that a file of this name and size (bytes) is about to arrive.

    Raises:
        Refused: the actor's role does not include it.
        Invalid: the file is empty, too large or of another kind, or the name is missing.
        Conflict: the organization keeps as many histories as it may.
    """
    actor.require(Permission.HISTORY_IMPORT)
    history = begin_history(database, actor, what, now)
    record(database, actor, Verb.HISTORY_STARTED, now, subject_id=history.id, details={"size": history.size})
    return history
