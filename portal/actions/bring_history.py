"""Somebody brings the exported history of another system, to see what it says before anything is measured."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.history_bounds import LARGEST_FILE, LONGEST_NAME
from portal.access.history_content import seal_log
from portal.access.measuring_history import checked_mapping
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.measures.history.rows import format_of
from portal.records.base import new_id
from portal.records.histories import MOST_KEPT, History, histories_of
from portal.vocabulary import Conflict, HistoryState, Invalid, Permission, Verb


@dataclass(frozen=True)
class Brought:
    """The file with its own name, what it is called here, and the mapping to begin with (TOML)."""

    name: str
    file_name: str
    content: bytes
    mapping: str


def bring_history(
    database: Session, actor: Actor, brought: Brought, instruments: Instruments, now: datetime
) -> History:
    """Keep the log, sealed for the actor's organization alone. Nothing is measured yet.

    Raises:
        Refused: the actor's role does not include it.
        Invalid: the file is empty, too large or of another kind, or the name is missing.
        Conflict: the organization keeps as many histories as it may.
    """
    actor.require(Permission.HISTORY_IMPORT)
    name = " ".join(brought.name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid(f"Give it a name of at most {LONGEST_NAME} letters.", "name")
    written = _format(brought)
    if len(histories_of(database, actor.organization_id)) >= MOST_KEPT:
        raise Conflict(f"There are {MOST_KEPT} histories already. Discard one that is not needed any more.")
    history = History(
        id=new_id(),
        organization_id=actor.organization_id,
        person_id=actor.person,
        name=name,
        written=written,
        size=len(brought.content),
        mapping=checked_mapping(brought.mapping),
        state=HistoryState.BROUGHT,
        brought_at=now,
    )
    database.add(history)
    database.flush()
    database.add(seal_log(database, instruments.keyring, history, brought.content))
    details = {"size": history.size, "written": written}
    record(database, actor, Verb.HISTORY_BROUGHT, now, subject_id=history.id, details=details)
    return history


def _format(brought: Brought) -> str:
    if not brought.content:
        raise Invalid("This file is empty. Choose another one.", "file")
    if len(brought.content) > LARGEST_FILE:
        raise Invalid(
            "This file is larger than 8 MB. Compress it (.gz), or measure it with `portal measures import`.",
            "file",
        )
    try:
        return format_of(brought.file_name).value
    except Invalid as other:
        raise Invalid(other.sentence, "file") from other
