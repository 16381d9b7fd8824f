"""The timeline of cases as the measures want it: the one place where rows become plain values."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.measures.timeline import TimelineEvent
from portal.records.cases import Case, cases_of
from portal.records.timeline import CaseEvent

_COLUMNS = (
    CaseEvent.case_id,
    CaseEvent.number,
    CaseEvent.type,
    CaseEvent.at,
    CaseEvent.organization_id,
    CaseEvent.from_id,
    CaseEvent.to_id,
    CaseEvent.holder_kind,
    CaseEvent.holder_organization_id,
    CaseEvent.reason,
    CaseEvent.due_at,
)
"""In the order of the fields of `TimelineEvent`: plain columns are read several times faster than rows."""


def measured_events(
    database: Session, organization_id: UUID, since: datetime | None = None
) -> Sequence[TimelineEvent]:
    """The events of all cases that this organization takes part in, of those opened since then if given."""
    cases = cases_of(organization_id).with_only_columns(Case.id)
    if since is not None:
        cases = cases.where(Case.opened_at >= since)
    rows = database.execute(
        select(*_COLUMNS).where(CaseEvent.case_id.in_(cases)).order_by(CaseEvent.case_id, CaseEvent.number)
    )
    return [_event(*values) for values in rows]


def _event(*values: Any) -> TimelineEvent:
    """One row of `_COLUMNS`; an empty reason is none."""
    reason, due_at = values[-2:]
    return TimelineEvent(*(*values[:9], reason or None, due_at))
