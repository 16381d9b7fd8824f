"""Companies say when they work, and whose unfinished work a case repairs; the other side confirms it."""

import pytest

from portal.actions.answer_cause import answer_cause
from portal.actions.close_case import close_case
from portal.actions.name_cause import name_cause
from portal.actions.pause_work import pause_work
from portal.actions.start_work import start_work
from portal.measures.causes import CauseOutcome
from portal.vocabulary import Conflict, EventType, HolderKind, Invalid, Missing, Refused, Verb
from tests.support.browsing import signed_in
from tests.support.casework import act, case_now, entries, joined, opened, steps_of, vendors
from tests.support.world import World


@pytest.fixture
def world_of_vendors(light_world: World) -> World:
    vendors(light_world)
    return light_world


def kinds(world: World, case_id) -> list[EventType]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    return [one.type for one in steps_of(world, case_id)]


def test_whoever_has_a_case_begins_and_pauses_work_and_keeps_it(world_of_vendors: World) -> None:
    world, case_id = world_of_vendors, opened(world_of_vendors)
    ada = signed_in(world, "Ada")

    begun = ada.submit(f"/cases/{case_id}/work", seen_on=f"/cases/{case_id}")
    page = ada.get(f"/cases/{case_id}").text
    paused = ada.submit(f"/cases/{case_id}/work/pause", seen_on=f"/cases/{case_id}")

    assert (begun.status_code, paused.status_code) == (303, 303)
    assert "We pause work on it" in page
    assert "We begin to work on it" in ada.get(f"/cases/{case_id}").text
    assert kinds(world, case_id)[-2:] == [EventType.WORK_STARTED, EventType.WORK_PAUSED]
    assert case_now(world, case_id).holder_kind is HolderKind.ORGANIZATION
    assert len(entries(world, Verb.WORK_PAUSED)) == 1


def test_nobody_pauses_what_they_did_not_begin(world_of_vendors: World) -> None:
    world, case_id = world_of_vendors, opened(world_of_vendors)
    joined(world, case_id)

    with pytest.raises(Conflict):
        act(world, "Ada", case_id, pause_work)
    act(world, "Ben", case_id, start_work)
    with pytest.raises(Conflict):
        act(world, "Ada", case_id, pause_work)
    act(world, "Ben", case_id, pause_work)
    with pytest.raises(Conflict):
        act(world, "Ben", case_id, pause_work)


def test_a_cause_is_named_by_one_company_and_confirmed_by_the_other(world_of_vendors: World) -> None:
    world, case_id = world_of_vendors, opened(world_of_vendors)
    joined(world, case_id)
    cedar = str(world.organizations["Cedar"].id)
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")

    named = ada.submit(f"/cases/{case_id}/cause", {"left_by": cedar})
    asked = ben.get(f"/cases/{case_id}").text
    ours = ada.get(f"/cases/{case_id}").text
    nonsense = ben.submit(f"/cases/{case_id}/cause/answer", {"answer": "open"}, seen_on=f"/cases/{case_id}")
    said = ben.submit(f"/cases/{case_id}/cause/answer", {"answer": "confirmed"}, seen_on=f"/cases/{case_id}")

    assert (named.status_code, nonsense.status_code, said.status_code) == (303, 422, 303)
    assert "Northwind says: this repairs what Cedar left unfinished" in asked
    assert "It is not so" in asked
    assert "It is not so" not in ours
    assert "Cedar confirms that it left this unfinished" in ada.get(f"/cases/{case_id}").text
    assert kinds(world, case_id)[-2:] == [EventType.CAUSE_NAMED, EventType.CAUSE_CONFIRMED]


def test_nobody_blames_strangers_or_themselves_or_answers_for_others(world_of_vendors: World) -> None:
    world, case_id = world_of_vendors, opened(world_of_vendors)
    joined(world, case_id)
    northwind, cedar, elm = (world.organizations[name].id for name in ("Northwind", "Cedar", "Elm"))

    for wrong in (northwind, elm):
        with pytest.raises(Invalid):
            act(world, "Ada", case_id, name_cause, wrong)
    with pytest.raises(Missing):
        act(world, "Dora", case_id, name_cause, cedar)
    with pytest.raises(Refused):
        act(world, "Eve", case_id, name_cause, cedar)
    with pytest.raises(Conflict):
        act(world, "Ben", case_id, answer_cause, CauseOutcome.CONFIRMED)
    act(world, "Ada", case_id, name_cause, cedar)
    with pytest.raises(Conflict):
        act(world, "Ada", case_id, answer_cause, CauseOutcome.CONFIRMED)
    with pytest.raises(Conflict):
        act(world, "Ben", case_id, name_cause, northwind)
    act(world, "Ben", case_id, answer_cause, CauseOutcome.DISPUTED)
    with pytest.raises(Conflict):
        act(world, "Ben", case_id, answer_cause, CauseOutcome.CONFIRMED)
    act(world, "Ada", case_id, name_cause, cedar)
    act(world, "Ada", case_id, close_case, tools=True)
    with pytest.raises(Conflict):
        act(world, "Ben", case_id, answer_cause, CauseOutcome.CONFIRMED)
