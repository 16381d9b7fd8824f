"""The page of a case: who must act, where the time went, what happened, and the acts that lead on."""

from datetime import timedelta

from portal.actions.begin_wait import begin_wait
from portal.actions.promise_update import promise_update
from portal.vocabulary import CaseState, Verb
from tests.support.browsing import signed_in
from tests.support.casework import (
    act,
    asked,
    case_now,
    entries,
    handed_over,
    joined,
    opened,
    vendors,
)
from tests.support.counting import counted
from tests.support.permissions import ask_permission
from tests.support.world import World


def test_the_page_of_a_case_says_who_must_act_and_adds_the_time_up(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    world.clock.forward(timedelta(hours=1))
    asked(world, case_id)
    world.clock.forward(timedelta(hours=2))

    page = signed_in(world, "Ada").get(f"/cases/{case_id}").text

    assert "Nobody has this case" in page
    assert "Together 3 hours" in page
    assert "1 h, 33 %" in page
    assert "2 h, 67 %" in page
    assert "Northwind asked Cedar to take part" in page


def test_the_page_of_a_case_asks_a_fixed_number_of_questions(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    ada = signed_in(light_world, "Ada")
    asked_of = []
    for _ in range(2):
        with counted(light_world) as statements:
            ada.get(f"/cases/{case_id}")
        asked_of.append(len(statements))
        handed_over(light_world, case_id)
        handed_over(light_world, case_id, by="Ben", to="Northwind", taker="Ada")

    assert asked_of[0] == asked_of[1]


def test_a_note_is_shown_to_its_own_organization_only(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)
    ada = signed_in(world, "Ada")

    sent = ada.submit(f"/cases/{case_id}/notes", {"text": "Two releases behind"}, seen_on=f"/cases/{case_id}")
    empty = ada.submit(f"/cases/{case_id}/notes", {"text": " "}, seen_on="/cases")

    assert (sent.status_code, empty.status_code) == (303, 422)
    assert f'href="/cases/{case_id}">Go to the case' in empty.text
    assert "Two releases behind" in ada.get(f"/cases/{case_id}").text
    assert "Two releases behind" not in signed_in(world, "Ben").get(f"/cases/{case_id}").text
    assert len(entries(world, Verb.CASE_READ)) == 3


def test_what_somebody_wrote_stands_in_the_page_as_text(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world, "<script>alert(1)</script> drops sessions")
    ada = signed_in(light_world, "Ada")

    ada.submit(f"/cases/{case_id}/notes", {"text": "<img src=x>"}, seen_on=f"/cases/{case_id}")

    page = ada.get(f"/cases/{case_id}").text
    assert "<script>alert" not in page + ada.get("/cases").text
    assert "&lt;img src=x&gt;" in page


def test_somebody_who_only_reads_is_offered_no_act_and_refused_each(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    eve = signed_in(light_world, "Eve")

    page = eve.get(f"/cases/{case_id}")

    assert page.status_code == 200
    assert "Hand the case over" not in page.text
    assert "What you can do" not in page.text
    for path in ("handoff", "wait", "promise", "resolution", "close", "ask"):
        assert eve.get(f"/cases/{case_id}/{path}").status_code == 403
    assert len(entries(light_world, Verb.ACCESS_DENIED)) == 6


def test_opening_a_case_leads_to_its_page_and_a_title_that_names_somebody_comes_back(world: World) -> None:
    vendors(world)
    ada = signed_in(world, "Ada")
    fields = {
        "customer": "halden-rail.example",
        "title": "Sessions drop every night",
        "product": "Edge router",
        "severity": "High",
    }

    refused = ada.submit("/cases/new", {**fields, "title": "Mail to jane.doe@halden-rail.example drops"})
    made = ada.submit("/cases/new", fields)

    assert refused.status_code == 422
    assert "The title names an e-mail address" in refused.text
    assert made.status_code == 303
    assert "Sessions drop every night" in ada.get(made.headers["Location"]).text


def test_closing_asks_first_and_says_what_ends(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    ada = signed_in(world, "Ada")

    before = ada.get(f"/cases/{case_id}/close")
    state = case_now(world, case_id).state
    closed = ada.submit(f"/cases/{case_id}/close")
    reopened = ada.submit(f"/cases/{case_id}/reopen", seen_on=f"/cases/{case_id}")

    assert "has not said that it works again" in before.text
    assert state is CaseState.OPEN
    assert closed.status_code == reopened.status_code == 303
    assert case_now(world, case_id).state is CaseState.OPEN


def test_a_closed_case_shows_no_form_for_what_it_would_refuse(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    ada, here = signed_in(light_world, "Ada"), f"/cases/{case_id}"
    acts = "ask cause close handoff permission/ask promise resolution uploads/new urgency wait workaround"
    before = {ada.get(f"{here}/{one}").status_code for one in acts.split()}

    ada.submit(f"{here}/close")

    after = [ada.get(f"{here}/{one}") for one in acts.split()]
    assert (before, {one.status_code for one in after}) == ({200}, {409})
    assert all("Take it up again" in one.text and f'href="{here}"' in one.text for one in after)


def test_waiting_working_and_promising_go_by_their_pages(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    ada, here = signed_in(light_world, "Ada"), f"/cases/{case_id}"

    sent = [
        ada.submit(f"{here}/wait", {"awaited": "customer"}),
        ada.submit(f"{here}/wait/end", seen_on=here),
        ada.submit(f"{here}/promise", {"next_update": "2026-03-03T10:00"}),
    ]
    asked(light_world, case_id)
    sent.append(ada.submit(f"{here}/work", seen_on=here))
    late = ada.submit(f"{here}/promise", {"next_update": "2026-03-01T10:00"})

    assert [answer.status_code for answer in sent] == [303] * 4
    assert late.status_code == 422
    assert "Choose a time in the future" in late.text


def test_a_late_promise_is_marked_in_words(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    act(light_world, "Ada", case_id, promise_update, light_world.clock.now + timedelta(hours=1))
    light_world.clock.forward(timedelta(hours=2))

    ada = signed_in(light_world, "Ada")

    assert "late, was due" in ada.get("/cases").text
    assert "late, was due" in ada.get(f"/cases/{case_id}").text


def test_a_conflict_is_shown_as_a_sentence_beside_the_form(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)
    act(light_world, "Ben", case_id, begin_wait, None)

    refused = signed_in(light_world, "Ada").submit(f"/cases/{case_id}/wait", {"awaited": "customer"})

    assert refused.status_code == 422
    assert "It is not with you now" in refused.text


def test_who_only_reads_a_case_is_led_to_no_page_that_would_refuse_them(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)
    asked_for = ask_permission(world, "Ada", case_id, "Cedar").id
    page = f"/cases/{case_id}/permission/{asked_for}"

    engineer, executive = signed_in(world, "Ada"), signed_in(world, "Eve")

    assert page in engineer.get(f"/cases/{case_id}").text
    assert engineer.get(page).status_code == 200
    assert page not in executive.get(f"/cases/{case_id}").text
    assert executive.get(page).status_code == 403
