"""What an organization told of its business outside the portal: its register, row by row."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.measures.business.event import BusinessEvent
from portal.measures.offers import OfferKind, Outcome
from portal.records.base import Base, new_id
from portal.records.cases import Case, cases_of, customers_of
from portal.records.facts import OfferRow
from portal.vocabulary import BusinessKind, Missing, RevenueBand

MOST_KEPT = 20_000


class BusinessRow(Base):
    """One event of the register; its fields are those of `BusinessEvent`, and an instant says so."""

    __tablename__ = "business_events"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    told_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    told_at: Mapped[datetime]
    kind: Mapped[BusinessKind]
    customer: Mapped[str]
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("organizations.id"))
    what: Mapped[str]
    began_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    due_first_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    result: Mapped[str]
    band: Mapped[RevenueBand | None]
    gap_of: Mapped[str]
    hours: Mapped[float]
    money: Mapped[float]


def columns_of(event: BusinessEvent) -> dict[str, Any]:
    """The values of a row that come from the event itself."""
    return {
        "kind": event.kind,
        "customer": event.customer,
        "customer_id": event.customer_id,
        "what": event.what,
        "began_at": event.began,
        "due_at": event.due,
        "due_first_at": event.due_first,
        "ended_at": event.ended,
        "result": event.result,
        "band": event.band,
        "gap_of": event.gap_of,
        "hours": event.hours,
        "money": event.money,
    }


_EVENT = tuple(getattr(BusinessRow, name) for name in columns_of(BusinessEvent(BusinessKind.PURCHASE)))
"""In the order of the fields of `BusinessEvent`: plain columns are read several times faster than rows."""


def business_events_of(
    database: Session, organization_id: UUID, kind: BusinessKind | None = None
) -> list[BusinessEvent]:
    """This organization's whole register (of one kind, if given) as the measures see it."""
    query = select(*_EVENT).where(BusinessRow.organization_id == organization_id)
    if kind is not None:
        query = query.where(BusinessRow.kind == kind)
    return [BusinessEvent(*row) for row in database.execute(query.order_by(BusinessRow.id))]


def business_rows_of(
    database: Session, organization_id: UUID, kind: BusinessKind | None, most: int
) -> Sequence[BusinessRow]:
    """At most so many rows of this organization's register, what was told last first."""
    query = select(BusinessRow).where(BusinessRow.organization_id == organization_id)
    if kind is not None:
        query = query.where(BusinessRow.kind == kind)
    newest = query.order_by(BusinessRow.told_at.desc(), BusinessRow.id.desc())
    return database.scalars(newest.limit(most)).all()


def rows_by_kind(database: Session, organization_id: UUID) -> Mapping[BusinessKind, int]:
    """How many rows of each kind this organization's register has; kinds without one are left out."""
    counted = select(BusinessRow.kind, func.count()).where(BusinessRow.organization_id == organization_id)
    return {row[0]: row[1] for row in database.execute(counted.group_by(BusinessRow.kind))}


def business_row_of(
    database: Session, organization_id: UUID, row_id: UUID, *, locked: bool = False
) -> BusinessRow:
    """One row of this organization's register, or `Missing`; `locked` for whoever changes it."""
    query = select(BusinessRow).where(
        BusinessRow.id == row_id, BusinessRow.organization_id == organization_id
    )
    if locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = database.scalars(query).first()
    if found is None:
        raise Missing("There is no such business event.")
    return found


def customer_ids(database: Session, organization_id: UUID) -> Mapping[str, UUID]:
    """The customers in whose cases this organization takes part, by their names in small letters."""
    return {one.name.casefold(): one.id for one in customers_of(database, organization_id)}


def handed_over(
    database: Session, organization_id: UUID, customers: Collection[UUID]
) -> Mapping[UUID, list[datetime]]:
    """When cases of these customers, in which this organization takes part, went from hand to hand."""
    found: dict[UUID, list[datetime]] = {}
    if not customers:
        return found
    theirs = cases_of(organization_id).where(Case.customer_id.in_(customers))
    rows = database.execute(
        theirs.join(OfferRow, OfferRow.case_id == Case.id)
        .where(OfferRow.kind == OfferKind.HANDOFF, OfferRow.outcome == Outcome.ACCEPTED)
        .with_only_columns(Case.customer_id, OfferRow.ended_at)
        .distinct()
    )
    for customer_id, at in rows:
        if at is not None:
            found.setdefault(customer_id, []).append(at)
    return found
