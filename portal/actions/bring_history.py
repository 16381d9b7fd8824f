"""Somebody brings the exported history of another system in one piece, to see what it says."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.bringing_history import Announced, begin_history, end_history, take_piece
from portal.access.history_content import history_vault
from portal.access.recording import record
from portal.access.sealed_pieces import LARGEST_PIECE
from portal.actions.instruments import Instruments
from portal.records.histories import History
from portal.vocabulary import Invalid, Permission, Verb


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
    if len(brought.content) > LARGEST_PIECE:
        raise Invalid("This file is larger than 8 MB. Allow scripts: they send it in pieces.", "file")
    what = Announced(brought.name, brought.file_name, len(brought.content), brought.mapping)
    history = begin_history(database, actor, what, now)
    vault = history_vault(instruments.keyring, instruments.objects)
    take_piece(database, vault, history, 0, brought.content)
    end_history(database, history)
    database.refresh(history)
    details = {"size": history.size, "written": history.written}
    record(database, actor, Verb.HISTORY_BROUGHT, now, subject_id=history.id, details=details)
    return history
