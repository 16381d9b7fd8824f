"""The timeline of cases as the measures want it: the one place where rows become plain values."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.measures.timeline import TimelineEvent
from portal.records.cases import Case, cases_of
from portal.records.timeline import CaseEvent, measured


def measured_events(
    database: Session, organization_id: UUID, since: datetime | None = None
) -> Sequence[TimelineEvent]:
    """The events of all cases that this organization takes part in, of those opened since then if given."""
    cases = cases_of(organization_id).with_only_columns(Case.id)
    if since is not None:
        cases = cases.where(Case.opened_at >= since)
    rows = database.scalars(
        select(CaseEvent)
        .where(CaseEvent.case_id.in_(cases))
        .order_by(CaseEvent.case_id, CaseEvent.number)
        .execution_options(yield_per=1000)
    )
    return [measured(row) for row in rows]
