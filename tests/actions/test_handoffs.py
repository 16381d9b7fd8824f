"""Handing a case over: offered, taken, declined, given back; one answer and one offer at a time."""

from uuid import uuid4

import pytest

from portal.access.answers import No
from portal.access.case_access import enter_case
from portal.actions.accept_handoff import accept_handoff
from portal.actions.decline_handoff import decline_handoff
from portal.actions.offer_handoff import Offer, offer_handoff
from portal.actions.withdraw_handoff import withdraw_handoff
from portal.records.handoffs import handoffs_of
from portal.vocabulary import (
    Conflict,
    DeclineReason,
    EventType,
    HandoffState,
    HolderKind,
    Invalid,
    Missing,
    Permission,
    Verb,
)
from tests.support.casework import (
    ALL_TICKED,
    WORDS,
    a_yes,
    act,
    case_now,
    entries,
    handed_over,
    joined,
    offered,
    opened,
    steps_of,
    vendors,
)
from tests.support.world import World

ANSWER = Permission.HANDOFF_ANSWER


def test_a_case_that_is_offered_is_with_nobody_and_then_with_whoever_takes_it(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)

    handoff_id = offered(world, case_id)
    between = case_now(world, case_id)
    yes = a_yes(world, "Ben")
    act(world, "Ben", case_id, accept_handoff, handoff_id, yes, permission=ANSWER, tools=True)

    after, cedar = case_now(world, case_id), world.organizations["Cedar"].id
    assert between.holder_kind is HolderKind.NOBODY
    assert (after.holder_organization_id, after.promised_by_id) == (cedar, cedar)
    assert after.next_update_at == yes.next_update_at
    assert [step.type for step in steps_of(world, case_id)][-2:] == [
        EventType.HANDOFF_OFFERED,
        EventType.HANDOFF_ACCEPTED,
    ]
    assert len(entries(world, Verb.HANDOFF_OFFERED)) == len(entries(world, Verb.HANDOFF_ACCEPTED)) == 1


def test_a_declined_handoff_gives_the_case_back_with_the_reason(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)
    handoff_id = offered(world, case_id)

    no = No(DeclineReason.OTHER, "We have no one before Monday.")
    act(world, "Ben", case_id, decline_handoff, handoff_id, no, permission=ANSWER, tools=True)

    assert case_now(world, case_id).holder_organization_id == world.organizations["Northwind"].id
    with world.transaction() as database:
        (handoff,) = handoffs_of(database, case_id)
    assert (handoff.state, handoff.decline_words) == (HandoffState.DECLINED, no.words)


def test_giving_a_case_back_is_a_handoff_that_names_the_one_it_returns(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    first = handed_over(light_world, case_id)

    handed_over(light_world, case_id, by="Ben", to="Northwind", taker="Ada")

    with light_world.transaction() as database:
        returned = handoffs_of(database, case_id)[-1]
    assert returned.returns_id == first


def test_only_whoever_took_the_case_or_must_act_next_offers_it(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    handed_over(light_world, case_id)

    with pytest.raises(Conflict, match="Cedar has this case"):
        offered(light_world, case_id)


def test_a_handoff_is_ready_only_when_everything_is_ticked_and_said(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    cedar, northwind = light_world.organizations["Cedar"].id, light_world.organizations["Northwind"].id

    for offer, field in (
        (Offer(cedar, ALL_TICKED[1:], WORDS), "checklist"),
        (Offer(cedar, ALL_TICKED, "Yours."), "words"),
        (Offer(cedar, ALL_TICKED, "Please write to anna.svensson@example.com today"), "words"),
        (Offer(northwind, ALL_TICKED, WORDS), "to"),
        (Offer(light_world.organizations["Elm"].id, ALL_TICKED, WORDS), "to"),
    ):
        with pytest.raises(Invalid) as refused:
            act(light_world, "Ada", case_id, offer_handoff, offer, tools=True)
        assert refused.value.field == field


def test_there_is_one_offer_at_a_time_and_it_can_be_taken_back(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    handoff_id = offered(light_world, case_id)

    with pytest.raises(Conflict, match="offered already"):
        offered(light_world, case_id)
    act(light_world, "Ada", case_id, withdraw_handoff, handoff_id)

    with pytest.raises(Conflict, match="was withdrawn"):
        act(
            light_world, "Ben", case_id, accept_handoff, handoff_id, a_yes(light_world, "Ben"),
            permission=ANSWER, tools=True,
        )  # fmt: skip
    assert case_now(light_world, case_id).holder_organization_id == light_world.organizations["Northwind"].id


def test_the_one_who_offers_cannot_answer_and_nobody_else_can_withdraw(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    handoff_id = offered(light_world, case_id)

    with pytest.raises(Missing):
        act(
            light_world, "Ada", case_id, accept_handoff, handoff_id, a_yes(light_world, "Ada"),
            permission=ANSWER, tools=True,
        )  # fmt: skip
    with pytest.raises(Missing):
        act(
            light_world, "Ada", case_id, decline_handoff, handoff_id, No(DeclineReason.CAPACITY),
            permission=ANSWER, tools=True,
        )  # fmt: skip
    with pytest.raises(Missing):
        act(light_world, "Ben", case_id, withdraw_handoff, handoff_id)
    with pytest.raises(Missing):
        act(light_world, "Ada", case_id, withdraw_handoff, uuid4())


def test_a_handoff_of_another_case_is_not_to_be_found_in_this_one(light_world: World) -> None:
    vendors(light_world)
    one, other = opened(light_world), opened(light_world, "Backups fail every morning")
    joined(light_world, one)
    joined(light_world, other)
    handoff_id = offered(light_world, one)

    with pytest.raises(Missing):
        act(
            light_world,
            "Ben",
            other,
            accept_handoff,
            handoff_id,
            a_yes(light_world, "Ben"),
            permission=ANSWER,
            tools=True,
        )


def test_a_stranger_cannot_tell_that_the_case_exists(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    dora = light_world.actor("Dora")

    said = []
    for wanted in (case_id, uuid4()):
        with pytest.raises(Missing) as refused, light_world.transaction() as database:
            enter_case(database, dora, wanted, Permission.CASE_WORK)
        said.append(refused.value.sentence)

    assert said[0] == said[1]
