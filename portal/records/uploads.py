"""Bytes that were brought in: quarantined, sealed for the uploader's organization alone."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import DataCategory, Missing, UploadState


class UploadKind(StrEnum):
    """A file or archive that was dropped, or a text that was written here."""

    FILE = "file"
    MESSAGE = "message"


class Upload(Base):
    """What was brought in. Its name may say too much, so it is sealed; `label` is its redacted form."""

    __tablename__ = "uploads"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[UploadKind]
    state: Mapped[UploadState]
    sealed_name: Mapped[bytes]
    label: Mapped[str] = mapped_column(default="")
    size: Mapped[int]
    received: Mapped[int] = mapped_column(default=0)
    parts_sha256: Mapped[str] = mapped_column(default="")
    report: Mapped[dict[str, Any] | None]
    sealed_samples: Mapped[bytes | None]
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    scanned_at: Mapped[datetime | None]


class UploadPart(Base):
    """One piece as it arrived, sealed at once; numbers are dense from 0.

    A small piece (a message) is sealed into the row, a large one into an object, object before row.
    """

    __tablename__ = "upload_parts"

    upload_id: Mapped[UUID] = mapped_column(ForeignKey("uploads.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    size: Mapped[int]
    object_key: Mapped[str | None]
    sealed_content: Mapped[bytes | None]
    envelope: Mapped[str]
    wrap: Mapped[str]


class RedactionDecision(Base):
    """A person said "this was missed" or "this may stay". The value is sealed; the reason is not."""

    __tablename__ = "redaction_decisions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    upload_id: Mapped[UUID] = mapped_column(ForeignKey("uploads.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    missed: Mapped[bool]
    category: Mapped[DataCategory]
    sealed_value: Mapped[bytes]
    reason: Mapped[str]
    decided_at: Mapped[datetime]


def upload_of(database: Session, case_id: UUID, upload_id: UUID, organization_id: UUID) -> Upload:
    """This organization's own upload in this case, or `Missing` for everybody else."""
    found = database.scalars(
        select(Upload).where(
            Upload.id == upload_id, Upload.case_id == case_id, Upload.organization_id == organization_id
        )
    ).first()
    if found is None:
        raise Missing("There is no such file in this case.")
    return found


def uploads_of(database: Session, case_id: UUID, organization_id: UUID) -> Sequence[Upload]:
    """The files that this organization brought into the case and has not discarded, newest first."""
    return database.scalars(
        select(Upload)
        .where(
            Upload.case_id == case_id,
            Upload.kind == UploadKind.FILE,
            Upload.organization_id == organization_id,
            Upload.state != UploadState.DISCARDED,
        )
        .order_by(Upload.created_at.desc())
    ).all()


def parts_of(database: Session, upload_id: UUID) -> Sequence[UploadPart]:
    """The pieces of an upload in their order."""
    return database.scalars(
        select(UploadPart).where(UploadPart.upload_id == upload_id).order_by(UploadPart.number)
    ).all()


def number_of_parts(database: Session, upload_id: UUID) -> int:
    """How many pieces have arrived, which is also the number of the next one."""
    counted = select(func.count()).select_from(UploadPart).where(UploadPart.upload_id == upload_id)
    return database.scalar(counted) or 0


def named_by_parts(database: Session, object_keys: Collection[str]) -> set[str]:
    """Those of the keys that some piece of an upload lies under."""
    named = select(UploadPart.object_key).where(UploadPart.object_key.in_(object_keys))
    return {key for key in database.scalars(named) if key is not None}


def abandoned_uploads(database: Session, before: datetime) -> Sequence[Upload]:
    """Uploads that were begun before this instant and never finished."""
    return database.scalars(
        select(Upload)
        .where(Upload.state == UploadState.RECEIVING, Upload.created_at < before)
        .order_by(Upload.created_at)
    ).all()


def decisions_of(database: Session, case_id: UUID) -> Sequence[RedactionDecision]:
    """Everything that people decided about redaction in a case, oldest first."""
    return database.scalars(
        select(RedactionDecision)
        .where(RedactionDecision.case_id == case_id)
        .order_by(RedactionDecision.decided_at, RedactionDecision.id)
    ).all()
