"""The timeline of cases as the measures want it: the one place where rows become plain values."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from portal.measures.gaps import Pair
from portal.measures.timeline import TimelineEvent
from portal.records.cases import Case, cases_of
from portal.records.facts import OfferRow
from portal.records.timeline import CaseEvent
from portal.vocabulary import EventType, HolderKind

_COLUMNS = (
    type_coerce(CaseEvent.case_id, String),
    CaseEvent.number,
    type_coerce(CaseEvent.type, String),
    CaseEvent.at,
    type_coerce(CaseEvent.organization_id, String),
    type_coerce(CaseEvent.from_id, String),
    type_coerce(CaseEvent.to_id, String),
    type_coerce(CaseEvent.holder_kind, String),
    type_coerce(CaseEvent.holder_organization_id, String),
    CaseEvent.reason,
    CaseEvent.due_at,
)
"""In the order of the fields of `TimelineEvent`: plain columns are read several times faster than rows.

Ids come as the driver has them: making one costs more than all the rest of a row, and the same few come
again and again. Words come as text for the same reason.
"""


def measured_events(
    database: Session,
    organization_id: UUID,
    since: datetime | None = None,
    pair: Pair | None = None,
    until: datetime | None = None,
) -> Sequence[TimelineEvent]:
    """The events of all cases that this organization takes part in, of those opened in a time if it is given.

    With a `pair`, of those cases only in which the one asked the other.
    """
    cases = _cases(organization_id, pair).with_only_columns(Case.id)
    if since is not None:
        cases = cases.where(Case.opened_at >= since)
    if until is not None:
        cases = cases.where(Case.opened_at < until)
    rows = database.execute(
        select(*_COLUMNS).where(CaseEvent.case_id.in_(cases)).order_by(CaseEvent.case_id, CaseEvent.number)
    )
    return [_event(*values) for values in rows]


def newest_opened(
    database: Session,
    organization_id: UUID,
    since: datetime | None,
    until: datetime,
    most: int,
    pair: Pair | None = None,
) -> datetime | None:
    """From when on the newest `most` cases of a time were opened; None where it has no more than those."""
    opened = _cases(organization_id, pair).with_only_columns(Case.opened_at).where(Case.opened_at < until)
    if since is not None:
        opened = opened.where(Case.opened_at >= since)
    last = database.scalars(opened.order_by(Case.opened_at.desc()).offset(most - 1).limit(2)).all()
    return last[0] if len(last) > 1 else None


def number_opened(
    database: Session, organization_id: UUID, since: datetime | None, until: datetime | None, most: int
) -> int:
    """How many cases were opened in a time, counted up to `most`."""
    opened = _cases(organization_id, None).with_only_columns(Case.id)
    if since is not None:
        opened = opened.where(Case.opened_at >= since)
    if until is not None:
        opened = opened.where(Case.opened_at < until)
    return database.scalar(select(func.count()).select_from(opened.limit(most).subquery())) or 0


def _cases(organization_id: UUID, pair: Pair | None) -> Select[Any]:
    cases = cases_of(organization_id)
    if pair is None:
        return cases
    asked = select(OfferRow.case_id).where(
        OfferRow.from_organization_id == pair[0], OfferRow.to_organization_id == pair[1]
    )
    return cases.where(Case.id.in_(asked))


def events_of_cases(database: Session, case_ids: Collection[UUID]) -> Sequence[TimelineEvent]:
    """The events of these cases: a few hundred at most, for each of them is named in the question."""
    rows = database.execute(
        select(*_COLUMNS).where(CaseEvent.case_id.in_(case_ids)).order_by(CaseEvent.case_id, CaseEvent.number)
    )
    return [_event(*values) for values in rows]


def _event(*values: Any) -> TimelineEvent:
    """One row of `_COLUMNS`; an empty reason is none."""
    case_id, number, kind, at, actor, giver, taker, held, holder, reason, due_at = values
    return TimelineEvent(
        _known(case_id),
        number,
        _TYPES[kind],
        at,
        None if actor is None else _known(actor),
        None if giver is None else _known(giver),
        None if taker is None else _known(taker),
        _KINDS[held],
        None if holder is None else _known(holder),
        reason or None,
        due_at,
    )


_TYPES = {one.value: one for one in EventType}
_KINDS = {one.value: one for one in HolderKind}


@lru_cache(maxsize=4096)
def _known(kept: str | UUID) -> UUID:
    """An id from what the driver gives: text from SQLite, an id from PostgreSQL."""
    return kept if isinstance(kept, UUID) else UUID(int=int(kept, 16))
