"""Where cases wait between companies: figures with their cases, and none where there are too few."""

import re
from datetime import timedelta
from itertools import cycle

import pytest

from portal.access.answers import No
from portal.actions.accept_request import accept_request
from portal.actions.decline_request import decline_request
from portal.vocabulary import DeclineReason, Role, Verb
from tests.support.browsing import signed_in
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
from tests.support.world import World

_IN_TURN = cycle(MORE_CUSTOMERS)
SOME = re.compile("Of some of the cases|The newest of these cases")


def ask_and_wait(world: World, hours: float, *, yes: bool = True) -> None:
    """One case, of three customers in turn, in which Cedar answers after so many hours."""
    if MORE_CUSTOMERS[0] not in world.organizations:
        more_customers(world)
    case_id = opened(world, customer=next(_IN_TURN))
    asked(world, case_id)
    world.clock.forward(timedelta(hours=hours))
    if yes:
        reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))
    else:
        reply(world, "Ben", case_id, decline_request, No(DeclineReason.CAPACITY))


def test_below_ten_cases_nothing_is_told_but_that_there_are_too_few(world: World) -> None:
    vendors(world)
    for _ in range(9):
        ask_and_wait(world, 2)

    page = signed_in(world, "Eve").get("/gaps").text

    assert "too few to show" in page
    assert "2 hours" not in page
    assert "9 cases" not in page


def test_from_ten_cases_on_the_sentence_has_the_figure_the_range_and_the_number(world: World) -> None:
    vendors(world)
    for number in range(11):
        ask_and_wait(world, 1 + number)

    page = signed_in(world, "Eve").get("/gaps").text

    assert "Between Northwind and Cedar a customer waits 6 hours for a yes in half of the cases" in page
    assert "(11 cases)" in page
    assert "between" in page
    assert len(entries(world, Verb.MEASURES_READ)) == 1


def test_a_click_leads_to_the_cases_behind_a_figure(world: World) -> None:
    vendors(world)
    for _ in range(10):
        ask_and_wait(world, 2)
    ask_and_wait(world, 2, yes=False)
    northwind, cedar = (world.organizations[name].id for name in ("Northwind", "Cedar"))
    eve = signed_in(world, "Eve")

    whole = eve.get(f"/gaps/{northwind}/{cedar}")
    declined = eve.get(f"/gaps/{northwind}/{cedar}?what=declined")

    assert whole.text.count("Sessions drop every night") == 11
    assert declined.text.count("Sessions drop every night") == 1
    assert eve.get(f"/gaps/{cedar}/{northwind}").status_code == 404


def test_an_executive_reads_figures_of_their_own_companys_cases_only(world: World) -> None:
    vendors(world)
    world.add_person("Finn", "Cedar", Role.EXECUTIVE)
    world.add_person("Gil", "Elm", Role.EXECUTIVE)
    for _ in range(12):
        ask_and_wait(world, 2)
    northwind, cedar = (world.organizations[name].id for name in ("Northwind", "Cedar"))
    gil = signed_in(world, "Gil")

    assert "12 cases" in signed_in(world, "Finn").get("/gaps").text
    assert "Nobody has asked anybody yet" in gil.get("/gaps").text
    assert gil.get(f"/gaps/{northwind}/{cedar}").status_code == 404


def test_of_a_time_without_cases_two_companies_look_as_if_they_had_a_few(light_world: World) -> None:
    vendors(light_world)
    for _ in range(10):
        ask_and_wait(light_world, 2)
    light_world.clock.forward(timedelta(days=60))
    eve, ids = signed_in(light_world, "Eve"), light_world.organizations
    none = eve.get("/gaps?period=30").text
    listed = eve.get(f"/gaps/{ids['Northwind'].id}/{ids['Cedar'].id}?period=30").text

    assert "(10 cases)" in eve.get("/gaps?period=90").text
    assert "(10 cases)" not in none
    assert "too few" in none
    assert "No such case" in listed
    assert "Of cases opened in the last 30 days." in listed
    assert eve.get("/gaps?period=nonsense").status_code == 200


def test_an_engineer_does_not_read_the_figures(light_world: World) -> None:
    vendors(light_world)

    assert signed_in(light_world, "Ada").get("/gaps").status_code == 403


def test_the_figures_of_a_chosen_time_are_taken_along_as_they_are_shown(light_world: World) -> None:
    vendors(light_world)
    for number in range(11):
        ask_and_wait(light_world, 1 + number)
    eve, ada = signed_in(light_world, "Eve"), signed_in(light_world, "Ada")
    page = eve.get("/gaps?from=2026-01-01T00:00").text

    shown = eve.get("/gaps/figures.csv?from=2026-01-01T00:00").text
    earlier = eve.get("/gaps/figures.csv?to=2026-01-01T00:00").text

    row = shown.splitlines()[1].split(",")
    assert row[:4] == ["Northwind", "Cedar", "11", "6 hours"]
    assert all(value in page for value in row)
    assert "/gaps/figures.xlsx?from=2026-01-01T00:00" in page
    assert eve.get("/gaps/figures.xlsx").data.startswith(b"PK")
    assert earlier.splitlines()[1].startswith("Northwind,Cedar,too few,")
    assert ada.get("/gaps/figures.csv").status_code == 403


def test_of_very_many_cases_those_of_one_frame_are_told_and_the_pages_say_so(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendors(light_world)
    for hours in (*[20] * 10, *[2] * 11):
        ask_and_wait(light_world, hours)
    northwind, cedar = (light_world.organizations[name].id for name in ("Northwind", "Cedar"))
    pages = (
        "/measures/M07",
        f"/gaps/{northwind}/{cedar}",
        "/measures/M07/figures.csv",
        "/measures/catalogue",
        "/measures/M28",
        "/measures/M05",
    )
    eve = signed_in(light_world, "Eve")
    whole = [eve.get(page).text for page in pages]
    for read in ("actions.read_measures", "actions.read_pair"):
        monkeypatch.setattr(f"portal.{read}.MOST_CASES", 11)

    newest = [eve.get(page).text for page in pages]
    early = [
        eve.get(f"/measures/M07?{time}").status_code for time in ("to=1999-01-01", "to=0001-01-02T00:00")
    ]

    assert early == [200, 200]  # before the first case there is nothing, however far one looks
    assert not any(SOME.search(page) for page in whole)
    assert all(SOME.search(page) for page in newest)
    assert "from 21 cases" in whole[0]
    assert "from 11 cases" in newest[0]
    assert "(21 cases)" in whole[1]
    assert "(21 cases)" in newest[1]
