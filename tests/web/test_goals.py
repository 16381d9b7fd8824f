"""A goal ties what support is for to a figure, and shows what each change gave; nobody else's business."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from portal.access.answers import Yes
from portal.actions.accept_request import accept_request
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.spans import BEGIN, END
from portal.measures.goal import Standing, Target, standing, what_it_gave
from portal.measures.levels.level import views
from portal.measures.statistics import Estimate
from portal.vocabulary import Role, Verb
from tests.measures.a_history import START, A, B, History
from tests.support.browsing import Visitor, signed_in
from tests.support.casework import (
    MORE_CUSTOMERS,
    a_yes,
    asked,
    entries,
    more_customers,
    opened,
    reply,
    vendors,
)
from tests.support.permissions import agree
from tests.support.world import World

CHAIN = {
    "role": "We get customers working again.",
    "goal": "Nobody waits long for a yes.",
    "outcome": "Work goes on the same day.",
    "measure_id": "M01",
    "direction": "most",
    "target": "4",
    "obstacle": "",
    "look_on": "2026-12-01",
}


def goal_set(eve: Visitor, **changes: str) -> str:
    """Set a goal and give its address."""
    answer = eve.submit("/goals/new", {**CHAIN, **changes})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def cases_answered(world: World, count: int, hours: float, *, with_elm: bool = False) -> None:
    """So many cases in which Cedar answers after so many hours, and before that Elm, if it is asked, too."""
    if MORE_CUSTOMERS[0] not in world.organizations:
        more_customers(world)
    for number in range(count):
        case_id = opened(world, customer=MORE_CUSTOMERS[number % 3])
        if with_elm:
            asked(world, case_id, partner="Elm")
            world.clock.forward(timedelta(hours=hours + 1))
            reply(world, "Dora", case_id, accept_request, a_yes(world, "Dora"))
        asked(world, case_id)
        world.clock.forward(timedelta(hours=hours))
        promise: Yes = a_yes(world, "Ben")
        reply(world, "Ben", case_id, accept_request, promise)


def changed_between(world: World, early: tuple[int, float], late: tuple[int, float], days: int) -> str:
    """Cases answered before a change, so many days without, and cases after it: the day of the change."""
    cases_answered(world, *early)
    world.clock.forward(timedelta(days=days))
    used_from = world.clock.now.date()
    world.clock.forward(timedelta(days=1))
    cases_answered(world, *late)
    return str(used_from)


def test_the_chain_has_ten_steps_and_says_what_a_change_gave(light_world: World) -> None:
    vendors(light_world)
    used_from = changed_between(light_world, (12, 10), (12, 1), 2)
    eve = signed_in(light_world, "Eve")
    page = goal_set(eve)

    noted = eve.submit(f"{page}/changes", {"words": "One desk answers", "used_from": used_from}, seen_on=page)
    told = eve.get(page).text

    assert noted.status_code == 303
    for title in ("What our support is for", "The biggest obstacle", "When we look again", "What it gave"):
        assert title in told
    assert "At most 4 hours" in told
    assert "From 10 hours to 1 hour" in told
    assert "it may be chance" not in told
    assert len(entries(light_world, Verb.CHANGE_NOTED)) == 1


def test_of_very_many_cases_a_change_is_told_as_the_pages_of_the_measure_tell_it(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendors(light_world)
    used_from = changed_between(light_world, (10, 2), (11, 2), 60)
    monkeypatch.setattr("portal.actions.read_measures.MOST_CASES", 11)
    eve = signed_in(light_world, "Eve")
    page = goal_set(eve, measure_id="M07", target="10")

    eve.submit(f"{page}/changes", {"words": "Another form", "used_from": used_from}, seen_on=page)
    told = eve.get(page).text

    for side, cases in (("to", 10), ("from", 11)):
        assert f"from {cases} cases" in eve.get(f"/measures/M07?{side}={used_from}T00:00").text
        assert f"; {cases} cases)" in told


def test_the_obstacle_is_told_of_two_companies_as_it_stands_between_them(light_world: World) -> None:
    vendors(light_world)
    agree(light_world, "Northwind", "Elm")
    cases_answered(light_world, 10, 2, with_elm=True)
    cases_answered(light_world, 2, 2)
    eve = signed_in(light_world, "Eve")

    goal, before = goal_set(eve), len(entries(light_world, Verb.MEASURES_READ))
    page, about = eve.get(goal).text, eve.get("/measures/M01/about").text

    assert len(entries(light_world, Verb.MEASURES_READ)) == before + 2  # one look, one entry
    # The two cases in which Cedar alone was asked would be what all cases have beyond those of Elm.
    for told in (page, about, eve.get("/gaps").text):
        assert "Between Northwind and Cedar a customer waits 2 hours" in told
        assert "Between Northwind and Elm a customer waits" not in told


def test_another_company_neither_sees_nor_changes_a_goal(light_world: World) -> None:
    vendors(light_world)
    light_world.add_person("Finn", "Cedar", Role.EXECUTIVE)
    page = goal_set(signed_in(light_world, "Eve"))
    finn = signed_in(light_world, "Finn")

    answers = [
        finn.get(page).status_code,
        finn.get(f"{page}/edit").status_code,
        finn.submit(f"{page}/edit", CHAIN, seen_on="/goals").status_code,
        finn.submit(f"{page}/remove", seen_on="/goals").status_code,
        finn.submit(
            f"{page}/changes", {"words": "x", "used_from": "2026-01-01"}, seen_on="/goals"
        ).status_code,
    ]

    assert answers == [404] * 5
    assert "No goal yet" in finn.get("/goals").text
    assert signed_in(light_world, "Eve").get(page).status_code == 200
    assert signed_in(light_world, "Ada").get("/goals").status_code == 403


def test_what_cannot_be_a_goal_is_refused_beside_its_field(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")

    for changes in (
        {"role": " "},
        {"target": "NaN"},
        {"target": "-1"},
        {"measure_id": "M34"},
        {"look_on": "x"},
        {"look_on": "2020-12-01"},
    ):
        assert eve.submit("/goals/new", {**CHAIN, **changes}).status_code == 422, changes

    page = goal_set(eve)
    ahead = str(light_world.clock.now.date() + timedelta(days=9))
    early = eve.submit(f"{page}/changes", {"words": "Soon", "used_from": ahead}, seen_on=page)
    assert "note it then, not before" in early.text
    light_world.clock.forward(timedelta(days=3000))
    eve = signed_in(light_world, "Eve")
    assert "which is past: look at it now" in eve.get(page).text
    assert eve.submit(f"{page}/edit", CHAIN).status_code == 303  # the day that was kept may stay


def test_a_goal_can_be_changed_and_removed(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")
    page = goal_set(eve, measure_id="M04", target="7.5")
    shown = eve.get(f"{page}/edit").text
    asked(light_world, opened(light_world))
    light_world.clock.forward(timedelta(hours=5))

    eve.submit(f"{page}/edit", {**CHAIN, "goal": "Another goal"})
    changed = eve.get(page).text
    eve.submit(f"{page}/remove", seen_on=page)

    assert 'value="7.50"' in shown
    assert "Another goal" in changed
    assert "Nobody had them for" not in changed  # of one case alone nothing is told
    assert eve.get(page).status_code == 404


@pytest.mark.parametrize(
    ("value", "at_most", "expected"),
    [
        (Estimate(3, 2, 3.5, 20), True, Standing.REACHED),
        (Estimate(3, 2, 9, 20), True, Standing.PERHAPS),
        (Estimate(3, 2, None, 20), True, Standing.PERHAPS),
        (Estimate(5, 2, 9, 20), True, Standing.NOT_YET),
        (Estimate(5, 4.5, 9, 20), False, Standing.REACHED),
        (None, False, Standing.UNKNOWN),
    ],
)
def test_a_target_is_reached_only_when_the_whole_range_is_beyond_it(
    value: Estimate | None,
    at_most: bool,  # noqa: FBT001 - a row of the table
    expected: Standing,
) -> None:
    assert standing(value, Target(4, at_most)) is expected


def test_cases_opened_at_the_moment_of_a_change_belong_to_the_time_after() -> None:
    events = [event for number in range(20) for event in History(number).hand_over(1, 2, A, B).events]

    cases = views(events, START + timedelta(days=9))
    customer_of = {view.case_id: UUID(int=number % 3) for number, view in enumerate(cases)}

    chosen = ChosenCases(cases, BEGIN, END, customer_of)

    found = what_it_gave("M01", replace(chosen, before=START), replace(chosen, since=START))

    assert (len(found.before.cases), len(found.after.cases)) == (0, 20)
    assert found.apart is False
