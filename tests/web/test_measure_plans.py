"""What an organization decides about a measure: by whom, when, what held before; nobody else's business."""

import pytest

from portal.measures.catalogue import DECIDED_ON, QUALITY
from portal.vocabulary import Role, Verb
from tests.support.browsing import signed_in
from tests.support.casework import entries, vendors
from tests.support.world import World

DECISION = {
    "direction": "most",
    "target": "5",
    "obstacle": "Nights",
    "act": "A rota",
    "look_on": "2027-01-15",
}
ABOUT = "/measures/M03/about"


def test_a_decision_is_shown_with_what_held_before_and_to_no_other_company(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")

    first = eve.submit(ABOUT, DECISION)
    second = eve.submit(ABOUT, {**DECISION, "target": "3", "act": "Two rotas"})

    told = eve.get(ABOUT).text
    listed = eve.get("/measures/catalogue").text
    assert (first.status_code, second.status_code) == (303, 303)
    assert told.index("At most 3 percent") < told.index("At most 5 percent")
    for words in ("Nights", "Two rotas", "A rota", "15 January 2027", "Eve"):
        assert words in told
    assert "At most 3 percent" in listed
    assert "At most 5 percent" not in listed
    assert len(entries(light_world, Verb.MEASURE_PLANNED)) == 2
    light_world.add_person("Finn", "Cedar", Role.EXECUTIVE)
    finn = signed_in(light_world, "Finn")
    assert "Nights" not in finn.get(ABOUT).text
    assert "Two rotas" not in finn.get("/measures/catalogue").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"target": "-1"}, "Enter a number from 0 up"),
        ({"target": "nan"}, "Enter a number from 0 up"),
        ({"look_on": "2020-01-01"}, "Enter a day from today on"),
        ({"obstacle": "x" * 301}, "at most 300 letters"),
    ],
)
def test_a_decision_that_means_nothing_is_answered_with_what_to_do(
    light_world: World, wrong: dict[str, str], sentence: str
) -> None:
    vendors(light_world)

    answer = signed_in(light_world, "Eve").submit(ABOUT, {**DECISION, **wrong})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert entries(light_world, Verb.MEASURE_PLANNED) == []


def test_what_has_no_one_figure_is_decided_in_words(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")
    page = "/measures/M35/about"
    fields = {name: DECISION[name] for name in ("obstacle", "act", "look_on")}

    answer = eve.submit(page, {**fields, "target_words": "None for a week"})

    assert answer.status_code == 303, answer.text
    assert "None for a week" in eve.get(page).text
    assert 'name="direction"' not in eve.get(page).text


def test_every_measure_has_a_page_with_all_that_is_said_about_it(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")

    for key in ("M01", "M19", "M33", "M35", QUALITY.id):
        told, one = eve.get(f"/measures/{key}/about").text, DECIDED_ON[key]
        for label in ("Computed as", "Unit", "From the events", "Serves", "Could be gamed by", "Guarded by"):
            assert label in told
        for label in ("Target", "Biggest obstacle", "What is done", "Next look", "Not decided yet"):
            assert label in told
        assert one.name in told
    catalogue = eve.get("/measures/catalogue").text
    assert catalogue.count("Decide<span") == len(DECIDED_ON)
    assert eve.get("/measures/M99/about").status_code == 404


def test_where_a_goal_uses_the_measure_the_goal_says_it(light_world: World) -> None:
    vendors(light_world)
    eve = signed_in(light_world, "Eve")
    eve.submit(ABOUT, DECISION)
    goal = {
        "role": "We get customers working again.",
        "goal": "Somebody always has it",
        "outcome": "Work goes on.",
        "measure_id": "M03",
        "direction": "most",
        "target": "1",
        "obstacle": "Weekends",
        "look_on": "2027-01-01",
    }
    eve.submit("/goals/new", goal)

    told = eve.get(ABOUT).text

    assert "Somebody always has it" in told
    assert "At most 1 percent" in told
    assert "Weekends" in told
    assert 'id="decide"' not in told


def test_an_engineer_may_neither_read_nor_decide(light_world: World) -> None:
    vendors(light_world)
    ada = signed_in(light_world, "Ada")

    assert ada.get(ABOUT).status_code == 403
    assert ada.submit(ABOUT, DECISION, seen_on="/cases").status_code == 403
    assert entries(light_world, Verb.MEASURE_PLANNED) == []
