"""Two people at once: one of them wins, the other is told, and the timeline has one story."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from portal.access.answers import No
from portal.access.case_access import enter_case, enter_request
from portal.actions.accept_handoff import accept_handoff
from portal.actions.accept_request import accept_request
from portal.actions.ask_for_collaboration import ask_for_collaboration
from portal.actions.close_case import close_case
from portal.actions.decline_request import decline_request
from portal.actions.name_repeat import name_repeat
from portal.actions.offer_handoff import Offer, offer_handoff
from portal.actions.read_handoff import read_handoff
from portal.actions.withdraw_handoff import withdraw_handoff
from portal.actions.withdraw_request import withdraw_request
from portal.records.cases import participant_of
from portal.vocabulary import DeclineReason, EventType, Permission
from tests.support.casework import (
    ALL_TICKED,
    WORDS,
    a_yes,
    asked,
    case_now,
    joined,
    offered,
    opened,
    steps_of,
    vendors,
)
from tests.support.racing import at_once
from tests.support.world import World, open_world


@pytest.fixture
def busy_world(postgres_url: str, tmp_path: Path) -> Iterator[World]:
    """An installation on PostgreSQL, where writers really meet."""
    opened_world = open_world(postgres_url, tmp_path / "instance")
    yield opened_world
    opened_world.rooms.database.close()


def deed(
    world: World, name: str, case_id: UUID, act: Callable[..., object], *values: object
) -> Callable[[], object]:
    """Something that somebody is about to do in a case."""
    actor = world.actor(name)
    permission = Permission.HANDOFF_ANSWER if act in (accept_handoff, read_handoff) else Permission.CASE_WORK

    def do() -> object:
        with world.transaction() as database:
            access = enter_case(database, actor, case_id, permission)
            return act(database, access, *values, world.clock.now)

    return do


def answer(world: World, case_id: UUID, act: Callable[..., object], *values: object) -> Callable[[], object]:
    """What Ben is about to answer."""
    actor = world.actor("Ben")

    def do() -> object:
        with world.transaction() as database:
            asked_in = enter_request(database, actor, case_id)
            return act(database, asked_in, *values, world.rooms.instruments, world.clock.now)

    return do


def kinds(world: World, case_id: UUID) -> list[EventType]:
    return [step.type for step in steps_of(world, case_id)]


def enters(world: World, name: str, case_id: UUID) -> bool:
    actor = world.actor(name)
    with world.transaction() as database:
        return participant_of(database, case_id, actor.organization_id) is not None


def numbers_are_dense(world: World, case_id: UUID) -> bool:
    numbers = [step.number for step in steps_of(world, case_id)]
    return numbers == list(range(1, len(numbers) + 1))


def test_a_yes_and_a_no_at_once_are_one_answer(busy_world: World) -> None:
    vendors(busy_world)
    yes, no = a_yes(busy_world, "Ben"), No(DeclineReason.CAPACITY)
    for _ in range(5):
        case_id = opened(busy_world)
        asked(busy_world, case_id)

        became = sorted(
            at_once(
                answer(busy_world, case_id, accept_request, yes),
                answer(busy_world, case_id, decline_request, no),
            )
        )

        assert became[0] == ""
        assert became[1] in {"Conflict", "Missing"}
        assert len(steps_of(busy_world, case_id)) == 3


def test_two_offers_at_once_are_one_offer(busy_world: World) -> None:
    vendors(busy_world)
    offer = Offer(busy_world.organizations["Cedar"].id, ALL_TICKED, WORDS)
    for _ in range(5):
        case_id = opened(busy_world)
        joined(busy_world, case_id)
        tools = busy_world.rooms.instruments

        became = at_once(*[deed(busy_world, "Ada", case_id, offer_handoff, offer, tools)] * 2)

        assert sorted(became) == ["", "Conflict"]
        assert numbers_are_dense(busy_world, case_id)


def test_a_vendor_asked_twice_at_once_is_asked_once(busy_world: World) -> None:
    vendors(busy_world)
    case_id = opened(busy_world)
    cedar, tools = busy_world.organizations["Cedar"].id, busy_world.rooms.instruments

    became = at_once(*[deed(busy_world, "Ada", case_id, ask_for_collaboration, cedar, {}, tools)] * 4)

    assert sorted(became) == ["", "Conflict", "Conflict", "Conflict"]
    assert len(steps_of(busy_world, case_id)) == 2


def test_taking_withdrawing_and_closing_at_once_leave_one_story(busy_world: World) -> None:
    vendors(busy_world)
    for _ in range(5):
        case_id = opened(busy_world)
        joined(busy_world, case_id)
        handoff_id, tools = offered(busy_world, case_id), busy_world.rooms.instruments

        became = at_once(
            deed(busy_world, "Ben", case_id, accept_handoff, handoff_id, a_yes(busy_world, "Ben"), tools),
            deed(busy_world, "Ada", case_id, withdraw_handoff, handoff_id),
            deed(busy_world, "Ada", case_id, close_case, busy_world.rooms.instruments),
        )

        last, case = steps_of(busy_world, case_id)[-1], case_now(busy_world, case_id)
        assert "" in became
        assert (last.holder_kind, last.holder_organization_id) == (
            case.holder_kind,
            case.holder_organization_id,
        )
        assert numbers_are_dense(busy_world, case_id)


def test_two_who_accept_one_request_at_once_are_one_answer(busy_world: World) -> None:
    vendors(busy_world)
    yes = a_yes(busy_world, "Ben")
    for _ in range(5):
        case_id = opened(busy_world)
        asked(busy_world, case_id)

        became = sorted(at_once(*[answer(busy_world, case_id, accept_request, yes)] * 3))

        assert became[0] == ""
        assert set(became[1:]) <= {"Conflict", "Missing"}
        assert kinds(busy_world, case_id).count(EventType.REQUEST_ACCEPTED) == 1


def test_a_request_accepted_and_taken_back_at_once_is_one_of_the_two(busy_world: World) -> None:
    vendors(busy_world)
    yes = a_yes(busy_world, "Ben")
    for _ in range(5):
        case_id = opened(busy_world)
        request_id = asked(busy_world, case_id)

        became = at_once(
            answer(busy_world, case_id, accept_request, yes),
            deed(busy_world, "Ada", case_id, withdraw_request, request_id),
        )

        assert became.count("") == 1
        won = EventType.REQUEST_ACCEPTED if became[0] == "" else EventType.REQUEST_WITHDRAWN
        assert kinds(busy_world, case_id)[-1] is won
        takes_part = enters(busy_world, "Ben", case_id)
        assert takes_part == (won is EventType.REQUEST_ACCEPTED)


def test_two_who_accept_one_handoff_at_once_are_one_answer(busy_world: World) -> None:
    vendors(busy_world)
    for _ in range(5):
        case_id = opened(busy_world)
        joined(busy_world, case_id)
        handoff_id = offered(busy_world, case_id)
        yes, tools = a_yes(busy_world, "Ben"), busy_world.rooms.instruments

        became = at_once(*[deed(busy_world, "Ben", case_id, accept_handoff, handoff_id, yes, tools)] * 3)

        assert sorted(became) == ["", "Conflict", "Conflict"]
        assert kinds(busy_world, case_id).count(EventType.HANDOFF_ACCEPTED) == 1
        assert numbers_are_dense(busy_world, case_id)


def test_a_repeat_named_from_both_ends_and_an_offer_seen_twice_at_once_are_written_once(
    busy_world: World,
) -> None:
    vendors(busy_world)
    case_id, other_id = opened(busy_world), opened(busy_world)
    joined(busy_world, case_id)
    offer_id = offered(busy_world, case_id)

    became = at_once(
        deed(busy_world, "Ada", case_id, name_repeat, other_id),
        deed(busy_world, "Ada", other_id, name_repeat, case_id),
        deed(busy_world, "Ben", case_id, read_handoff, offer_id),
        deed(busy_world, "Ben", case_id, read_handoff, offer_id),
    )

    assert (sorted(became[:2]), became[2:]) == (["", "Conflict"], ["", ""])
    assert kinds(busy_world, other_id).count(EventType.REPEAT_NAMED) == 1
    assert [
        kinds(busy_world, case_id).count(one) for one in (EventType.REPEAT_NAMED, EventType.HANDOFF_SEEN)
    ] == [
        1,
        1,
    ]
    assert numbers_are_dense(busy_world, case_id)
