"""Somebody looks at a history of their organization: its first rows as they would be read, or its figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.history_bounds import BOUNDS
from portal.access.history_content import history_vault, open_log
from portal.access.measuring_history import mapping_of
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.measures.history.preview import Preview, preview
from portal.measures.history.rows import Format
from portal.records.histories import History, history_of
from portal.vocabulary import HistoryState, Invalid, Permission, Verb


@dataclass(frozen=True)
class HistoryReading:
    """A history, with its first rows while it is not measured, or the sentence why they cannot be read."""

    history: History
    preview: Preview | None = None
    unreadable: str = ""


def read_history(
    database: Session, actor: Actor, history_id: UUID, instruments: Instruments, now: datetime
) -> HistoryReading:
    """What there is of it. The entry is written before anything sealed is opened.

    Raises:
        Missing: it is not a history of the actor's organization.
        Refused: the actor's role does not include it.
    """
    actor.require(Permission.HISTORY_IMPORT)
    history = history_of(database, actor.organization_id, history_id)
    record(database, actor, Verb.HISTORY_READ, now, subject_id=history.id)
    if history.state not in (HistoryState.BROUGHT, HistoryState.REFUSED):
        return HistoryReading(history)
    log = open_log(database, history_vault(instruments.keyring, instruments.objects), history)
    try:
        mapping, stream = mapping_of(history.mapping), cast("BinaryIO", log)
        return HistoryReading(history, preview(stream, Format(history.written), mapping, BOUNDS))
    except Invalid as wrong:
        return HistoryReading(history, unreadable=wrong.sentence)
