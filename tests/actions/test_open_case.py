"""Opening a case: who may, for whom, with which words."""

from uuid import uuid4

import pytest

from portal.actions.open_case import NewCase, open_case
from portal.records.cases import participants_of
from portal.rules.severity import SeverityScale, SeverityWord, scale_to_json
from portal.vocabulary import (
    CaseState,
    EventType,
    HolderKind,
    Invalid,
    Permission,
    Place,
    Refused,
    Severity,
    Verb,
)
from tests.support.casework import case_now, entries, opened, steps_of, vendors
from tests.support.world import World


def new_case(world: World, **changes: str) -> NewCase:
    fields = {"title": "Sessions drop every night", "product": "Edge router", "severity": "High", **changes}
    return NewCase(customer_id=world.organizations["Halden Rail"].id, **fields)


def test_the_opener_has_the_case_and_everything_is_written_down(world: World) -> None:
    vendors(world)

    case_id = opened(world)

    case, ada = case_now(world, case_id), world.people["Ada"]
    with world.transaction() as database:
        (participant,) = participants_of(database, case_id)
    assert (case.state, case.holder_kind) == (CaseState.OPEN, HolderKind.ORGANIZATION)
    assert case.holder_organization_id == ada.organization_id
    assert (participant.place, participant.engineer_id) == (Place.OPENER, ada.id)
    assert [step.type for step in steps_of(world, case_id)] == [EventType.CASE_OPENED]
    (entry,) = entries(world, Verb.CASE_OPENED)
    assert (entry.case_id, entry.person_id) == (case_id, ada.id)


def test_the_openers_own_word_stays_and_the_common_severity_follows_from_it(light_world: World) -> None:
    vendors(light_world)
    words = {"Sev 1": "critical", "Sev 2": "high", "Sev 3": "medium", "Sev 4": "low", "Sev 5": "low"}
    scale = SeverityScale(tuple(SeverityWord(word, Severity(level)) for word, level in words.items()))
    with light_world.transaction() as database:
        own = database.merge(light_world.organizations["Northwind"])
        own.severity_scale = scale_to_json(scale)

    with light_world.transaction() as database:
        case = open_case(
            database,
            light_world.actor("Ada"),
            new_case(light_world, severity="Sev 5"),
            light_world.clock.now,
        )

    assert (case.severity, case.severity_word) == (Severity.LOW, "Sev 5")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "Ask anna.svensson@example.com"}, "title"),
        ({"title": "Down"}, "title"),
        ({"product": "Router at 10.20.30.40"}, "product"),
        ({"severity": "Sev 1"}, "severity"),
    ],
)
def test_what_cannot_stand_in_a_case_is_refused_beside_its_field(
    light_world: World, changes: dict[str, str], field: str
) -> None:
    vendors(light_world)
    actor = light_world.actor("Ada")

    with pytest.raises(Invalid) as refused, light_world.transaction() as database:
        open_case(database, actor, new_case(light_world, **changes), light_world.clock.now)

    assert refused.value.field == field
    assert entries(light_world, Verb.CASE_OPENED) == []


def test_a_case_is_of_an_enrolled_customer_and_nobody_else(light_world: World) -> None:
    vendors(light_world)
    actor = light_world.actor("Ada")

    for customer_id in (uuid4(), light_world.organizations["Cedar"].id):
        new = NewCase(customer_id, "Sessions drop every night", "Edge router", "High")
        with pytest.raises(Invalid) as refused, light_world.transaction() as database:
            open_case(database, actor, new, light_world.clock.now)
        assert refused.value.field == "customer"


def test_only_somebody_whose_role_includes_it_opens_cases(light_world: World) -> None:
    vendors(light_world)
    actor = light_world.actor("Eve")

    assert Permission.CASE_OPEN not in actor.permissions
    with pytest.raises(Refused), light_world.transaction() as database:
        open_case(database, actor, new_case(light_world), light_world.clock.now)
