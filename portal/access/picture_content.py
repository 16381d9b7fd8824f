"""The pictures of an upload as they would leave: sealed for the uploader's eyes, opened for a look."""

import io
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.organization_keys import opening_key
from portal.access.sealed_pieces import KEPT_IN_ROW
from portal.access.upload_content import UploadVault
from portal.records.pictures import UploadPicture, pictures_of
from portal.redaction import Picture
from portal.vault.context import ItemContext
from portal.vault.envelopes import Envelope, OrganizationKey, Wrap

OBJECTS = "pictures"


class Pictures:
    """Seals each picture that it is shown once; objects lie there before any row names them."""

    def __init__(self, vault: UploadVault, key: OrganizationKey, known: Collection[str]) -> None:
        """`known` are the marks of pictures that are kept already."""
        self._vault = vault
        self._key = key
        self._known = set(known)
        self.rows: list[UploadPicture] = []

    def see(self, mark: str, picture: Picture) -> None:
        """Take one picture."""
        if mark in self._known:
            return
        self._known.add(mark)
        sink, vault = io.BytesIO(), self._vault
        envelope, wrap = vault.keyring.seal_upload(
            io.BytesIO(picture.content), sink, organization_key=self._key, item=_item(vault, mark)
        )
        small = len(picture.content) <= KEPT_IN_ROW
        sink.seek(0)
        self.rows.append(
            UploadPicture(
                upload_id=vault.item.item_id,
                mark=mark,
                format=picture.format,
                width=picture.width,
                height=picture.height,
                size=len(picture.content),
                object_key=None if small else vault.objects.create(OBJECTS, sink),
                sealed_content=sink.getvalue() if small else None,
                envelope=envelope.to_json(),
                wrap=wrap.to_json(),
            )
        )


def open_picture(database: Session, vault: UploadVault, organization_id: UUID, row: UploadPicture) -> bytes:
    """One picture in clear. Raises `CannotOpen` if it was altered, moved or exchanged."""
    sealed, wrap = row.sealed_content or b"", Wrap.from_json(row.wrap)
    if row.object_key is not None:
        with vault.objects.reading(row.object_key) as lying:
            sealed = lying.read()
    return b"".join(
        vault.keyring.open_upload(
            lambda: io.BytesIO(sealed),
            envelope=Envelope.from_json(row.envelope),
            wrap=wrap,
            organization_key=opening_key(database, organization_id, wrap.recipient_key_id),
            item=_item(vault, row.mark),
        )
    )


def leaving_marks(database: Session, upload_id: UUID) -> frozenset[str]:
    """The marks of those pictures of an upload that somebody let leave."""
    return frozenset(one.mark for one in pictures_of(database, upload_id) if one.leaves)


def _item(vault: UploadVault, mark: str) -> ItemContext:
    return replace(vault.item, part=f"picture:{mark}")
