"""What one vendor sets for another: how soon it answers, and the most that leaves."""

from datetime import timedelta

import pytest

from portal.actions.set_ceiling import set_ceiling
from portal.actions.set_response_times import set_response_times
from portal.records.agreements import agreement_between, ceiling_of, response_times_of
from portal.rules.clocks import ResponseTerm
from portal.vocabulary import (
    Conflict,
    DataCategory,
    Failure,
    Invalid,
    Missing,
    Refused,
    Severity,
    Treatment,
)
from tests.support.agreements import sign, three_vendors
from tests.support.world import World

TERMS = [ResponseTerm(level, timedelta(hours=4), business_hours=True) for level in Severity]
CLOSED = dict.fromkeys(DataCategory, Treatment.REMOVE)


@pytest.fixture
def vendors(world: World) -> World:
    three_vendors(world)
    return world


def times(world: World, terms: list[ResponseTerm], by: str = "Vera") -> None:
    actor = world.actor(by)
    with world.transaction() as database:
        set_response_times(database, actor, world.organizations["Cedar"], terms, world.clock.now)


def test_answer_times_belong_to_one_side_of_an_agreement(vendors: World) -> None:
    with pytest.raises(Conflict):
        times(vendors, TERMS)
    sign(vendors, "Vera", "Cedar")

    times(vendors, TERMS)
    times(vendors, [ResponseTerm(level, timedelta(minutes=30), business_hours=False) for level in Severity])

    northwind, cedar = vendors.organizations["Northwind"].id, vendors.organizations["Cedar"].id
    with vendors.transaction() as database:
        agreement = agreement_between(database, northwind, cedar)
        assert agreement is not None
        ours = response_times_of(database, agreement.id, northwind)
        assert {(row.answer_minutes, row.business_hours) for row in ours} == {(30, False)}
        assert len(ours) == len(Severity)
        assert response_times_of(database, agreement.id, cedar) == []


@pytest.mark.one_database
@pytest.mark.parametrize(
    "terms",
    [
        TERMS[:3],
        [*TERMS[:3], ResponseTerm(Severity.LOW, timedelta(days=91), business_hours=False)],
        [*TERMS[:3], ResponseTerm(Severity.LOW, timedelta(0), business_hours=False)],
    ],
)
def test_answer_times_that_promise_nothing_are_refused(vendors: World, terms: list[ResponseTerm]) -> None:
    sign(vendors, "Vera", "Cedar")

    with pytest.raises(Invalid):
        times(vendors, terms)


@pytest.mark.one_database
def test_an_engineer_sets_nothing(vendors: World) -> None:
    sign(vendors, "Vera", "Cedar")
    ada = vendors.actor("Ada")

    with pytest.raises(Refused):
        times(vendors, TERMS, "Ada")
    with vendors.transaction() as database, pytest.raises(Refused):
        set_ceiling(database, ada, vendors.organizations["Cedar"], CLOSED, vendors.clock.now)


def ceiling(world: World, treatments: dict[DataCategory, Treatment], partner: str = "Cedar") -> None:
    actor = world.actor("Vera")
    with world.transaction() as database:
        set_ceiling(database, actor, world.organizations[partner], treatments, world.clock.now)


def test_limits_hold_for_one_partner_and_one_direction(vendors: World) -> None:
    ceiling(vendors, CLOSED)
    ceiling(vendors, CLOSED | {DataCategory.TECHNICAL: Treatment.KEEP})

    northwind, cedar = vendors.organizations["Northwind"].id, vendors.organizations["Cedar"].id
    with vendors.transaction() as database:
        kept = ceiling_of(database, northwind, cedar)
        assert kept[DataCategory.TECHNICAL] is Treatment.KEEP
        assert kept[DataCategory.PEOPLE] is Treatment.REMOVE
        assert ceiling_of(database, cedar, northwind) == {}


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("treatments", "partner", "refused"),
    [
        (CLOSED | {DataCategory.CREDENTIALS: Treatment.KEEP}, "Cedar", Invalid),
        ({DataCategory.PEOPLE: Treatment.REMOVE}, "Cedar", Invalid),
        (CLOSED, "Halden Rail", Missing),
        (CLOSED, "Northwind", Missing),
    ],
)
def test_limits_never_let_credentials_out_nor_stand_for_nobody(
    vendors: World, treatments: dict[DataCategory, Treatment], partner: str, refused: type[Failure]
) -> None:
    with pytest.raises(refused):
        ceiling(vendors, treatments, partner)
