"""The bytes of an imported history, sealed for the organization that brought it, in one piece."""

import io
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.organization_keys import opening_key, sealing_key
from portal.records.histories import History, HistoryLog, sealed_log
from portal.vault.context import ItemContext
from portal.vault.envelopes import Envelope, Wrap
from portal.vault.keyring import KeyRing
from portal.vocabulary import Conflict


def seal_log(database: Session, keyring: KeyRing, history: History, content: bytes) -> HistoryLog:
    """The row with the sealed bytes, which nobody but this organization's key opens."""
    sink = io.BytesIO()
    envelope, wrap = keyring.seal_upload(
        io.BytesIO(content),
        sink,
        organization_key=sealing_key(database, history.organization_id),
        item=_item(history.organization_id, history.id),
    )
    packed = b"\n".join((envelope.to_json().encode(), wrap.to_json().encode(), sink.getvalue()))
    return HistoryLog(history_id=history.id, sealed=packed)


def open_log(database: Session, keyring: KeyRing, history: History) -> bytes:
    """The bytes in clear.

    Raises:
        Conflict: they were removed, because the history was measured.
        CannotOpen: they were altered or moved.
    """
    packed = sealed_log(database, history.id)
    if packed is None:
        raise Conflict("The log was removed after it had been measured. Bring it again to measure it anew.")
    described, wrapped, sealed = packed.split(b"\n", 2)
    wrap = Wrap.from_json(wrapped.decode())
    return b"".join(
        keyring.open_upload(
            lambda: io.BytesIO(sealed),
            envelope=Envelope.from_json(described.decode()),
            wrap=wrap,
            organization_key=opening_key(database, history.organization_id, wrap.recipient_key_id),
            item=_item(history.organization_id, history.id),
        )
    )


def _item(organization_id: UUID, history_id: UUID) -> ItemContext:
    """A history hangs on no case and no customer: it is bound to its organization and itself."""
    return ItemContext(organization_id, history_id, history_id, 0, "history")
