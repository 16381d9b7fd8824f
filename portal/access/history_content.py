"""The bytes of an imported history: sealed piece by piece for the organization that brings it."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.organization_keys import opening_key, sealing_key
from portal.access.sealed_pieces import PieceVault, SealedPiece
from portal.access.upload_stream import Piece, UploadStream
from portal.gateways.objects import ObjectStore
from portal.records.histories import History
from portal.records.history_parts import HistoryPart, parts_of_log
from portal.vault.context import ItemContext
from portal.vault.envelopes import Wrap
from portal.vault.keyring import KeyRing
from portal.vocabulary import Conflict

OBJECTS = "histories"


def history_vault(keyring: KeyRing, objects: ObjectStore) -> PieceVault:
    """What seals and opens the pieces of histories."""
    return PieceVault(keyring, objects, OBJECTS)


def seal_piece(
    database: Session, vault: PieceVault, history: History, number: int, start: int, data: bytes
) -> HistoryPart:
    """The row of one piece, which nobody but this organization's key opens."""
    key = sealing_key(database, history.organization_id)
    sealed = vault.seal(key, _item(history.organization_id, history.id, number), data)
    return HistoryPart(history_id=history.id, number=number, start=start, size=len(data), **asdict(sealed))


def open_log(database: Session, vault: PieceVault, history: History) -> UploadStream:
    """The log in clear, as a stream of which one piece is open at a time; usable after the transaction.

    Raises:
        Conflict: it was removed, because the history was measured.
    """
    parts = parts_of_log(database, history.id)
    if not parts:
        raise Conflict("The log was removed after it had been measured. Bring it again to measure it anew.")
    organization_id, history_id = history.organization_id, history.id
    wraps = {Wrap.from_json(part.wrap).recipient_key_id for part in parts}
    keys = {one: opening_key(database, organization_id, one) for one in wraps}
    pieces = [SealedPiece(part.object_key, part.sealed_content, part.envelope, part.wrap) for part in parts]

    def open_piece(number: int) -> bytes:
        key = keys[Wrap.from_json(pieces[number].wrap).recipient_key_id]
        return vault.open(key, _item(organization_id, history_id, number), pieces[number])

    return UploadStream([Piece(part.start, part.size) for part in parts], open_piece)


def _item(organization_id: UUID, history_id: UUID, number: int) -> ItemContext:
    """A history hangs on no case and no customer: it is bound to its organization, itself and its place."""
    part = f"history/{number}" if number else "history"
    return ItemContext(organization_id, history_id, history_id, 0, part)
