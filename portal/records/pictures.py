"""Pictures of an upload as they would leave, and whether a person of the uploader has let them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base
from portal.vocabulary import Missing


class UploadPicture(Base):
    """One picture, sealed for the uploader's organization; `mark` names it in this case and nowhere else.

    It leaves when somebody has said so; then `decided_by_id` and `decided_at` are that person and moment.
    """

    __tablename__ = "upload_pictures"

    upload_id: Mapped[UUID] = mapped_column(ForeignKey("uploads.id"), primary_key=True)
    mark: Mapped[str] = mapped_column(primary_key=True)
    format: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    object_key: Mapped[str | None]
    sealed_content: Mapped[bytes | None]
    envelope: Mapped[str]
    wrap: Mapped[str]
    leaves: Mapped[bool] = mapped_column(default=False)
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]


def pictures_of(database: Session, upload_id: UUID) -> Sequence[UploadPicture]:
    """All pictures of an upload, always in the same order."""
    found = select(UploadPicture).where(UploadPicture.upload_id == upload_id).order_by(UploadPicture.mark)
    return database.scalars(found.execution_options(populate_existing=True)).all()


def picture_of(database: Session, upload_id: UUID, mark: str) -> UploadPicture:
    """One picture of an upload, or `Missing`."""
    found = database.get(UploadPicture, (upload_id, mark), populate_existing=True)
    if found is None:
        raise Missing("There is no such picture in this file.")
    return found


def named_by_pictures(database: Session, object_keys: Collection[str]) -> set[str]:
    """Those of the keys that some picture lies under."""
    named = select(UploadPicture.object_key).where(UploadPicture.object_key.in_(object_keys))
    return {key for key in database.scalars(named) if key is not None}
