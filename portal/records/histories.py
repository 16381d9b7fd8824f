"""Histories that an organization brought from elsewhere: kept apart from live cases, for it alone.

The log itself lies sealed in `history_parts` only until it has been measured; what stays is the figures.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import HistoryState, Missing

MOST_KEPT = 50


class History(Base):
    """One exported log and what came of it. `mapping` is TOML, `written` how the log is written.

    `bad_rows` has the first of the rows that cannot be used as [line, reason], `bad` how many there are;
    `refusal` is the sentence why the log as a whole cannot be.
    """

    __tablename__ = "histories"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    written: Mapped[str]
    size: Mapped[int]
    received: Mapped[int]
    mapping: Mapped[str]
    state: Mapped[HistoryState]
    without_bad_rows: Mapped[bool] = mapped_column(default=False)
    read: Mapped[int] = mapped_column(default=0)
    bad: Mapped[int] = mapped_column(default=0)
    bad_rows: Mapped[list[Any]] = mapped_column(default=list)
    refusal: Mapped[str] = mapped_column(default="")
    report: Mapped[dict[str, Any] | None]
    brought_at: Mapped[datetime]
    measured_at: Mapped[datetime | None]


def history_of(database: Session, organization_id: UUID, history_id: UUID) -> History:
    """This organization's own history, or `Missing` for everybody else."""
    found = database.scalars(
        select(History).where(History.id == history_id, History.organization_id == organization_id)
    ).first()
    if found is None:
        raise Missing("There is no such history.")
    return found


def histories_of(database: Session, organization_id: UUID) -> Sequence[History]:
    """All histories that this organization brought, newest first."""
    return database.scalars(
        select(History)
        .where(History.organization_id == organization_id)
        .order_by(History.brought_at.desc(), History.id.desc())
        .limit(MOST_KEPT)
    ).all()


def abandoned_histories(database: Session, before: datetime) -> Sequence[History]:
    """Those of which not all arrived, and that were begun before this instant."""
    return database.scalars(
        select(History)
        .where(History.state == HistoryState.RECEIVING, History.brought_at < before)
        .order_by(History.brought_at)
    ).all()
