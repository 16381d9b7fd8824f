"""What counted cases say of some customers equals what their events say, case by case."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from portal.measures.counted.case_row import row_of
from portal.measures.counted.columns import columns_of
from portal.measures.counted.of_customers import late_of, smiles_of
from portal.measures.counted.sums import CountedCases
from portal.measures.counted.tally import tally
from portal.measures.gaps import SMALLEST_FOR_NINE_IN_TEN, hours_until_any_end
from portal.measures.levels.level import HOUR, CaseView, views
from portal.measures.levels.trend import month_of
from portal.measures.levels.waiting import until_smile, waits
from portal.measures.offers import Outcome
from portal.measures.survival import End
from portal.measures.timeline import TimelineEvent, by_case
from portal.vocabulary import HolderKind
from tests.measures.a_history import START, A, B, E, History
from tests.measures.test_counted import customer, random_events

NOW = START + timedelta(days=130)
CUSTOMERS = frozenset({UUID(int=1), UUID(int=3)})


def counted(events: Sequence[TimelineEvent]) -> CountedCases:
    """The cases of these events by the months of their opening."""
    rows: dict[datetime, list[TimelineEvent]] = {}
    for of in by_case(events).values():
        rows.setdefault(month_of(of[0].at), []).extend(of)
    columns = {
        month: columns_of(row_of(of, customer(case_id)) for case_id, of in by_case(some).items())
        for month, some in sorted(rows.items())
    }
    return CountedCases([(month, tally(one)) for month, one in columns.items()], columns.__getitem__)


def waits_now(view: CaseView) -> timedelta:
    """How long a case has waited for a yes, or for anybody."""
    asked = [one.span for one in view.offers if one.outcome is Outcome.OPEN]
    last = view.holds[-1]
    return max([*asked, last.span if last.kind is HolderKind.NOBODY else timedelta()])


@pytest.mark.parametrize("seed", [1, 2])
def test_cases_of_some_customers_are_told_as_their_events_tell_them(seed: int) -> None:
    offered = [History(number).then(1, E.HANDOFF_OFFERED, A, (A, B)) for number in range(100, 300)]
    for number, one in enumerate(offered):
        one.then(2 + number % 50, E.HANDOFF_ACCEPTED if number % 8 else E.HANDOFF_DECLINED, B, (A, B))
    offered.append(History(302).then(130 * 24 - 35, E.HANDOFF_OFFERED, A, (A, B)))
    events = [*random_events(seed, 25), *(event for one in offered for event in one.events)]
    cases, seen = counted(events), views(events, NOW)

    nine = hours_until_any_end((one for _, one in waits("M01", seen)), 0.9, SMALLEST_FOR_NINE_IN_TEN)
    theirs = [view for view in seen if customer(view.case_id) in CUSTOMERS]
    smiled = [view for view in theirs if until_smile(view).end is End.HAPPENED]

    assert nine is not None
    late = {one.case_id for one in theirs if waits_now(one) > nine.value * HOUR}
    assert late
    assert late_of(cases, CUSTOMERS, NOW) == {one: customer(one) for one in late}
    found = smiles_of(cases, CUSTOMERS)
    assert sum(map(len, found.values())) == len(smiled) > 0
    for whose, spans in found.items():
        of = [until_smile(view).span for view in smiled if customer(view.case_id) == whose]
        assert sorted(one / HOUR for one in spans) == pytest.approx(sorted(of), abs=0.001)
    assert late_of(counted(events[:3]), CUSTOMERS, NOW) is None
