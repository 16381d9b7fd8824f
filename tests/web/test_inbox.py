"""What waits, the most urgent first, and what the palette finds."""

from datetime import timedelta

from portal.actions.close_case import close_case
from portal.actions.promise_update import promise_update
from tests.support.browsing import signed_in
from tests.support.casework import act, asked, case_now, joined, offered, opened, vendors
from tests.support.counting import counted
from tests.support.world import World


def test_what_is_late_stands_first_and_each_view_shows_its_kind(world: World) -> None:
    vendors(world)
    offer, promise = opened(world, "An offered case of ours"), opened(world, "A promised update of ours")
    joined(world, offer)
    joined(world, promise)
    offered(world, offer)
    act(world, "Ben", promise, promise_update, world.clock.now + timedelta(hours=1))
    asked(world, opened(world, "A request without a clock"))
    world.clock.forward(timedelta(hours=2))
    ben = signed_in(world, "Ben")

    page = ben.get("/inbox").text

    places = [page.index(title) for title in ("A promised update", "An offered case", "A request without")]
    assert places[0] == min(places)
    assert "late, was due" in page
    assert "An offered case" not in ben.get("/inbox?view=requests").text
    assert "An offered case" in ben.get("/inbox?view=handoffs").text
    assert ben.get("/inbox?view=nonsense").status_code == 200


def test_an_empty_inbox_says_what_will_appear_there(light_world: World) -> None:
    vendors(light_world)

    assert "Nothing waits for you" in signed_in(light_world, "Dora").get("/inbox").text


def test_what_was_answered_waits_no_more(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    asked(light_world, case_id)
    ben = signed_in(light_world, "Ben")
    before = ben.get("/inbox").text

    act(light_world, "Ada", case_id, close_case, tools=True)

    assert "asks you to take part" in before
    assert "asks you to take part" not in ben.get("/inbox").text


def test_the_inbox_asks_the_same_number_of_questions_however_full_it_is(light_world: World) -> None:
    vendors(light_world)
    ben, asked_of = signed_in(light_world, "Ben"), []
    for _ in range(2):
        for number in range(3):
            asked(light_world, opened(light_world, f"Sessions drop, number {number}"))
        with counted(light_world) as statements:
            ben.get("/inbox")
        asked_of.append(len(statements))

    assert asked_of[0] == asked_of[1]


def test_the_palette_finds_own_cases_by_title_and_reference(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    reference = case_now(world, case_id).reference
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")

    by_title = ada.get("/palette?q=sessions").json
    by_reference = ada.get(f"/palette?q={reference}").json
    asked(world, case_id)
    strangers = ben.get("/palette?q=sessions").json

    assert by_title == by_reference
    assert by_title is not None
    assert [item["url"] for item in by_title["items"]] == [f"/cases/{case_id}"]
    assert strangers == {"items": []}


def test_the_palette_names_only_pages_that_the_reader_may_open(light_world: World) -> None:
    vendors(light_world)

    def pages(name: str) -> set[str]:
        found = signed_in(light_world, name).get("/palette?q=e").json
        return {item["label"] for item in (found or {"items": []})["items"] if item["hint"] == "Page"}

    assert "Between companies" in pages("Eve")
    assert "Open a case" not in pages("Eve")
    assert "Open a case" in pages("Ada")
    assert "Between companies" not in pages("Ada")
