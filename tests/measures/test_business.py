"""The measures that are told from outside: each against an answer worked out by hand."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from portal.measures.business.event import BusinessEvent
from portal.measures.business.figure import Told
from portal.measures.business.figures import TOLD_BY_BUSINESS, business_figures
from portal.measures.business.reading import event_from
from portal.measures.business.renewals import Side, difference
from portal.measures.business.table import EXAMPLE, events_in
from portal.measures.catalogue import CATALOGUE, Group
from portal.vocabulary import BusinessKind, Invalid, Milestone, RenewalResult, RevenueBand

NOW = datetime(2026, 6, 1, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
K = BusinessKind


def ago(days: float) -> datetime:
    return NOW - days * DAY


def purchases(number: int, days: float = 100, first_talk: float = 120) -> list[BusinessEvent]:
    return [
        BusinessEvent(K.PURCHASE, f"Customer {one}", began=ago(first_talk), ended=ago(days))
        for one in range(number)
    ]


def reached(step: Milestone, whose: int, due: float, at: float | None, first: float = 0) -> BusinessEvent:
    ended = None if at is None else ago(at)
    return BusinessEvent(
        K.MILESTONE, f"customer  {whose}", what="it", due=ago(due), due_first=ago(first or due), ended=ended,
        result=step,
    )  # fmt: skip


def renewals(number: int, stayed: int, band: RevenueBand, *, known: bool) -> list[BusinessEvent]:
    return [
        BusinessEvent(
            K.RENEWAL, f"{band} {known} {one}", UUID(int=one + 1) if known else None, due=ago(30),
            ended=ago(30), result=RenewalResult.RENEWED if one < stayed else RenewalResult.LOST, band=band,
        )
        for one in range(number)
    ]  # fmt: skip


def step(customer: str, what: str, gap_of: str = "Elm") -> BusinessEvent:
    return BusinessEvent(K.BLOCKING_STEP, customer, what=what, began=ago(9), gap_of=gap_of)


def test_every_business_measure_says_what_to_tell_and_where_until_it_is_told() -> None:
    figures = business_figures(Told((), NOW))

    assert tuple(figures) == tuple(sorted(TOLD_BY_BUSINESS))
    assert {one.id for one in CATALOGUE.values() if one.group is Group.BUSINESS} <= figures.keys()
    for key, one in figures.items():
        assert not one.known, key
        assert one.value is None, key
        assert key == "M34" or "Business events" in one.said


def test_onboarding_and_milestones_count_those_that_were_never_reached() -> None:
    started = [reached(Milestone.STARTED, one, 90, 80) for one in (*range(6), 40)]  # 40 bought nothing
    planned = [reached(Milestone.ADOPTED, one, 20, 25, first=40) for one in range(4)]
    late = [reached(Milestone.SUCCEEDED, one, 20, None) for one in range(4, 10)]
    ahead = [reached(Milestone.SUCCEEDED, 11, -20, None)]

    figures = business_figures(Told([*purchases(12), *started, *planned, *late, *ahead], NOW))

    onboarded, milestones = figures["M30"].value, figures["M31"].value
    assert onboarded is not None
    assert milestones is not None
    assert (onboarded.value, onboarded.n) == (0.5, 12)
    assert (milestones.value, milestones.n) == (0.4, 10)
    assert ("By the day promised first", "0%") in figures["M31"].parts
    assert ("Moved to another day", "4") in figures["M31"].parts
    assert figures["M30"].steps == (("Customers who bought", 12), ("Got started", 6))
    assert [count for _, count in figures["M31"].steps] == [10, 4, 0]


def test_time_to_value_adds_interruptions_and_waits_with_those_that_have_none_yet() -> None:
    known = UUID(int=7)
    bought = [
        BusinessEvent(K.PURCHASE, "Customer 0", known, began=ago(60), ended=ago(50)),
        *purchases(11)[1:],
    ]
    succeeded = [reached(Milestone.SUCCEEDED, one, 50, 120 - 10 * one - 10) for one in range(1, 11)]
    succeeded.append(reached(Milestone.SUCCEEDED, 0, 50, 40))

    figure = business_figures(Told([*bought, *succeeded], NOW, smiles={known: [60 * DAY]}))["M29"]

    days = sorted([20 + 60, *range(20, 120, 10)])
    assert figure.value is not None
    assert figure.value.value == pytest.approx(24 * days[5])
    assert ("Before the sale, half of them", "20 days") in figure.parts
    assert [count for _, count in figure.steps] == [11, 0, 0, 11]


def test_overlapping_interruptions_count_once_and_one_that_goes_on_until_now() -> None:
    down = [
        BusinessEvent(K.INTERRUPTION, "Customer 0", began=ago(20), ended=ago(18)),
        BusinessEvent(K.INTERRUPTION, "Customer 0", began=ago(19), ended=ago(17)),
        BusinessEvent(K.INTERRUPTION, "Customer 1", began=ago(1)),
        BusinessEvent(K.INTERRUPTION, "Customer 2", began=ago(400), ended=ago(300)),
    ]

    figure = business_figures(Told([*purchases(10, days=100), *down], NOW))["M32"]

    assert figure.value is not None
    assert figure.value.value == pytest.approx(1 - (3 + 1) / (10 * 100))
    assert figure.said.endswith("99.60% of the time.")


def test_a_difference_within_bands_is_not_fooled_by_who_is_in_which_band() -> None:
    """In each band both sides stay alike; taken together the shared ones look much worse."""
    rich, poor = RevenueBand.LARGE, RevenueBand.TINY
    told = [
        *renewals(10, 9, rich, known=True),
        *renewals(40, 36, rich, known=False),
        *renewals(40, 20, poor, known=True),
        *renewals(10, 5, poor, known=False),
    ]
    handed = {UUID(int=number): [ago(100)] for number in range(1, 41)}

    figure = business_figures(Told(told, NOW, handed=handed))["M33"]
    too_early = {one: [ago(500)] for one in handed}
    few = business_figures(Told(told, NOW, handed=too_early))["M33"]

    assert figure.value is not None
    assert figure.value.value == pytest.approx(0, abs=1e-12)
    assert "58% stayed; of similar ones without, 82%" in figure.said
    assert "no difference" in figure.said
    assert few.value is None


def test_the_interval_of_a_difference_is_the_usual_one_for_a_single_band() -> None:
    found = difference([(Side(50, 45), Side(100, 80))])

    # Sato's variance for a single stratum, written out.
    n, m, a, b = 50, 100, 45, 80
    p = (n * n * b - m * m * a + n * m * (m - n) / 2) / 150**2
    q = (a * (m - b) + b * (n - a)) / 300
    reach = 1.959964 * (0.1 * p + q) ** 0.5 / (n * m / 150)
    assert found.value == pytest.approx(0.1)
    assert found.low == pytest.approx(0.1 - reach)
    assert found.high == pytest.approx(0.1 + reach)
    usual = 1.96 * (0.9 * 0.1 / n + 0.8 * 0.2 / m) ** 0.5
    assert reach == pytest.approx(usual, rel=0.06)


def test_money_at_risk_is_a_range_over_customers_and_not_over_cases() -> None:
    whose = [UUID(int=number) for number in (1, 2, 3)]
    bands = (RevenueBand.SMALL, RevenueBand.MIDDLE, RevenueBand.SMALL)
    told = [
        BusinessEvent(K.RENEWAL, f"C{number}", one, due=ago(-100), band=band)
        for number, (one, band) in enumerate(zip(whose, bands, strict=True))
    ]
    waiting = {uuid4(): whose[number % 3] for number in range(12)}

    figure = business_figures(Told(told, NOW, waiting=waiting))["M35"]
    hidden = business_figures(Told(told, NOW, waiting=dict(list(waiting.items())[:9])))["M35"]

    assert figure.value is not None
    assert (figure.value.low, figure.value.high) == (70e3, 350e3)
    assert hidden.value is None


def test_effort_outside_is_a_share_of_all_hours_and_friction_counts_different_steps() -> None:
    told = [
        *purchases(10),
        BusinessEvent(K.PROJECT, what="One form", began=ago(50), ended=ago(10), hours=100, money=4000),
        BusinessEvent(K.PROJECT, what="Old", began=ago(500), hours=100),
        BusinessEvent(K.DAILY_WORK, began=ago(60), ended=ago(30), hours=900),
        *(step(f"Customer {one % 7}", f"Step {one}") for one in range(14)),
        step("customer 1", "step 1"),
        step("Customer 1", "Key", "Oak"),
    ]

    figures = business_figures(Told(told, NOW))

    effort, friction = figures["M36"].value, figures["M37"].value
    assert effort is not None
    assert friction is not None
    assert effort.value == pytest.approx(0.1)
    assert "1 project; 1 of them finished" in figures["M36"].said
    assert friction.value == 2
    assert figures["M37"].parts == (("In gaps of others", "15"),)
    assert figures["M37"].steps == (("Blocking steps", 15), ("In gaps of others", 15))


def test_the_example_is_read_whole_in_the_zone_of_whoever_brings_it() -> None:
    read = events_in(EXAMPLE.encode(), BERLIN, NOW + 100 * DAY)

    assert read.bad == ()
    assert events_in(EXAMPLE.replace(",", ";").encode(), BERLIN, NOW + 100 * DAY) == read
    assert {one.kind for one in read.events} == set(BusinessKind)
    interruption = next(one for one in read.events if one.kind is K.INTERRUPTION)
    assert interruption.began == datetime(2026, 4, 2, 6, 10, tzinfo=UTC)


def test_today_is_told_as_a_day_where_it_is_today() -> None:
    typed, an_hour_before = {"customer": "A", "ended": "2026-06-01"}, NOW - timedelta(hours=1)

    assert event_from(K.PURCHASE, typed, BERLIN, an_hour_before).ended == NOW
    with pytest.raises(Invalid, match="lies ahead"):
        event_from(K.PURCHASE, typed, ZoneInfo("UTC"), an_hour_before)


@pytest.mark.parametrize(
    ("kind", "typed", "column"),
    [
        (K.PURCHASE, {"customer": "A"}, "ended"),
        (K.PURCHASE, {"customer": "A", "ended": "2026-07-01"}, "ended"),
        (K.PURCHASE, {"customer": "A", "ended": "31.3.2026"}, "ended"),
        (K.PURCHASE, {"customer": "A", "ended": "0203-03-31"}, "ended"),
        (K.PURCHASE, {"customer": "A" * 121, "ended": "2026-03-31"}, "customer"),
        (K.PURCHASE, {"customer": "A\u202eB", "ended": "2026-03-31"}, "customer"),
        (K.INTERRUPTION, {"customer": "A", "began": "2026-03-31T09:00", "ended": "2026-03-30"}, "ended"),
        (K.RENEWAL, {"customer": "A", "due": "2026-03-31", "band": "huge"}, "band"),
        (K.RENEWAL, {"customer": "A", "due": "2026-03-31", "band": "over_1m", "result": "lost"}, "result"),
        (K.RENEWAL, {"customer": "A", "due": "2026-03-31", "band": "over_1m", "hours": "3"}, "hours"),
        (K.PROJECT, {"what": "A", "began": "2026-03-31", "hours": "nan"}, "hours"),
        (K.PROJECT, {"what": "A", "began": "2026-03-31", "hours": "0"}, "hours"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_column(
    kind: BusinessKind, typed: dict[str, str], column: str
) -> None:
    with pytest.raises(Invalid) as refused:
        event_from(kind, typed, BERLIN, NOW)

    assert refused.value.field == column


@pytest.mark.parametrize(
    "table", [b"", b"kind\n", b"who,when\nA,B\n", b"kind,ended,secret\npurchase,x,y\n", b"\xff\xfe"]
)
def test_a_file_that_is_no_such_table_is_refused_as_a_whole(table: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        events_in(table, BERLIN, NOW)

    assert refused.value.field == "file"
