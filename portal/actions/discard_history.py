"""Somebody discards a history: its log, its mapping and its figures are gone."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.history_bounds import MEASURE_HISTORY
from portal.access.recording import record
from portal.records.histories import history_of
from portal.records.history_parts import remove_log
from portal.records.jobs import call_off
from portal.vocabulary import Permission, Verb


def discard_history(database: Session, actor: Actor, history_id: UUID, now: datetime) -> None:
    """Remove everything of it, also while it is being measured.

    Raises:
        Missing: it is not a history of the actor's organization.
        Refused: the actor's role does not include it.
    """
    actor.require(Permission.HISTORY_IMPORT)
    history = history_of(database, actor.organization_id, history_id)
    call_off(database, MEASURE_HISTORY, history.id, now)
    remove_log(database, history.id)
    database.delete(history)
    record(database, actor, Verb.HISTORY_DISCARDED, now, subject_id=history_id)
