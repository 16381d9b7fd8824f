"""Acts of giving redacted data to named participants, and the sealed results each of them got."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Select, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.uploads import UploadKind
from portal.vocabulary import DisclosureState, Missing, Purpose


class Disclosure(Base):
    """What one organization gives to others out of one upload, under one authorization."""

    __tablename__ = "disclosures"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    upload_id: Mapped[UUID] = mapped_column(ForeignKey("uploads.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[UploadKind]
    label: Mapped[str]
    state: Mapped[DisclosureState]
    purpose: Mapped[Purpose]
    protocol: Mapped[str]
    protocol_version: Mapped[int]
    protocol_sha256: Mapped[str]
    authorization_id: Mapped[UUID] = mapped_column(ForeignKey("authorizations.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")
    prepared_at: Mapped[datetime]
    disclosed_at: Mapped[datetime | None]


class DisclosureResult(Base):
    """The exact bytes that one recipient gets, sealed for it (and for the giver, who may look back)."""

    __tablename__ = "disclosure_results"

    disclosure_id: Mapped[UUID] = mapped_column(ForeignKey("disclosures.id"), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(
        ForeignKey("organizations.id"), primary_key=True, index=True
    )
    treatments: Mapped[dict[str, Any]]
    key_id: Mapped[str | None]
    object_key: Mapped[str | None]
    sealed_content: Mapped[bytes | None]
    envelope: Mapped[str | None]
    wraps: Mapped[dict[str, Any]] = mapped_column(default=dict)
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    file_name: Mapped[str] = mapped_column(default="")
    report: Mapped[dict[str, Any] | None]


def disclosures_of(database: Session, case_id: UUID, organization_id: UUID) -> Sequence[Disclosure]:
    """What this organization may know of: what it gave, and what was disclosed to it. Newest first."""
    return database.scalars(
        select(Disclosure)
        .outerjoin(
            DisclosureResult,
            (DisclosureResult.disclosure_id == Disclosure.id)
            & (DisclosureResult.organization_id == organization_id),
        )
        .where(
            Disclosure.case_id == case_id,
            Disclosure.state != DisclosureState.DISCARDED,
            or_(
                Disclosure.organization_id == organization_id,
                (Disclosure.state == DisclosureState.DISCLOSED)
                & DisclosureResult.organization_id.is_not(None),
            ),
        )
        .order_by(Disclosure.prepared_at.desc())
    ).all()


def messages_of(
    database: Session, case_id: UUID, organization_id: UUID, newest: int, skipped: int = 0
) -> Sequence[Disclosure]:
    """The newest messages that this organization wrote or was sent, oldest of them first."""
    newest_first = _messages(case_id, organization_id).order_by(
        Disclosure.disclosed_at.desc(), Disclosure.id.desc()
    )
    return list(reversed(database.scalars(newest_first.offset(skipped).limit(newest)).all()))


def number_of_messages(database: Session, case_id: UUID, organization_id: UUID) -> int:
    """How many messages this organization wrote or was sent."""
    found = _messages(case_id, organization_id).subquery()
    return database.scalar(select(func.count()).select_from(found)) or 0


def _messages(case_id: UUID, organization_id: UUID) -> Select[Disclosure]:
    sent_to_it = (DisclosureResult.disclosure_id == Disclosure.id) & (
        DisclosureResult.organization_id == organization_id
    )
    return (
        select(Disclosure)
        .outerjoin(DisclosureResult, sent_to_it)
        .where(
            Disclosure.case_id == case_id,
            Disclosure.kind == UploadKind.MESSAGE,
            Disclosure.state == DisclosureState.DISCLOSED,
            or_(Disclosure.organization_id == organization_id, DisclosureResult.organization_id.is_not(None)),
        )
    )


def disclosure_of(database: Session, case_id: UUID, disclosure_id: UUID, organization_id: UUID) -> Disclosure:
    """One disclosure that this organization may know of, or `Missing`."""
    for disclosure in disclosures_of(database, case_id, organization_id):
        if disclosure.id == disclosure_id:
            return disclosure
    raise Missing("There is no such disclosure in this case.")


def result_for(database: Session, disclosure_id: UUID, organization_id: UUID) -> DisclosureResult:
    """What this recipient gets, or `Missing`."""
    found = database.get(DisclosureResult, (disclosure_id, organization_id))
    if found is None:
        raise Missing("There is no such disclosure in this case.")
    return found


def results_of(database: Session, disclosure_id: UUID) -> Sequence[DisclosureResult]:
    """What each recipient gets."""
    return database.scalars(
        select(DisclosureResult).where(DisclosureResult.disclosure_id == disclosure_id)
    ).all()


def named_by_results(database: Session, object_keys: Collection[str]) -> set[str]:
    """Those of the keys that some recipient's result lies under."""
    named = select(DisclosureResult.object_key).where(DisclosureResult.object_key.in_(object_keys))
    return {key for key in database.scalars(named) if key is not None}
