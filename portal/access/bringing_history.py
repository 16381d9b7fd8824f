"""The steps of bringing a history in: it is begun, its pieces are taken, and it is whole."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.history_bounds import LARGEST_FILE, LONGEST_NAME
from portal.access.history_content import seal_piece
from portal.access.measuring_history import checked_mapping
from portal.access.sealed_pieces import LARGEST_PIECE, PieceVault
from portal.measures.history.rows import format_of
from portal.records.base import new_id
from portal.records.histories import MOST_KEPT, History, histories_of
from portal.records.history_parts import number_of_pieces
from portal.rules.one_line import one_line
from portal.vocabulary import Conflict, HistoryState, Invalid

_ELSEWHERE = "Another browser sends the same file. It goes on where the upload stands."


@dataclass(frozen=True)
class Announced:
    """What is about to arrive: its name here, the file's own name and size, and the mapping to begin with."""

    name: str
    file_name: str
    size: int
    mapping: str


def begin_history(database: Session, actor: Actor, what: Announced, now: datetime) -> History:
    """Keep that it is about to arrive; nothing of it is here yet.

    Raises:
        Invalid: the file is empty, too large or of another kind, or the name is missing.
        Conflict: the organization keeps as many histories as it may.
    """
    name = one_line(what.name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid(f"Give it a name of at most {LONGEST_NAME} letters.", "name")
    if what.size <= 0:
        raise Invalid("This file is empty. Choose another one.", "file")
    if what.size > LARGEST_FILE:
        raise Invalid(
            "This file is larger than 2 GB. Compress it (.gz), or measure it with `portal measures import`.",
            "file",
        )
    try:
        written = format_of(what.file_name).value
    except Invalid as other:
        raise Invalid(other.sentence, "file") from other
    if len(histories_of(database, actor.organization_id)) >= MOST_KEPT:
        raise Conflict(f"There are {MOST_KEPT} histories already. Discard one that is not needed any more.")
    history = History(
        id=new_id(),
        organization_id=actor.organization_id,
        person_id=actor.person,
        name=name,
        written=written,
        size=what.size,
        received=0,
        mapping=checked_mapping(what.mapping),
        state=HistoryState.RECEIVING,
        brought_at=now,
    )
    database.add(history)
    database.flush()
    return history


def take_piece(database: Session, vault: PieceVault, history: History, offset: int, data: bytes) -> None:
    """Keep the bytes that begin at `offset`, which must be where the upload stands.

    Raises:
        Conflict: it stands elsewhere, or it is whole already; nothing was kept.
        Invalid: the piece is empty, too large, or more than was announced.
    """
    if history.state is not HistoryState.RECEIVING:
        raise Conflict("All of this file is here already.")
    if offset != history.received:
        raise Conflict(_ELSEWHERE)
    if not 0 < len(data) <= LARGEST_PIECE:
        raise Invalid("Send at least one byte and at most 8 MiB at once.")
    if offset + len(data) > history.size:
        raise Invalid("This is more than was announced. Begin the upload again.")
    number = number_of_pieces(database, history.id)
    part = seal_piece(database, vault, history, number, offset, data)
    try:
        _advance(database, history, offset, len(data))
        database.add(part)
        database.flush()
    except BaseException:
        if part.object_key is not None:
            vault.objects.remove(part.object_key)
        raise


def end_history(database: Session, history: History) -> bool:
    """All of it is here; False when it was said before.

    Raises:
        Invalid: not all of it has arrived.
    """
    if history.received != history.size:
        raise Invalid("Not all of this file has arrived. Send the rest first.")
    return _moved(database, history.id, history.size, state=HistoryState.BROUGHT)


def _advance(database: Session, history: History, offset: int, size: int) -> None:
    """Move on in the database itself, so that of two pieces for one place only one is kept."""
    moved = _moved(database, history.id, offset, received=offset + size)
    database.refresh(history)
    if not moved:
        raise Conflict(_ELSEWHERE)


def _moved(database: Session, history_id: UUID, standing_at: int, **values: object) -> bool:
    return (
        database.execute(
            update(History)
            .where(
                History.id == history_id,
                History.received == standing_at,
                History.state == HistoryState.RECEIVING,
            )
            .values(**values)
            .returning(History.id)
            .execution_options(synchronize_session=False)
        ).first()
        is not None
    )
