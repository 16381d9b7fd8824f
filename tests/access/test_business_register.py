"""What cases add to figures of the register is of all of them, whatever time somebody chooses."""

from datetime import timedelta

from portal.access.business_register import figures_told, keep_events
from portal.measures.business.event import BusinessEvent
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.spans import BEGIN, END
from portal.measures.levels.level import views
from portal.vocabulary import BusinessKind, RevenueBand
from tests.measures.a_history import START, A, B, E, History
from tests.support.casework import MORE_CUSTOMERS, more_customers, opened, vendors
from tests.support.world import World

BANDS = (RevenueBand.SMALL, RevenueBand.MIDDLE, RevenueBand.SMALL)
QUICK, LATE = 120, 12


def test_the_money_at_risk_of_two_times_does_not_tell_what_the_customer_of_one_case_pays(
    light_world: World,
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
    seen = views((event for one in histories for event in one.events), START + timedelta(days=9))
    customer_of = {view.case_id: whose[number % 3] for number, view in enumerate(seen)}
    at_all_times, before_all = (
        ChosenCases(seen, since, before, customer_of) for since, before in ((BEGIN, END), (BEGIN, START))
    )
    renewals = [
        BusinessEvent(BusinessKind.RENEWAL, name, due=START, band=band)
        for name, band in zip(MORE_CUSTOMERS, BANDS, strict=True)
    ]

    with light_world.transaction() as database:
        eve, now = light_world.actor("Eve"), light_world.clock.now
        keep_events(database, eve, renewals, now)
        found = [
            figures_told(database, eve.organization_id, now, chosen)["M35"]
            for chosen in (at_all_times, before_all)
        ]

    assert "in 12 cases" in found[0].rests_on
    assert found[0] == found[1]
