"""One vendor asks another to take part in a case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import DeclineReason, Missing, RequestState, Severity


class CollaborationRequest(Base):
    """The asking, the partner's form as it was filled in, and the answer. `wanted_keys` names questions."""

    __tablename__ = "collaboration_requests"
    __table_args__ = (
        Index(
            "uq_collaboration_requests_one_open",
            "case_id",
            "to_id",
            unique=True,
            sqlite_where=text("state IN ('asked', 'information_wanted')"),
            postgresql_where=text("state IN ('asked', 'information_wanted')"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    from_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    state: Mapped[RequestState]
    severity: Mapped[Severity]
    form: Mapped[list[Any]]
    answers: Mapped[dict[str, Any]]
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    wanted: Mapped[str] = mapped_column(default="")
    wanted_keys: Mapped[list[Any]] = mapped_column(default=list)
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    engineer_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    next_update_at: Mapped[datetime | None]
    decline_reason: Mapped[DeclineReason | None]
    decline_words: Mapped[str] = mapped_column(default="")


OPEN_REQUEST_STATES = (RequestState.ASKED, RequestState.INFORMATION_WANTED)


def requests_of(database: Session, case_id: UUID) -> Sequence[CollaborationRequest]:
    """All collaboration requests of a case, oldest first."""
    return database.scalars(
        select(CollaborationRequest)
        .where(CollaborationRequest.case_id == case_id)
        .order_by(CollaborationRequest.asked_at)
    ).all()


def request_of(database: Session, case_id: UUID, request_id: UUID, from_id: UUID) -> CollaborationRequest:
    """One request of this case that this organization asked, or `Missing`."""
    found = database.get(CollaborationRequest, request_id)
    if found is None or (found.case_id, found.from_id) != (case_id, from_id):
        raise Missing("There is no such request in this case.")
    return found


def open_request(database: Session, case_id: UUID, to_id: UUID) -> CollaborationRequest | None:
    """The unanswered request of this case to this organization, if there is one."""
    return database.scalars(
        select(CollaborationRequest).where(
            CollaborationRequest.case_id == case_id,
            CollaborationRequest.to_id == to_id,
            CollaborationRequest.state.in_(OPEN_REQUEST_STATES),
        )
    ).first()
