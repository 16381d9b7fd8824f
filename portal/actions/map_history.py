"""Somebody says how the columns and words of a history are to be read, and lets it be measured."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.history_bounds import MEASURE_HISTORY
from portal.access.measuring_history import checked_mapping
from portal.access.recording import record
from portal.records.histories import History, history_of
from portal.records.jobs import enqueue
from portal.vocabulary import Conflict, HistoryState, Permission, Verb


@dataclass(frozen=True)
class Reading:
    """How a history is to be read; `measure` lets the worker measure it now."""

    mapping: str
    measure: bool = False
    without_bad_rows: bool = False


def map_history(
    database: Session, actor: Actor, history_id: UUID, reading: Reading, now: datetime
) -> History:
    """Keep the mapping; with `measure`, queue the measuring.

    Raises:
        Missing: it is not a history of the actor's organization.
        Refused: the actor's role does not include it.
        Invalid: the mapping is not understood; the one before stays.
        Conflict: it is being measured, or was.
    """
    actor.require(Permission.HISTORY_IMPORT)
    history = history_of(database, actor.organization_id, history_id)
    mapping = checked_mapping(reading.mapping)
    moved = database.execute(
        update(History)
        .where(History.id == history.id, History.state.in_((HistoryState.BROUGHT, HistoryState.REFUSED)))
        .values(
            mapping=mapping,
            without_bad_rows=reading.without_bad_rows,
            state=HistoryState.MEASURING if reading.measure else HistoryState.BROUGHT,
            read=0,
            bad=0,
            bad_rows=[],
            refusal="",
        )
        .returning(History.id)
        .execution_options(synchronize_session=False)
    ).first()
    if moved is None:
        raise Conflict("This history is being measured, or was already. Bring it again to change it.")
    database.refresh(history)
    if reading.measure:
        enqueue(database, MEASURE_HISTORY, history.id, now)
    details = {"measure": reading.measure, "without_bad_rows": reading.without_bad_rows}
    record(database, actor, Verb.HISTORY_MAPPED, now, subject_id=history.id, details=details)
    return history
