"""Waiting, working and promising: the holder and the promise follow what people say."""

from datetime import timedelta

import pytest

from portal.actions.begin_wait import begin_wait
from portal.actions.end_wait import end_wait
from portal.actions.promise_update import promise_update
from portal.actions.start_work import start_work
from portal.vocabulary import Conflict, HolderKind, Invalid, Verb
from tests.support.casework import act, asked, case_now, entries, joined, offered, opened, vendors
from tests.support.world import World


def test_waiting_for_the_customer_is_the_customers_time_until_the_answer_is_there(world: World) -> None:
    vendors(world)
    case_id = opened(world)

    act(world, "Ada", case_id, begin_wait, None)
    waiting = case_now(world, case_id)
    act(world, "Ada", case_id, end_wait)

    assert waiting.holder_kind is HolderKind.CUSTOMER
    assert case_now(world, case_id).holder_organization_id == world.organizations["Northwind"].id
    assert len(entries(world, Verb.WAIT_BEGUN)) == len(entries(world, Verb.WAIT_ENDED)) == 1


def test_whoever_is_waited_for_ends_the_wait_too(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)

    act(light_world, "Ben", case_id, begin_wait, light_world.organizations["Northwind"].id)
    waited_for = case_now(light_world, case_id)
    act(light_world, "Ada", case_id, end_wait)

    assert waited_for.holder_organization_id == light_world.organizations["Northwind"].id
    assert case_now(light_world, case_id).holder_organization_id == light_world.organizations["Cedar"].id


def test_only_whoever_has_the_case_can_say_that_it_waits(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)

    with pytest.raises(Conflict, match="not with you"):
        act(light_world, "Ada", case_id, begin_wait, None)
    with pytest.raises(Invalid):
        act(light_world, "Ben", case_id, begin_wait, light_world.organizations["Elm"].id)
    with pytest.raises(Conflict, match="not waiting"):
        act(light_world, "Ada", case_id, end_wait)


def test_a_wait_ends_once(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    act(light_world, "Ada", case_id, begin_wait, None)
    act(light_world, "Ada", case_id, end_wait)

    with pytest.raises(Conflict):
        act(light_world, "Ada", case_id, end_wait)


def test_saying_that_one_works_takes_the_case_out_of_the_gap(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    asked(world, case_id)

    act(world, "Ada", case_id, start_work)

    assert case_now(world, case_id).holder_organization_id == world.organizations["Northwind"].id
    with pytest.raises(Conflict, match="already"):
        act(world, "Ada", case_id, start_work)
    assert len(entries(world, Verb.WORK_STARTED)) == 1


def test_nobody_works_on_what_waits_for_the_customer(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    act(light_world, "Ada", case_id, begin_wait, None)

    with pytest.raises(Conflict, match="waits for somebody else"):
        act(light_world, "Ada", case_id, start_work)


def test_a_promise_stands_until_its_own_organization_keeps_it(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)
    due_at = world.clock.now + timedelta(hours=2)

    act(world, "Ada", case_id, promise_update, due_at)
    promised = case_now(world, case_id)
    offered(world, case_id)

    northwind = world.organizations["Northwind"].id
    assert (promised.promised_by_id, promised.next_update_at) == (northwind, due_at)
    assert case_now(world, case_id).next_update_at is None
    assert len(entries(world, Verb.UPDATE_PROMISED)) == 1


def test_a_promise_lies_ahead_and_moves_the_case_to_nobody(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    before = case_now(light_world, case_id)

    with pytest.raises(Invalid) as refused:
        act(light_world, "Ada", case_id, promise_update, light_world.clock.now)
    act(light_world, "Ada", case_id, promise_update, light_world.clock.now + timedelta(hours=1))

    assert refused.value.field == "next_update"
    assert case_now(light_world, case_id).holder_organization_id == before.holder_organization_id
