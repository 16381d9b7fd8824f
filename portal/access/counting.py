"""Counting cases month by month, and reading the counts together with what happened since.

The worker counts every few minutes; reading it, the cases with an event since then (and a margin before it,
for transactions that were under way) are taken out and counted anew from their events. So what is read is
current to the last commit, whether the worker runs or not.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from sqlalchemy.orm import Session

from portal.measures.counted.case_row import CaseRow, row_of
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.columns import Columns, columns_of, joined
from portal.measures.counted.packing import columns_in, packed_columns, packed_tally, tally_in
from portal.measures.counted.spans import BEGIN, END
from portal.measures.counted.sums import CountedCases
from portal.measures.counted.tally import tally
from portal.measures.levels.trend import month_after, month_of
from portal.measures.timeline import by_case
from portal.records.counted_months import (
    CountedMonth,
    OpenedCase,
    cases_changed_since,
    cases_opened_in,
    columns_kept,
    counted_until,
    drop_month,
    months_counted,
    organizations_with_cases,
    put_counted_until,
    put_month,
    sums_of,
)
from portal.records.jobs import enqueue, is_waiting
from portal.records.measured_customers import customers_of_cases
from portal.records.measured_events import events_of_cases

COUNT_CASES = "count_cases"
COUNT_AGAIN_AFTER = timedelta(minutes=5)
MARGIN = timedelta(minutes=5)
"""No transaction takes so long that an event of it is kept later than so long after its instant."""
_AT_ONCE = 500
_NOTHING_IN_PARTICULAR = UUID(int=0)
_NONE = columns_of(())

Opening = Callable[[], AbstractContextManager[Session]]


def counted_cases(database: Session, organization_id: UUID) -> CountedCases:
    """All of the organization's cases, month by month; themselves they are read where they are asked for."""
    counted_at = counted_until(database, organization_id)
    anew = _by_month(cases_changed_since(database, organization_id, _look_from(counted_at)))
    known = set(months_counted(database, organization_id)) if counted_at else set()
    sums = sums_of(database, organization_id, known - anew.keys())

    @cache
    def columns(month: datetime) -> Columns:
        kept = columns_kept(database, organization_id, [month]) if month in known else {}
        return _renewed(database, kept.get(month), anew.get(month, []))

    found = {month: tally_in(one) for month, one in sums.items()}
    found |= {month: tally(columns(month)) for month in anew}
    return CountedCases(sorted((one for one in found.items()), key=itemgetter(0)), columns)


def told_between(
    database: Session, organization_id: UUID, since: datetime | None, until: datetime, now: datetime
) -> Chosen:
    """What may be told of the cases opened from `since` (None: the first) up to `until`, as they are now."""
    cases = counted_cases(database, organization_id)
    return Chosen(cases, since or BEGIN, until if until < now else END, now)


def count_all(opening: Opening, clock: Callable[[], datetime]) -> int:
    """Count what happened since the last time, for every organization; returns how many cases changed."""
    with opening() as database:
        organizations = organizations_with_cases(database)
    return sum(count_one(opening, one, clock()) for one in organizations)


def compare_counted(opening: Opening, *, mend: bool) -> tuple[int, int]:
    """Make all months anew from the events; returns how many were compared and how many differed.

    Cases that changed since they were counted are left out of the comparison. With `mend` what differs is
    put right.
    """
    compared = differing = 0
    with opening() as database:
        organizations = organizations_with_cases(database)
    for organization_id in organizations:
        with opening() as database:
            months = months_counted(database, organization_id)
        for month in months:
            with opening() as database:
                compared += 1
                differing += _differs(database, organization_id, month, mend=mend)
    return compared, differing


def keep_counting(database: Session, now: datetime, next_at: datetime) -> None:
    """Queue the next counting, unless one is queued already."""
    if not is_waiting(database, COUNT_CASES):
        enqueue(database, COUNT_CASES, _NOTHING_IN_PARTICULAR, now, run_at=next_at)


def count_one(opening: Opening, organization_id: UUID, now: datetime) -> int:
    """Count one organization's: first its months, then up to when, so that a crash loses nothing."""
    with opening() as database:
        since = _look_from(counted_until(database, organization_id))
        anew = _by_month(cases_changed_since(database, organization_id, since))
    for month, cases in anew.items():
        with opening() as database:
            kept = columns_kept(database, organization_id, [month]).get(month)
            _keep(database, organization_id, month, _renewed(database, kept, cases))
    with opening() as database:
        put_counted_until(database, organization_id, now)
    return sum(map(len, anew.values()))


def _differs(database: Session, organization_id: UUID, month: datetime, *, mend: bool) -> bool:
    data = columns_kept(database, organization_id, [month]).get(month)
    sums = sums_of(database, organization_id, [month]).get(month)
    kept = _NONE if data is None else columns_in(data)
    cases = cases_opened_in(database, organization_id, month, month_after(month))
    anew = columns_of(_rows(database, [one.id for one in cases]))
    # Asked last: whatever came while the rest was read is among them.
    since = _look_from(counted_until(database, organization_id))
    changed = [one.id for one in cases_changed_since(database, organization_id, since)]
    alike = packed_columns(kept.without(changed)) == packed_columns(anew.without(changed))
    if alike and sums == packed_tally(tally(kept)):
        return False
    if mend:
        _keep(database, organization_id, month, anew)
    return True


def _keep(database: Session, organization_id: UUID, month: datetime, columns: Columns) -> None:
    if not len(columns.cases):
        drop_month(database, organization_id, month)
        return
    packed = packed_columns(columns)
    sums = packed_tally(tally(columns_in(packed)))
    put_month(database, CountedMonth(organization_id=organization_id, month=month, columns=packed, sums=sums))


def _renewed(database: Session, kept: bytes | None, changed: Sequence[OpenedCase]) -> Columns:
    """What is kept, with the changed cases as they are now."""
    ids = [one.id for one in changed]
    before = _NONE if kept is None else columns_in(kept).without(ids)
    if not ids:
        return before
    return joined([before, columns_of(_rows(database, ids))])


def _rows(database: Session, ids: Collection[UUID]) -> list[CaseRow]:
    named = list(ids)
    found: list[CaseRow] = []
    for first in range(0, len(named), _AT_ONCE):
        some = named[first : first + _AT_ONCE]
        customers = customers_of_cases(database, some)
        found += [
            row_of(events, customers[case_id])
            for case_id, events in by_case(events_of_cases(database, some)).items()
        ]
    return found


def _look_from(counted_at: datetime | None) -> datetime | None:
    return None if counted_at is None else counted_at - MARGIN


def _by_month(cases: Collection[OpenedCase]) -> dict[datetime, list[OpenedCase]]:
    ordered = sorted(cases, key=lambda one: one.opened_at)
    return {month: list(some) for month, some in groupby(ordered, key=lambda one: month_of(one.opened_at))}
