"""Cases counted once: for each organization and month of opening, columns of its cases and their sums.

They are made from the events by the worker, a few minutes behind; whoever reads them adds what happened since
(portal/access/counting.py). The nightly comparison makes them anew and compares byte for byte.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Select, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base
from portal.records.cases import Case, Participant, cases_of
from portal.records.timeline import CaseEvent


class CountedMonth(Base):
    """The cases of one organization that were opened in one calendar month (UTC): their columns, and sums."""

    __tablename__ = "counted_months"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    month: Mapped[datetime] = mapped_column(primary_key=True)
    sums: Mapped[bytes]
    columns: Mapped[bytes]


class CountedUntil(Base):
    """Every event of the organization's cases up to this instant is counted."""

    __tablename__ = "counted_until"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    at: Mapped[datetime]


@dataclass(frozen=True)
class OpenedCase:
    """A case and when it was opened."""

    id: UUID
    opened_at: datetime


def counted_until(database: Session, organization_id: UUID) -> datetime | None:
    """Up to when this organization's cases are counted; None for not yet."""
    return database.scalar(select(CountedUntil.at).where(CountedUntil.organization_id == organization_id))


def months_counted(database: Session, organization_id: UUID) -> Sequence[datetime]:
    """The months that are counted, earliest first."""
    months = select(CountedMonth.month).where(CountedMonth.organization_id == organization_id)
    return database.scalars(months.order_by(CountedMonth.month)).all()


def sums_of(
    database: Session, organization_id: UUID, months: Collection[datetime]
) -> Mapping[datetime, bytes]:
    """The sums of these months, as they were packed."""
    rows = database.execute(_kept(organization_id, months).with_only_columns(*_SUMS))
    return {row[0]: row[1] for row in rows}


def columns_kept(
    database: Session, organization_id: UUID, months: Collection[datetime]
) -> Mapping[datetime, bytes]:
    """The columns of these months, as they were packed."""
    rows = database.execute(_kept(organization_id, months).with_only_columns(*_COLUMNS))
    return {row[0]: row[1] for row in rows}


def put_month(database: Session, month: CountedMonth) -> None:
    """Keep a month in place of whatever there is for it."""
    database.merge(month)
    database.flush()


def drop_month(database: Session, organization_id: UUID, month: datetime) -> None:
    """Keep nothing of a month any more."""
    database.execute(
        delete(CountedMonth).where(
            CountedMonth.organization_id == organization_id, CountedMonth.month == month
        )
    )


def put_counted_until(database: Session, organization_id: UUID, at: datetime) -> None:
    """Say up to when all is counted."""
    database.merge(CountedUntil(organization_id=organization_id, at=at))
    database.flush()


def cases_changed_since(database: Session, organization_id: UUID, at: datetime | None) -> list[OpenedCase]:
    """The organization's cases with an event since then; all of them for None."""
    cases = cases_of(organization_id).with_only_columns(Case.id, Case.opened_at)
    if at is not None:
        cases = cases.where(Case.id.in_(select(CaseEvent.case_id).where(CaseEvent.at >= at)))
    return [OpenedCase(*row) for row in database.execute(cases)]


def cases_opened_in(
    database: Session, organization_id: UUID, month: datetime, after: datetime
) -> list[OpenedCase]:
    """The organization's cases opened from one instant up to another."""
    cases = cases_of(organization_id).with_only_columns(Case.id, Case.opened_at)
    rows = database.execute(cases.where(Case.opened_at >= month, Case.opened_at < after))
    return [OpenedCase(*row) for row in rows]


def organizations_with_cases(database: Session) -> Sequence[UUID]:
    """Whoever takes part in a case, in order."""
    taking_part = select(Participant.organization_id).distinct().order_by(Participant.organization_id)
    return database.scalars(taking_part).all()


_SUMS = CountedMonth.month, CountedMonth.sums
_COLUMNS = CountedMonth.month, CountedMonth.columns


def _kept(organization_id: UUID, months: Collection[datetime]) -> Select[CountedMonth]:
    return select(CountedMonth).where(
        CountedMonth.organization_id == organization_id, CountedMonth.month.in_(months)
    )
