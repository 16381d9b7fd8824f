"""Whether it still works a week and a month after the customer said so: when asked, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, case, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.cases import Case, cases_of
from portal.vocabulary import Missing


class OutcomeCheck(Base):
    """One question, so many days after a yes. `asked_at` stays empty where it was not asked any more."""

    __tablename__ = "outcome_checks"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    resolution_id: Mapped[UUID] = mapped_column(ForeignKey("resolutions.id"))
    day: Mapped[int]
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    works: Mapped[bool | None]


@dataclass(frozen=True)
class CheckCounts:
    """How many questions were answered yes or no, or left in silence; and of each customer how many cases."""

    yes: int
    no: int
    silent: int
    cases: tuple[int, ...]


def outcome_check_of(database: Session, check_id: UUID, *, locked: bool = False) -> OutcomeCheck:
    """One question, or `Missing`; `locked` for whoever answers it."""
    query = select(OutcomeCheck).where(OutcomeCheck.id == check_id)
    if locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = database.scalars(query).first()
    if found is None:
        raise Missing("There is no such question.")
    return found


def check_counts(database: Session, organization_id: UUID, asked_before: datetime) -> CheckCounts:
    """The answers in all of its cases; silence of those asked up to `asked_before`."""
    counts = (
        func.count(case((OutcomeCheck.works.is_(True), 1))),
        func.count(case((OutcomeCheck.works.is_(False), 1))),
        func.count(case((OutcomeCheck.answered_at.is_(None), 1))),
        func.count(func.distinct(OutcomeCheck.case_id)),
    )
    whose = select(Case.customer_id).where(Case.id == OutcomeCheck.case_id).scalar_subquery()
    query = select(*counts).where(*_counted(organization_id, asked_before)).group_by(whose)
    rows = database.execute(query).all()
    yes, no, silent = (sum(row[place] for row in rows) for place in range(3))
    return CheckCounts(yes, no, silent, tuple(sorted(row[3] for row in rows)))


def cases_asked(
    database: Session, organization_id: UUID, asked_before: datetime
) -> Sequence[tuple[datetime, UUID]]:
    """When each case behind those answers was opened, in that order, and of which customer it is."""
    asked = select(OutcomeCheck.case_id).where(*_counted(organization_id, asked_before))
    rows = select(Case.opened_at, Case.customer_id).where(Case.id.in_(asked)).order_by(Case.opened_at)
    return [(row[0], row[1]) for row in database.execute(rows)]


def _counted(organization_id: UUID, asked_before: datetime) -> tuple[ColumnElement[bool], ...]:
    """Which questions count, of all cases of an organization."""
    over = OutcomeCheck.answered_at.is_not(None) | (OutcomeCheck.asked_at <= asked_before)
    # Asked of this table alone, which is small: beginning with the cases would look at every one of them.
    theirs = cases_of(organization_id).where(Case.id == OutcomeCheck.case_id)
    mine = theirs.with_only_columns(Case.id).correlate(OutcomeCheck).exists()
    return OutcomeCheck.asked_at.is_not(None), over, mine
