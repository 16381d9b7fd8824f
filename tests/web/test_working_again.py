"""The customer's answer by link: looking changes nothing, answering counts once."""

from datetime import timedelta

from portal.measures.levels.level import views
from portal.records.measured_events import measured_events
from portal.vocabulary import CaseState
from portal.web.measure_parts import parts_of
from tests.support.browsing import anonymous, signed_in
from tests.support.casework import case_now, opened, vendors
from tests.support.permissions import deliver, newest
from tests.support.world import World


def link_of(world: World, case_id: object) -> str:
    """Propose by the page, and give the address from the customer's mailbox."""
    sent = signed_in(world, "Ada").submit(
        f"/cases/{case_id}/resolution",
        {"words": "We replaced the faulty driver.", "email": "ops@halden-rail.example"},
    )
    assert sent.status_code == 303
    return newest(deliver(world), r"(/working/[\w-]+)")


def test_looking_changes_nothing_and_a_yes_counts_once(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    address = link_of(world, case_id)
    customer = anonymous(world)

    looked = [customer.get(address).status_code for _ in range(3)]
    state = case_now(world, case_id).state
    said = customer.submit(address, {"works": "yes"})
    thanked = customer.get(said.headers["Location"])
    again = customer.submit(address, {"works": "no", "words": "It stopped."})

    assert looked == [200] * 3
    assert state is CaseState.RESOLUTION_PROPOSED
    assert said.status_code == 303
    assert "You said that it works again" in thanked.text
    assert again.status_code == 200
    assert case_now(world, case_id).state is CaseState.RESOLVED
    solved = signed_in(world, "Ada").get(f"/cases/{case_id}").text
    assert "Take it up again" in solved
    assert "Hand the case over" not in solved


def test_how_much_work_it_was_is_asked_once_and_may_stay_unanswered(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    address = link_of(light_world, case_id)
    customer = anonymous(light_world)

    wrong = customer.submit(address, {"works": "yes", "effort": "A lot"})
    said = customer.submit(address, {"works": "yes", "effort": "much"})

    with light_world.transaction() as database:
        events = measured_events(database, light_world.organizations["Northwind"].id)
    (part,) = parts_of("M27", views(events, light_world.clock.now))
    assert (wrong.status_code, said.status_code) == (422, 303)
    assert "it works again, and that it was much work for them" in (
        signed_in(light_world, "Ada").get(f"/cases/{case_id}").text
    )
    assert (part.key, part.count, part.of, part.cases) == ("much", 1, 1, frozenset({case_id}))


def test_a_no_without_a_sentence_comes_back_and_with_one_is_read_by_the_vendor(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    address = link_of(world, case_id)
    customer = anonymous(world)

    bare = customer.submit(address, {"works": "no"})
    said = customer.submit(address, {"works": "no", "words": "It stopped again at two."})

    ada = signed_in(world, "Ada")
    assert bare.status_code == 422
    assert "Your sentence is missing" in bare.text
    assert said.status_code == 303
    assert "It stopped again at two." in ada.get(f"/cases/{case_id}").text
    assert "says that it does not work yet" in ada.get("/inbox").text


def test_a_partly_shows_what_still_fails_until_the_next_proposal_is_answered(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    customer, fails = anonymous(light_world), "Two of nine sites still drop."
    address = link_of(light_world, case_id)

    bare = customer.submit(address, {"works": "partly"})
    said = customer.submit(address, {"works": "partly", "words": fails})
    thanked = customer.get(said.headers["Location"]).text

    ada = signed_in(light_world, "Ada")
    shown = ada.get(f"/cases/{case_id}").text
    assert (bare.status_code, said.status_code) == (422, 303)
    assert "You said that it works in part" in thanked
    assert "says that it works in part. This still fails:" in shown
    assert shown.count(fails) == len(("above the timeline", "in the timeline"))
    assert "says that it works in part only" in ada.get("/inbox").text
    assert fails in ada.get(f"/cases/{case_id}/resolution").text
    customer.submit(link_of(light_world, case_id), {"works": "yes"})
    assert "This still fails" not in ada.get(f"/cases/{case_id}").text


def test_after_a_fortnight_the_link_works_no_more_and_silence_is_shown(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    address = link_of(light_world, case_id)
    light_world.clock.forward(timedelta(days=15))
    deliver(light_world)

    assert anonymous(light_world).get(address).status_code == 410
    ada = signed_in(light_world, "Ada")
    assert "did not answer whether it works again" in ada.get(f"/cases/{case_id}").text
    assert "did not say whether it works again" in ada.get("/inbox").text


def test_a_made_up_link_shows_nothing(light_world: World) -> None:
    vendors(light_world)

    assert anonymous(light_world).get("/working/AAAAAAAAAAAAAAAAAAAAAA").status_code == 404
