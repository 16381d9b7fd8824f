"""The pages where two must agree to one hidden value: each says whom it waits for."""

from datetime import timedelta

from portal.vocabulary import RevealState, Role
from tests.support.browsing import anonymous, signed_in
from tests.support.mandates import JONAS, named, work_off
from tests.support.permissions import deliver, mailboxes, newest
from tests.support.revealing import APPROVER, ask, reveal_now
from tests.support.world import World
from tests.web.test_permission import newest_permission
from tests.web.test_reveals import a_case

HANNA = ("hanna@halden-rail.example", "Hanna")


def test_the_first_of_two_learns_that_another_is_asked_and_the_second_who_was_first(
    light_world: World,
) -> None:
    case_id, disclosure_id, stand_in = a_case(light_world)
    light_world.add_person("Hanna", "Halden Rail", Role.CUSTOMER_APPROVER)
    one = ask(light_world, case_id, disclosure_id, stand_in)
    domains = named(light_world, APPROVER, JONAS, HANNA, two_agree=True)
    maria, hanna = anonymous(light_world), signed_in(light_world, "Hanna")
    page = newest(deliver(light_world), r"(/reveal/[\w-]+)")
    answer = {"name": APPROVER[1], "allow": "1"}

    before = maria.get(page).text
    maria.submit(page, answer)
    work_off(light_world, domains)
    code = newest(mailboxes(light_world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    first = maria.submit(f"{page}/code", {**answer, "code": code}, seen_on=page).text
    work_off(light_world, domains)
    letters = [letter for letter in mailboxes(light_world) if letter["To"] == JONAS[0]]
    second = anonymous(light_world).get(newest(letters, r"(/reveal/[\w-]+)")).text
    here = f"/permissions/{newest_permission(light_world, case_id).id}"
    waits = hanna.get(here).text
    light_world.clock.forward(timedelta(minutes=11))
    hanna.submit(f"/permissions/reveals/{one.id}/show", seen_on=here)
    asking, state = hanna.get(here).text, reveal_now(light_world, one.id).state
    work_off(light_world, domains)
    hanna.submit(f"/permissions/reveals/{one.id}/show", seen_on=here)

    assert "Two of you must agree to this" in before
    assert "You agreed, and a second of you must" in first
    assert f"{APPROVER[1]} has agreed, and a second of you must" in second
    assert f"{APPROVER[1]} agreed; a second must" in waits
    assert ("we are asking the name servers" in asking, state) == (True, RevealState.ASKED)
    assert reveal_now(light_world, one.id).state is RevealState.APPROVED
