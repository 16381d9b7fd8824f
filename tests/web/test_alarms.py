"""Alarms on the page of the case and in the inbox; who is told is proposed and accepted on pages."""

from datetime import timedelta

import pytest

from portal.actions.promise_update import promise_update
from portal.actions.withdraw_handoff import withdraw_handoff
from portal.rules.alarms import AlarmKind
from portal.rules.ladders import Ladder
from tests.support.alarming import (
    HOUR,
    TERMS,
    a_ladder,
    agree_on,
    look,
    propose,
    raised,
    vendors_with_administrators,
)
from tests.support.browsing import signed_in
from tests.support.casework import act, joined, offered, opened
from tests.support.world import World

STEP = {"rung_1": "30", "rung_1_unit": "minutes", "rung_1_contact": "engineers"}


@pytest.fixture
def pair(light_world: World) -> World:
    vendors_with_administrators(light_world)
    return light_world


def form(world: World, **more: str) -> dict[str, str]:
    """What a browser sends of the form: every field, steps without a company left out by the portal."""
    sent = {"nobody": "2", "nobody_unit": "hours", "silent": "3", "silent_unit": "days", "hours": "office"}
    for number in range(1, 7):
        name = f"rung_{number}"
        sent |= {name: "", f"{name}_unit": "hours", f"{name}_company": "", f"{name}_contact": "engineer"}
    northwind = str(world.organizations["Northwind"].id)
    return sent | STEP | {"rung_1_company": northwind} | more


def place(world: World, partner: str) -> str:
    return f"/partners/{world.organizations[partner].id}/alarms"


def test_a_ladder_is_proposed_and_accepted_by_two_people_on_pages(pair: World) -> None:
    vera, carl = signed_in(pair, "Vera"), signed_in(pair, "Carl")

    assert "nobody is told by mail" in vera.get(place(pair, "Cedar")).text
    sent = vera.submit(f"{place(pair, 'Cedar')}/propose", form(pair))
    waiting = carl.get(place(pair, "Northwind")).text
    said = carl.submit(
        f"{place(pair, 'Northwind')}/1/answer", {"answer": "accepted"}, seen_on=place(pair, "Northwind")
    )

    assert (sent.status_code, said.status_code) == (303, 303)
    assert "Proposed by Northwind" in waiting
    assert "Northwind, all engineers" in waiting
    agreed = vera.get(place(pair, "Cedar")).text
    assert "The agreed steps" in agreed
    assert "1 person of yours now" in agreed
    assert "30 minutes" in agreed


WRONG = [
    ({"nobody": "1", "nobody_unit": "minutes"}, "Choose from 5 minutes to 30 days."),
    ({"silent": ""}, "Enter a number."),
    ({"rung_1": "-3"}, "Enter a number from 0"),
    ({"rung_1_company": "0" * 8}, "Choose one of those that are offered"),
    ({"rung_1": "31", "rung_1_unit": "days"}, "Choose from 0 minutes to 30 days."),
]


def test_what_cannot_be_agreed_on_comes_back_with_a_sentence(pair: World) -> None:
    vera = signed_in(pair, "Vera")

    for wrong, sentence in WRONG:
        answer = vera.submit(f"{place(pair, 'Cedar')}/propose", form(pair, **wrong))

        assert answer.status_code == 422, wrong
        assert sentence in answer.text
    unread = vera.submit(f"{place(pair, 'Cedar')}/propose", form(pair, silent="soon")).text
    assert ("Write a whole number" in unread, "Enter a number" in unread) == (True, False)


