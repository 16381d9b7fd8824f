"""What cases add to figures of the register is of all of them, whatever time somebody chooses."""

from datetime import timedelta

import pytest

from portal.access.business_register import figures_told, keep_events
from portal.measures.business.event import BusinessEvent
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.case_row import row_of
from portal.measures.counted.columns import columns_of
from portal.measures.counted.spans import BEGIN, END
from portal.measures.counted.sums import CountedCases
from portal.measures.counted.tally import tally
from portal.measures.levels.level import views
from portal.measures.levels.trend import month_of
from portal.vocabulary import BusinessKind, RevenueBand
from tests.measures.a_history import START, A, B, E, History
from tests.support.casework import MORE_CUSTOMERS, more_customers, opened, vendors
from tests.support.world import World

NOW = START + timedelta(days=9)
BANDS = (RevenueBand.SMALL, RevenueBand.MIDDLE, RevenueBand.SMALL)
QUICK, LATE = 120, 12


def test_the_money_at_risk_is_of_all_cases_whichever_a_page_reads(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendors(light_world)
    more_customers(light_world)
    for name in MORE_CUSTOMERS:
        opened(light_world, customer=name)
    whose = [light_world.organizations[name].id for name in MORE_CUSTOMERS]
    histories = [History(number).hand_over(1, 2, A, B) for number in range(QUICK)]
    histories += [
        History(number).then(1, E.HANDOFF_OFFERED, A, (A, B)) for number in range(QUICK, QUICK + LATE)
    ]
    columns = columns_of(row_of(one.events, whose[number % 3]) for number, one in enumerate(histories))
    counted = CountedCases([(month_of(START), tally(columns))], {month_of(START): columns}.__getitem__)
    monkeypatch.setattr("portal.access.business_register.counted_cases", lambda *_: counted)
    customer_of = {one.events[0].case_id: whose[number % 3] for number, one in enumerate(histories)}
    nothing, all_of_them = (
        ChosenCases(views((event for one in some for event in one.events), NOW), BEGIN, END, customer_of)
        for some in ([], histories)
    )
    renewals = [
        BusinessEvent(BusinessKind.RENEWAL, name, due=START, band=band)
        for name, band in zip(MORE_CUSTOMERS, BANDS, strict=True)
    ]

    with light_world.transaction() as database:
        eve = light_world.actor("Eve")
        keep_events(database, eve, renewals, NOW)
        found = [
            figures_told(database, eve.organization_id, NOW, chosen)["M35"]
            for chosen in (all_of_them, nothing)
        ]

    assert "in 12 cases" in found[0].rests_on
    assert found[0] == found[1]
