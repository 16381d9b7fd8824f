"""Somebody stops the measuring of a history: its log stays, and it can be measured again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.history_bounds import MEASURE_HISTORY
from portal.access.recording import record
from portal.records.histories import History, history_of
from portal.records.jobs import call_off
from portal.vocabulary import Conflict, HistoryState, Permission, Verb


def stop_history(database: Session, actor: Actor, history_id: UUID, now: datetime) -> History:
    """Take the work off the queue; a worker that is at it keeps nothing of what it found.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not a history of the actor's organization.
        Conflict: it is not being measured.
    """
    actor.require(Permission.HISTORY_IMPORT)
    history = history_of(database, actor.organization_id, history_id)
    stopped = database.execute(
        update(History)
        .where(History.id == history.id, History.state == HistoryState.MEASURING)
        .values(state=HistoryState.BROUGHT, read=0)
        .returning(History.id)
        .execution_options(synchronize_session=False)
    ).first()
    if stopped is None:
        raise Conflict("It is not being measured any more. Reload the page.")
    call_off(database, MEASURE_HISTORY, history.id, now)
    database.refresh(history)
    record(database, actor, Verb.HISTORY_STOPPED, now, subject_id=history.id)
    return history