def test_a_proposal_of_the_other_side_is_answered_before_there_is_another(pair: World) -> None:
    vera, carl = signed_in(pair, "Vera"), signed_in(pair, "Carl")
    page = f"{place(pair, 'Northwind')}/propose"
    carl.get(page)
    propose(pair, Ladder(TERMS))

    refused = carl.submit(page, form(pair))
    strange = carl.submit(
        f"{place(pair, 'Northwind')}/1/answer", {"answer": "proposed"}, seen_on=place(pair, "Northwind")
    )
    ours = vera.submit(
        f"{place(pair, 'Cedar')}/1/answer", {"answer": "accepted"}, seen_on=place(pair, "Cedar")
    )

    assert "Answer that first" in refused.text
    assert (strange.status_code, ours.status_code) == (422, 409)


def test_an_alarm_stands_on_the_case_and_in_the_inbox_until_somebody_looks_after_it(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    case_id = opened(pair)
    joined(pair, case_id)
    offered(pair, case_id)
    ada, ben = signed_in(pair, "Ada"), signed_in(pair, "Ben")
    assert "Nobody has had this case" not in ada.get(f"/cases/{case_id}").text

    look(pair, 2 * HOUR)
    page, inbox = ada.get(f"/cases/{case_id}").text, ada.get("/inbox?view=alarms").text
    gap = next(one for one in raised(pair) if one.kind is AlarmKind.NOBODY_HOLDS)
    taken = ben.submit(f"/cases/{case_id}/alarms/{gap.id}/take", seen_on=f"/cases/{case_id}")

    assert "Nobody has had this case for too long" in page
    assert "Step 1 of what was agreed" in page
    assert "nobody has had this case for too long" in inbox
    assert taken.status_code == 303
    assert "Ben of Cedar took it on" in ada.get(f"/cases/{case_id}").text
    assert "Nothing of this kind waits" in ada.get("/inbox?view=alarms").text
    assert signed_in(pair, "Dora").get("/inbox?view=alarms").text.count("too long") == 0


def test_an_alarm_that_is_over_is_gone_from_the_page_at_once(pair: World) -> None:
    case_id = opened(pair)
    joined(pair, case_id)
    handoff_id = offered(pair, case_id)
    look(pair, 4 * HOUR)
    ada = signed_in(pair, "Ada")
    before = ada.get(f"/cases/{case_id}").text

    ada.submit(f"/cases/{case_id}/work", seen_on=f"/cases/{case_id}")
    taken = ada.get(f"/cases/{case_id}").text
    pair.clock.forward(timedelta(minutes=1))
    act(pair, "Ada", case_id, withdraw_handoff, handoff_id)
    offered(pair, case_id)
    in_a_new_gap = ada.get(f"/cases/{case_id}").text

    assert "Nobody has had this case for too long" in before
    assert "Nobody has had this case for too long" not in taken
    assert "Nobody has this case" in in_a_new_gap
    assert "Nobody has had this case for too long" not in in_a_new_gap


def test_a_case_that_is_late_by_a_promise_of_ours_stands_once_in_the_inbox(pair: World) -> None:
    silent, promised = opened(pair, "A case that is silent"), opened(pair, "A case that was promised")
    act(pair, "Ada", promised, promise_update, pair.clock.now + HOUR)

    look(pair, 80 * HOUR)

    page = signed_in(pair, "Ada").get("/inbox").text
    assert page.count(f"/cases/{silent}") >= 1
    assert page.count("nothing has happened for too long") == 1


def test_an_address_is_kept_with_a_secret_that_is_shown_once(pair: World) -> None:
    vera = signed_in(pair, "Vera")

    refused = vera.submit("/organization/alarms", {"address": "https://192.168.0.1/"})
    kept = vera.submit("/organization/alarms", {"address": "https://hooks.northwind.example/alarms"})
    again = vera.get("/organization/alarms").text
    pair.clock.forward(timedelta(minutes=1))
    ended = vera.submit("/organization/alarms", {"address": ""})

    assert "Enter the full name of a host" in refused.text
    assert "whsec_" in kept.text
    assert "hooks.northwind.example" in again
    assert "whsec_" not in again
    assert ended.status_code == 303
    assert "hooks.northwind.example" not in vera.get("/organization/alarms").text
