"""What helps meanwhile is the customer's to confirm; more urgency is asked, taken up, done or declined."""

from uuid import UUID

import pytest

from portal.actions.escalate import escalate
from portal.measures.levels.level import views
from portal.measures.levels.waiting import waits
from portal.measures.survival import End
from portal.records.measured_events import measured_events
from portal.vocabulary import EscalationReason, Invalid, Role, Verb
from tests.support.browsing import Visitor, anonymous, signed_in
from tests.support.casework import act, case_now, entries, joined, opened, vendors
from tests.support.permissions import deliver, newest
from tests.support.world import World

RELIEF = {"words": "Restart the line from the second site.", "email": "ops@halden-rail.example"}


@pytest.fixture
def case_id(light_world: World) -> UUID:
    vendors(light_world)
    light_world.add_person("Cora", "Cedar", Role.EXECUTIVE)
    made = opened(light_world)
    joined(light_world, made)
    return made


def test_only_the_customer_says_that_it_helps_and_the_case_goes_on(light_world: World, case_id: UUID) -> None:
    ada, customer = signed_in(light_world, "Ada"), anonymous(light_world)
    before = case_now(light_world, case_id)

    offered = ada.submit(f"/cases/{case_id}/workaround", RELIEF).status_code
    twice = ada.submit(f"/cases/{case_id}/workaround", RELIEF)
    stranger = {**RELIEF, "email": "somebody@elsewhere.example"}
    elsewhere = ada.submit(f"/cases/{case_id}/workaround", stranger).status_code
    address = newest(deliver(light_world), r"(/relief/[\w-]+)")
    pending = waited(light_world)
    said = customer.submit(address, {"helps": "yes"}).status_code
    again = customer.submit(address, {"helps": "no"})

    after = case_now(light_world, case_id)
    assert (offered, twice.status_code, elsewhere, said, again.status_code) == (303, 422, 422, 303, 200)
    assert "asked whether just this helps" in twice.text
    assert (pending, waited(light_world)) == ([End.OPEN], [End.HAPPENED])
    assert "You said that it helps for the time being" in again.text
    assert (after.state, after.holder_kind, after.holder_organization_id) == (
        before.state,
        before.holder_kind,
        before.holder_organization_id,
    )
    page = signed_in(light_world, "Ben").get(f"/cases/{case_id}").text
    assert "says: this helps meanwhile" in page
    assert "Restart the line" in page
    assert entries(light_world, Verb.WORKAROUND_REJECTED) == []
    assert "Restart" not in " ".join(str(one.get_payload()) for one in deliver(light_world))


def test_nothing_that_helps_meanwhile_is_offered_or_answered_in_a_closed_case(
    light_world: World, case_id: UUID
) -> None:
    ada, customer = signed_in(light_world, "Ada"), anonymous(light_world)
    ada.submit(f"/cases/{case_id}/workaround", RELIEF)
    address = newest(deliver(light_world), r"(/relief/[\w-]+)")
    ada.submit(f"/cases/{case_id}/close", {"reason": "other"})

    refused = ada.submit(f"/cases/{case_id}/workaround", RELIEF, seen_on="/cases").status_code
    late = customer.get(address).text

    assert refused == 422
    assert "This case is closed" in late


def test_urgency_is_asked_taken_up_and_ended_by_the_one_who_asked(light_world: World, case_id: UUID) -> None:
    ada, ben = signed_in(light_world, "Ada"), signed_in(light_world, "Ben")
    holder = case_now(light_world, case_id).holder_organization_id

    first = urge(light_world, ada, case_id)
    twice = urge(light_world, ada, case_id)
    steps = [
        say(light_world, ben, case_id, "taken", "Northwind"),
        say(light_world, ben, case_id, "taken", "Northwind"),
        say(light_world, ben, case_id, "done", "Northwind"),
        say(light_world, ada, case_id, "done", "Cedar"),
        say(light_world, ada, case_id, "withdrawn", "Cedar"),
    ]

    letters = [one for one in deliver(light_world) if "more urgency" in one["Subject"]]
    assert (first, twice, steps) == (303, 422, [303, 409, 409, 303, 409])
    assert {one["To"].split("@")[0] for one in letters} == {"ben", "cora"}
    assert "standing still" not in str(letters[0].get_payload())
    assert case_now(light_world, case_id).holder_organization_id == holder
    page = ben.get(f"/cases/{case_id}").text
    assert "asks Cedar for more urgency: the customer&#39;s business stands still" in page
    assert "says that Cedar has done what was urgent" in page
    assert "We cannot do more" not in page
    assert len(entries(light_world, Verb.ESCALATION_REQUESTED)) == 1


def test_nobody_outside_asks_or_is_asked_for_urgency(light_world: World, case_id: UUID) -> None:
    light_world.add_person("Elsa", "Elm", Role.SUPPORT_ENGINEER)
    ada, elsa = signed_in(light_world, "Ada"), signed_in(light_world, "Elsa")

    of_a_stranger = urge(light_world, ada, case_id, of="Elm")
    of_ourselves = urge(light_world, ada, case_id, of="Northwind")
    by_a_stranger = elsa.get(f"/cases/{case_id}/urgency").status_code
    nonsense = ada.submit(
        f"/cases/{case_id}/urgency/answer", {"answer": "done", "with": "x"}, seen_on="/cases"
    )

    own, why = light_world.organizations["Northwind"].id, EscalationReason.NO_PROGRESS
    with pytest.raises(Invalid, match="another company"):
        act(light_world, "Ada", case_id, escalate, own, why, tools=True)
    assert (of_a_stranger, of_ourselves, by_a_stranger, nonsense.status_code) == (422, 422, 404, 422)
    assert entries(light_world, Verb.ESCALATION_REQUESTED) == []


def urge(world: World, visitor: Visitor, case_id: UUID, of: str = "Cedar") -> int:
    sent = {"of": str(world.organizations[of].id), "reason": "business_stands_still"}
    return visitor.submit(f"/cases/{case_id}/urgency", sent).status_code


def say(world: World, visitor: Visitor, case_id: UUID, answer: str, to: str) -> int:
    sent = {"answer": answer, "with": str(world.organizations[to].id)}
    page = f"/cases/{case_id}"
    return visitor.submit(f"{page}/urgency/answer", sent, seen_on=page).status_code


def waited(world: World) -> list[End]:
    """How the waits for relief of Northwind's cases stand."""
    with world.transaction() as database:
        events = measured_events(database, world.organizations["Northwind"].id)
    return [one.end for _, one in waits("M26", views(events, world.clock.now))]
