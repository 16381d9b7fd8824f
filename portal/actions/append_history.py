"""The next piece of a history arrives and is sealed at once. `finish_history` writes all of them down."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.bringing_history import take_piece
from portal.access.history_content import history_vault
from portal.actions.instruments import Instruments
from portal.records.histories import History, history_of
from portal.vocabulary import Permission


def append_history(
    database: Session, actor: Actor, history_id: UUID, offset: int, data: bytes, instruments: Instruments
) -> History:
    """Keep the bytes that begin at `offset`, which must be where the upload stands.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not a history of the actor's organization.
        Conflict: it stands elsewhere (two browsers send at once), or it is whole already; nothing was kept.
        Invalid: the piece is empty, too large, or more than was announced.
    """
    actor.require(Permission.HISTORY_IMPORT)
    history = history_of(database, actor.organization_id, history_id)
    vault = history_vault(instruments.keyring, instruments.objects)
    take_piece(database, vault, history, offset, data)
    return history
