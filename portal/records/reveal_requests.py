"""Asking for the value behind one pseudonym: what was asked and decided, and the value for a few minutes."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.disclosures import Disclosure
from portal.vocabulary import Missing, RevealState

OPEN_STATES = (RevealState.ASKED, RevealState.APPROVED, RevealState.READY)


class RevealRequest(Base):
    """One stand-in, one reason, one person. The sealed value is there only while it can be opened.

    `first_yes_…`: who has agreed where two must, and waits for another.
    """

    __tablename__ = "reveal_requests"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    disclosure_id: Mapped[UUID] = mapped_column(ForeignKey("disclosures.id"))
    authorization_id: Mapped[UUID] = mapped_column(ForeignKey("authorizations.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    stand_in: Mapped[str]
    reason: Mapped[str]
    state: Mapped[RevealState]
    asked_at: Mapped[datetime]
    answer_until: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")
    first_yes_by: Mapped[str] = mapped_column(default="")
    first_yes_email: Mapped[str] = mapped_column(default="")
    first_yes_at: Mapped[datetime | None]
    open_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    envelope: Mapped[str | None]
    wrap: Mapped[str | None]
    sealed_value: Mapped[bytes | None]


def reveal_requests_of(database: Session, case_id: UUID, organization_id: UUID) -> Sequence[RevealRequest]:
    """What an organization asked in a case, newest first."""
    return database.scalars(
        select(RevealRequest)
        .where(RevealRequest.case_id == case_id, RevealRequest.organization_id == organization_id)
        .order_by(RevealRequest.asked_at.desc(), RevealRequest.id.desc())
    ).all()


def reveal_request_of(
    database: Session, case_id: UUID, request_id: UUID, organization_id: UUID
) -> RevealRequest:
    """One of them, or `Missing`."""
    found = database.get(RevealRequest, request_id)
    if found is None or (found.case_id, found.organization_id) != (case_id, organization_id):
        raise Missing("There is no such request in this case.")
    return found


def reveal_requests_under(database: Session, authorization_ids: Collection[UUID]) -> Sequence[RevealRequest]:
    """Everything that was asked under these permissions, newest first."""
    return database.scalars(
        select(RevealRequest)
        .where(RevealRequest.authorization_id.in_(authorization_ids))
        .order_by(RevealRequest.asked_at.desc(), RevealRequest.id.desc())
    ).all()


def reveals_concerning(database: Session, case_id: UUID, organization_id: UUID) -> Sequence[RevealRequest]:
    """What an organization asked in a case, and what others asked about what it gave there."""
    return database.scalars(
        select(RevealRequest)
        .join(Disclosure, Disclosure.id == RevealRequest.disclosure_id)
        .where(
            RevealRequest.case_id == case_id,
            or_(
                RevealRequest.organization_id == organization_id,
                Disclosure.organization_id == organization_id,
            ),
        )
        .order_by(RevealRequest.asked_at.desc(), RevealRequest.id.desc())
    ).all()


def last_shown_under(database: Session, authorization_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When a hidden value was opened last under each of these permissions; others are not there."""
    rows = database.execute(
        select(RevealRequest.authorization_id, func.max(RevealRequest.ended_at).label("at"))
        .where(
            RevealRequest.authorization_id.in_(authorization_ids),
            RevealRequest.state == RevealState.SHOWN,
        )
        .group_by(RevealRequest.authorization_id)
    )
    return {row.authorization_id: row.at for row in rows}


def number_asked(database: Session, case_id: UUID, organization_id: UUID, since: datetime) -> int:
    """How much an organization has asked in a case since then, whatever became of it."""
    found = database.scalar(
        select(func.count())
        .select_from(RevealRequest)
        .where(
            RevealRequest.case_id == case_id,
            RevealRequest.organization_id == organization_id,
            RevealRequest.asked_at > since,
        )
    )
    return found or 0


def move(database: Session, request_id: UUID, before: RevealState, after: RevealState, now: datetime) -> bool:
    """From one state into another, once, whoever else tries it at the same time; False for the slower one."""
    ended = (
        {}
        if after in OPEN_STATES
        else {"ended_at": now, "envelope": None, "wrap": None, "sealed_value": None}
    )
    moved = database.execute(
        update(RevealRequest)
        .where(RevealRequest.id == request_id, RevealRequest.state == before)
        .values(state=after, **ended)
        .returning(RevealRequest.id)
        .execution_options(synchronize_session=False)
    ).first()
    return moved is not None


def cancel_under(database: Session, authorization_id: UUID, now: datetime) -> None:
    """The permission ends: whatever was asked under it ends too, and no value lies there any more."""
    database.execute(
        update(RevealRequest)
        .where(RevealRequest.authorization_id == authorization_id, RevealRequest.state.in_(OPEN_STATES))
        .values(state=RevealState.CANCELED, ended_at=now, envelope=None, wrap=None, sealed_value=None)
        .execution_options(synchronize_session=False)
    )
