"""Changes are suggested to one's own company or a partner, which alone says what becomes of them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.actions.make_suggestion import make_suggestion
from portal.records.suggestions import SuggestedChange
from portal.vocabulary import Invalid, Role, SuggesterLevel
from tests.support.browsing import Visitor, signed_in
from tests.support.casework import vendors
from tests.support.world import World

WORDS = "Show the firmware version on the first page of the form."


@pytest.fixture
def house(light_world: World) -> World:
    vendors(light_world)
    light_world.add_person("Cora", "Cedar", Role.EXECUTIVE)
    light_world.add_person("Elsa", "Elm", Role.EXECUTIVE)
    return light_world


def suggest(world: World, visitor: Visitor, to: str = "Cedar", **more: str) -> int:
    form = {"words": WORDS, "to": str(world.organizations[to].id), "level": "front_line"}
    return visitor.submit("/suggestions/new", form | more).status_code


def newest(world: World) -> SuggestedChange:
    with world.transaction() as database:
        return database.scalars(select(SuggestedChange).order_by(SuggestedChange.id.desc())).first()  # type: ignore[return-value]


def say(world: World, visitor: Visitor, **form: str) -> int:
    page = f"/suggestions/{newest(world).id}"
    sent = {"refusal": "", "same_as": "", "evidence": ""} | form
    return visitor.submit(f"{page}/answer", sent, seen_on=page).status_code


def test_a_suggestion_goes_from_the_front_line_into_daily_use(house: World) -> None:
    ada, cora = signed_in(house, "Ada"), signed_in(house, "Cora")

    made = suggest(house, ada)
    steps = [
        say(house, cora, state="routed"),
        say(house, cora, state="accepted"),
        say(house, cora, state="in_use"),
        say(house, cora, state="in_use", evidence="It stands on the first page since Monday."),
    ]

    assert (made, steps) == (303, [303, 303, 422, 303])
    page = ada.get("/suggestions").text
    assert "in daily use" in page
    assert "somebody who answers customers" not in page
    assert "since Monday" in ada.get(f"/suggestions/{newest(house).id}").text


def test_a_no_needs_its_reason_and_ends_it(house: World) -> None:
    suggest(house, signed_in(house, "Ada"))
    cora = signed_in(house, "Cora")

    refused = say(house, cora, state="declined")
    said = say(house, cora, state="declined", refusal="not_ours")

    assert (refused, said) == (422, 303)
    address = f"/suggestions/{newest(house).id}"
    late = cora.submit(f"{address}/answer", {"state": "accepted"}, seen_on="/suggestions")
    assert (late.status_code, "somebody was faster" in late.text) == (422, True)
    page = cora.get(address).text
    assert "somebody was faster" not in page
    assert "it is not ours to change" in page
    assert "Write it down" not in page


def test_the_same_wish_twice_has_one_fate(house: World) -> None:
    ada, cora = signed_in(house, "Ada"), signed_in(house, "Cora")
    suggest(house, ada)
    first = str(newest(house).id)
    suggest(house, ada, words="Put the version of the firmware on page one, please.")

    alone = say(house, cora, state="same")
    said = say(house, cora, state="same", same_as=first)

    assert (alone, said) == (422, 303)
    assert str(newest(house).same_as_id) == first


def test_a_wish_that_another_company_had_before_keeps_its_page(house: World) -> None:
    cora = signed_in(house, "Cora")
    suggest(house, cora)
    first = str(newest(house).id)
    suggest(house, signed_in(house, "Ada"), words="Put the version of the firmware on page one, please.")

    say(house, cora, state="same", same_as=first)

    page = signed_in(house, "Ada").get(f"/suggestions/{newest(house).id}")
    assert page.status_code == 200
    assert "a suggestion of another company" in page.text
    assert first not in page.text


def test_nobody_else_answers_sees_or_suggests_where_there_is_no_agreement(house: World) -> None:
    ada, ben = signed_in(house, "Ada"), signed_in(house, "Ben")
    eve, elsa = signed_in(house, "Eve"), signed_in(house, "Elsa")

    stranger = suggest(house, ada, "Elm")
    names = suggest(house, ada, words="Ask Ms Jane Miller to call +49 30 901820 before noon.")
    suggest(house, ada)
    page = f"/suggestions/{newest(house).id}"

    assert (stranger, names) == (422, 422)
    actor, elm = house.actor("Ada"), house.organizations["Elm"].id
    with house.transaction() as database, pytest.raises(Invalid):
        make_suggestion(database, actor, elm, SuggesterLevel.EXPERT, WORDS, house.clock.now)
    assert elsa.get(page).status_code == 404
    assert WORDS not in elsa.get("/suggestions").text
    assert say(house, ben, state="routed") == 403
    assert say(house, eve, state="routed") == 404
    assert "Write it down" not in eve.get(page).text


def test_figures_are_of_the_time_that_was_chosen_and_can_be_taken_along(house: World) -> None:
    ada = signed_in(house, "Ada")
    for _ in range(10):
        suggest(house, ada)
    house.clock.forward(timedelta(days=40))
    ada = signed_in(house, "Ada")
    suggest(house, ada)

    whole = ada.get("/suggestions/figures.csv").text
    lately = ada.get("/suggestions?period=30").text
    none = ada.get("/suggestions/figures.csv?period=30").text

    assert "100% came from people who answer customers." in whole
    assert "Still waiting,Until daily use,after 0,11" in whole
    assert "Still waiting,Until daily use,after 24 h,10" in whole  # the last one was made just now
    assert "There are figures from ten suggestions on." in lately
    assert lately.count(WORDS) == 1
    assert none.splitlines() == ["Measure,Figure,What it says,Range"]
    assert ada.get("/suggestions/figures.xlsx").data.startswith(b"PK")
