"""The answers to a collaboration request: yes, no, more information, and taking it back."""

from datetime import timedelta

import pytest

from portal.access.answers import No, Yes
from portal.actions.accept_request import accept_request
from portal.actions.decline_request import decline_request
from portal.actions.supply_information import supply_information
from portal.actions.want_information import want_information
from portal.actions.withdraw_request import withdraw_request
from portal.vocabulary import (
    Conflict,
    DeclineReason,
    HolderKind,
    Invalid,
    Missing,
    RequestState,
)
from tests.support.asking import ANSWERS, ask, give_form, request_now
from tests.support.casework import (
    a_yes,
    act,
    asked,
    case_now,
    opened,
    reply,
    steps_of,
    vendors,
)
from tests.support.world import World


def test_a_no_has_a_reason_and_gives_the_case_back_to_the_asker(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    asked(world, case_id)

    with pytest.raises(Invalid) as refused:
        reply(world, "Ben", case_id, decline_request, No(DeclineReason.OTHER))
    reply(world, "Ben", case_id, decline_request, No(DeclineReason.CAPACITY))

    case = case_now(world, case_id)
    assert refused.value.field == "words"
    assert case.holder_organization_id == world.organizations["Northwind"].id
    assert steps_of(world, case_id)[-1].reason == "capacity"
    with pytest.raises(Missing):
        reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))


def test_more_information_wanted_puts_the_asker_to_work_and_comes_back_with_a_fresh_clock(
    world: World,
) -> None:
    vendors(world)
    give_form(world)
    case_id = opened(world)
    request_id = ask(world, case_id, ANSWERS)

    reply(world, "Ben", case_id, want_information, ["version"], "Which release exactly?")
    wanted = case_now(world, case_id)
    world.clock.forward(timedelta(hours=1))
    better = {**ANSWERS, "version": "9.14.1P3, second patch"}
    act(world, "Ada", case_id, supply_information, request_id, better, tools=True)

    assert wanted.holder_organization_id == world.organizations["Northwind"].id
    assert case_now(world, case_id).holder_kind is HolderKind.NOBODY
    request = request_now(world, case_id)
    assert request.state is RequestState.ASKED
    assert request.answers["version"] == "9.14.1P3, second patch"
    with pytest.raises(Conflict):
        act(world, "Ada", case_id, supply_information, request_id, better, tools=True)


def test_what_is_wanted_is_a_question_of_the_form_or_a_sentence(light_world: World) -> None:
    vendors(light_world)
    give_form(light_world)
    case_id = opened(light_world)
    ask(light_world, case_id, ANSWERS)

    for keys, words in ((["shoe_size"], ""), ([], "  "), ([], "Ask anna.svensson@example.com")):
        with pytest.raises(Invalid):
            reply(light_world, "Ben", case_id, want_information, keys, words)


def test_a_withdrawn_request_is_gone_for_the_asked_vendor(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    request_id = asked(world, case_id)

    act(world, "Ada", case_id, withdraw_request, request_id)

    with pytest.raises(Missing):
        reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))
    assert case_now(world, case_id).holder_organization_id == world.organizations["Northwind"].id
    assert asked(world, case_id) != request_id


def test_a_request_of_another_case_is_not_to_be_found_in_this_one(light_world: World) -> None:
    vendors(light_world)
    one, other = opened(light_world), opened(light_world, "Backups fail every morning")
    request_id = asked(light_world, one)

    with pytest.raises(Missing):
        act(light_world, "Ada", other, withdraw_request, request_id)


def test_a_yes_names_an_engineer_of_the_own_organization_and_a_time_ahead(light_world: World) -> None:
    vendors(light_world)
    light_world.add_person("Old Bob", "Cedar")
    case_id = opened(light_world)
    asked(light_world, case_id)
    now, later = light_world.clock.now, light_world.clock.now + timedelta(hours=1)

    for engineer, instant, field in (
        ("Ada", later, "engineer"),
        ("Old Bob", later, "engineer"),
        ("Ben", now, "next_update"),
        ("Ben", now + timedelta(days=400), "next_update"),
    ):
        with pytest.raises(Invalid) as refused:
            reply(light_world, "Ben", case_id, accept_request, Yes(light_world.people[engineer].id, instant))
        assert refused.value.field == field
