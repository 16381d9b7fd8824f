"""The bytes of an upload: sealed piece by piece as they arrive, opened in order for redaction and review.

Everything here is sealed for the uploader's organization alone. Nothing of an original is ever
wrapped for anybody else: what others get is made anew, redacted (disclosure_content.py).
"""

import io
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access import bindings
from portal.access.organization_keys import opening_key
from portal.access.sealed_pieces import PieceVault, SealedPiece
from portal.access.upload_stream import Piece, UploadStream
from portal.gateways.objects import ObjectStore
from portal.records.cases import Case
from portal.records.uploads import Upload, UploadPart, parts_of
from portal.vault.context import ItemContext
from portal.vault.envelopes import Envelope, OrganizationKey, Wrap
from portal.vault.keyring import KeyRing

OBJECTS = "uploads"


@dataclass(frozen=True)
class UploadVault:
    """What sealing and opening the content of one upload needs; a value, usable outside of transactions."""

    keyring: KeyRing
    objects: ObjectStore
    item: ItemContext

    def seal_part(self, key: OrganizationKey, number: int, start: int, data: bytes) -> UploadPart:
        """Seal one piece for its organization; an object, where one is made, lies there before its row."""
        sealed = self._pieces.seal(key, self._part(number), data)
        return UploadPart(
            upload_id=self.item.item_id, number=number, start=start, size=len(data), **asdict(sealed)
        )

    def open_part(self, key: OrganizationKey, part: UploadPart) -> bytes:
        """One piece in clear; `CannotOpen` if it was altered, moved or exchanged."""
        piece = SealedPiece(part.object_key, part.sealed_content, part.envelope, part.wrap)
        return self._pieces.open(key, self._part(part.number), piece)

    @property
    def _pieces(self) -> PieceVault:
        return PieceVault(self.keyring, self.objects, OBJECTS)

    def seal_samples(self, key: OrganizationKey, content: bytes) -> bytes:
        """What redaction saw, for the uploader's eyes alone: envelope, wrap and sealed bytes in one."""
        sink = io.BytesIO()
        envelope, wrap = self.keyring.seal_upload(
            io.BytesIO(content), sink, organization_key=key, item=replace(self.item, part="samples")
        )
        return b"\n".join((envelope.to_json().encode(), wrap.to_json().encode(), sink.getvalue()))

    def open_samples(self, key_of: Callable[[Wrap], OrganizationKey], packed: bytes) -> bytes:
        """Undo `seal_samples`; `key_of` finds the key that a wrap was locked for."""
        described, wrapped, sealed = packed.split(b"\n", 2)
        wrap = Wrap.from_json(wrapped.decode())
        return b"".join(
            self.keyring.open_upload(
                lambda: io.BytesIO(sealed),
                envelope=Envelope.from_json(described.decode()),
                wrap=wrap,
                organization_key=key_of(wrap),
                item=replace(self.item, part="samples"),
            )
        )

    def seal_name(self, name: str) -> bytes:
        """The name under which it was brought in, which may say too much to stand in a row."""
        return self.keyring.seal_value(name.encode(), bindings.of_upload_name(self.item.item_id))

    def open_name(self, sealed: bytes) -> str:
        """Undo `seal_name`."""
        opened = self.keyring.open_value(sealed, bindings.of_upload_name(self.item.item_id))
        return opened.decode()

    def _part(self, number: int) -> ItemContext:
        return replace(self.item, item_version=number)


def upload_vault(keyring: KeyRing, objects: ObjectStore, case: Case, upload_id: UUID) -> UploadVault:
    """The vault of one upload of a case that the caller has checked."""
    return UploadVault(keyring, objects, ItemContext(case.customer_id, case.id, upload_id, 0, "file"))


def open_upload(database: Session, vault: UploadVault, upload: Upload) -> UploadStream:
    """The whole upload as one file that can be read from anywhere, usable after the transaction."""
    parts = parts_of(database, upload.id)
    keys = {
        part.number: opening_key(database, upload.organization_id, Wrap.from_json(part.wrap).recipient_key_id)
        for part in parts
    }

    def open_piece(number: int) -> bytes:
        return vault.open_part(keys[number], parts[number])

    return UploadStream([Piece(part.start, part.size) for part in parts], open_piece)
