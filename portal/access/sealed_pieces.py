"""Pieces of a file that somebody brings in: each sealed at once, in a row when small, else as an object."""

import io
from dataclasses import dataclass

from portal.gateways.objects import ObjectStore
from portal.vault.context import ItemContext
from portal.vault.envelopes import Envelope, OrganizationKey, Wrap
from portal.vault.keyring import KeyRing

LARGEST_PIECE = 8 * 1024 * 1024
KEPT_IN_ROW = 16 * 1024
"""Content up to this size is sealed into its row, larger content into an object."""


@dataclass(frozen=True)
class SealedPiece:
    """One sealed piece, as its row keeps it: the bytes themselves, or the key of the object with them."""

    object_key: str | None
    sealed_content: bytes | None
    envelope: str
    wrap: str


@dataclass(frozen=True)
class PieceVault:
    """What sealing and opening pieces needs; `folder` is where their objects lie."""

    keyring: KeyRing
    objects: ObjectStore
    folder: str

    def seal(self, key: OrganizationKey, item: ItemContext, data: bytes) -> SealedPiece:
        """Seal for one organization; an object, where one is made, lies there before its row."""
        sink = io.BytesIO()
        envelope, wrap = self.keyring.seal_upload(io.BytesIO(data), sink, organization_key=key, item=item)
        small = len(data) <= KEPT_IN_ROW
        sink.seek(0)
        return SealedPiece(
            object_key=None if small else self.objects.create(self.folder, sink),
            sealed_content=sink.getvalue() if small else None,
            envelope=envelope.to_json(),
            wrap=wrap.to_json(),
        )

    def open(self, key: OrganizationKey, item: ItemContext, piece: SealedPiece) -> bytes:
        """The piece in clear; `CannotOpen` if it was altered, moved or exchanged."""
        sealed = piece.sealed_content or b""
        if piece.object_key is not None:
            with self.objects.reading(piece.object_key) as lying:
                sealed = lying.read()
        return b"".join(
            self.keyring.open_upload(
                lambda: io.BytesIO(sealed),
                envelope=Envelope.from_json(piece.envelope),
                wrap=Wrap.from_json(piece.wrap),
                organization_key=key,
                item=item,
            )
        )
