"""The timeline of cases as the measures want it: the one place where rows become plain values."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, select, type_coerce
from sqlalchemy.orm import Session

from portal.measures.timeline import TimelineEvent
from portal.records.cases import Case, cases_of
from portal.records.timeline import CaseEvent

_AS_TEXT = Uuid[str](as_uuid=False)
_COLUMNS = (
    type_coerce(CaseEvent.case_id, _AS_TEXT),
    CaseEvent.number,
    CaseEvent.type,
    CaseEvent.at,
    type_coerce(CaseEvent.organization_id, _AS_TEXT),
    type_coerce(CaseEvent.from_id, _AS_TEXT),
    type_coerce(CaseEvent.to_id, _AS_TEXT),
    CaseEvent.holder_kind,
    type_coerce(CaseEvent.holder_organization_id, _AS_TEXT),
    CaseEvent.reason,
    CaseEvent.due_at,
)
"""In the order of the fields of `TimelineEvent`: plain columns are read several times faster than rows.

Ids come as text: making one costs more than all the rest of a row, and the same few come again and again.
"""


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


def events_of_cases(database: Session, case_ids: Collection[UUID]) -> Sequence[TimelineEvent]:
    """The events of these cases: a few hundred at most, for each of them is named in the question."""
    rows = database.execute(
        select(*_COLUMNS).where(CaseEvent.case_id.in_(case_ids)).order_by(CaseEvent.case_id, CaseEvent.number)
    )
    return [_event(*values) for values in rows]


def _event(*values: Any) -> TimelineEvent:
    """One row of `_COLUMNS`; an empty reason is none."""
    case_id, number, kind, at, actor, giver, taker, held, holder, reason, due_at = values
    sides = _id(actor), _id(giver), _id(taker)
    return TimelineEvent(_known(case_id), number, kind, at, *sides, held, _id(holder), reason or None, due_at)


def _id(text: str | None) -> UUID | None:
    return None if text is None else _known(text)


@lru_cache(maxsize=4096)
def _known(text: str) -> UUID:
    return UUID(text)
