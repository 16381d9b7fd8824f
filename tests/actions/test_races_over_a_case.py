"""Two people at once: one of them wins, the other is told, and the timeline has one story."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest

from portal.access.answers import No
from portal.access.case_access import enter_case, enter_request
from portal.actions.accept_handoff import accept_handoff
from portal.actions.accept_request import accept_request
from portal.actions.ask_for_collaboration import ask_for_collaboration
from portal.actions.close_case import close_case
from portal.actions.decline_request import decline_request
from portal.actions.offer_handoff import Offer, offer_handoff
from portal.actions.withdraw_handoff import withdraw_handoff
from portal.vocabulary import DeclineReason, Failure, Permission
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
from tests.support.world import World, open_world


@pytest.fixture
def busy_world(postgres_url: str, tmp_path: Path) -> Iterator[World]:
    """An installation on PostgreSQL, where writers really meet."""
    opened_world = open_world(postgres_url, tmp_path / "instance")
    yield opened_world
    opened_world.rooms.database.close()


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do all of it at the same moment; what became of each: "" or the failure's kind."""
    start = Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            deed()
        except Failure as failure:
            return type(failure).__name__
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(one, deeds))


def deed(
    world: World, name: str, case_id: UUID, act: Callable[..., object], *values: object
) -> Callable[[], object]:
    """Something that somebody is about to do in a case."""
    actor = world.actor(name)
    permission = Permission.HANDOFF_ANSWER if act is accept_handoff else Permission.CASE_WORK

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
            return act(database, enter_request(database, actor, case_id), *values, world.clock.now)

    return do


def numbers_are_dense(world: World, case_id: UUID) -> bool:
    numbers = [step.number for step in steps_of(world, case_id)]
    return numbers == list(range(1, len(numbers) + 1))


def test_a_yes_and_a_no_at_once_are_one_answer(busy_world: World) -> None:
    vendors(busy_world)
    yes, no = a_yes(busy_world, "Ben"), No(DeclineReason.CAPACITY)
    for _ in range(5):
        case_id = opened(busy_world)
        asked(busy_world, case_id)

        became = at_once(
            answer(busy_world, case_id, accept_request, yes), answer(busy_world, case_id, decline_request, no)
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

        assert became == ["", "Conflict"]
        assert numbers_are_dense(busy_world, case_id)


def test_a_vendor_asked_twice_at_once_is_asked_once(busy_world: World) -> None:
    vendors(busy_world)
    case_id = opened(busy_world)
    cedar, tools = busy_world.organizations["Cedar"].id, busy_world.rooms.instruments

    became = at_once(*[deed(busy_world, "Ada", case_id, ask_for_collaboration, cedar, {}, tools)] * 4)

    assert became == ["", "Conflict", "Conflict", "Conflict"]
    assert len(steps_of(busy_world, case_id)) == 2


def test_taking_withdrawing_and_closing_at_once_leave_one_story(busy_world: World) -> None:
    vendors(busy_world)
    for _ in range(5):
        case_id = opened(busy_world)
        joined(busy_world, case_id)
        handoff_id = offered(busy_world, case_id)

        became = at_once(
            deed(busy_world, "Ben", case_id, accept_handoff, handoff_id, a_yes(busy_world, "Ben")),
            deed(busy_world, "Ada", case_id, withdraw_handoff, handoff_id),
            deed(busy_world, "Ada", case_id, close_case),
        )

        last, case = steps_of(busy_world, case_id)[-1], case_now(busy_world, case_id)
        assert "" in became
        assert (last.holder_kind, last.holder_organization_id) == (
            case.holder_kind,
            case.holder_organization_id,
        )
        assert numbers_are_dense(busy_world, case_id)
