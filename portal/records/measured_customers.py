"""Of which customer each case is, for figures of too few customers are not told; and how severe it is."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.records.cases import Case, cases_of
from portal.vocabulary import Severity

Said = TypeVar("Said")


def customers_of_cases(database: Session, case_ids: Collection[UUID]) -> Mapping[UUID, UUID]:
    """The customer of each of these cases: a few hundred at most, for each is named in the question."""
    rows = database.execute(select(Case.id, Case.customer_id).where(Case.id.in_(case_ids)))
    return {row[0]: row[1] for row in rows}


def measured_customers(
    database: Session, organization_id: UUID, since: datetime | None = None, before: datetime | None = None
) -> Mapping[UUID, UUID]:
    """The customer of each case that this organization takes part in, of those opened in a time if given."""
    return _of_each(database, organization_id, Case.customer_id, since, before)


def measured_severities(
    database: Session, organization_id: UUID, since: datetime | None = None, before: datetime | None = None
) -> Mapping[UUID, Severity]:
    """How severe each of the same cases is, on the common scale."""
    return _of_each(database, organization_id, Case.severity, since, before)


def _of_each(
    database: Session,
    organization_id: UUID,
    column: InstrumentedAttribute[Said],
    since: datetime | None,
    before: datetime | None,
) -> Mapping[UUID, Said]:
    """What a column says of each of the cases; a time with both ends is looked up, not searched for."""
    cases = cases_of(organization_id).with_only_columns(Case.id, column)
    if since is not None:
        cases = cases.where(Case.opened_at >= since)
    if before is not None:
        cases = cases.where(Case.opened_at < before)
    return {row[0]: row[1] for row in database.execute(cases)}
