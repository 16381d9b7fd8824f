"""Asking for more urgency waits in the inbox of whom it reached, and ends by an answer or by time."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal.measures.escalations import ANSWER_WITHIN
from portal.vocabulary import EventType, Verb
from tests.support.browsing import Visitor, signed_in
from tests.support.casework import entries, joined, opened, steps_of, vendors
from tests.support.permissions import deliver
from tests.support.world import World

ASKS = "asks you for more urgency: the customer&#39;s business stands still"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def case_id(light_world: World) -> UUID:
    vendors(light_world)
    made = opened(light_world)
    joined(light_world, made)
    sent = {"of": str(light_world.organizations["Cedar"].id), "reason": "business_stands_still"}
    assert signed_in(light_world, "Ada").submit(f"/cases/{made}/urgency", sent).status_code == 303
    return made


@pytest.mark.parametrize("answer", ["taken", "declined"])
def test_it_stands_in_the_inbox_of_the_asked_alone_until_it_is_answered(
    light_world: World, case_id: UUID, answer: str
) -> None:
    ben = signed_in(light_world, "Ben")
    shown = [signed_in(light_world, name).get("/inbox").text.count(ASKS) for name in ("Ben", "Ada", "Dora")]

    said = say(light_world, ben, case_id, answer)

    assert (shown, said) == ([1, 0, 0], 303)
    assert ASKS not in ben.get("/inbox").text


def test_closing_the_case_takes_it_out_of_the_inbox_also_when_the_case_opens_again(
    light_world: World, case_id: UUID
) -> None:
    ada, ben = signed_in(light_world, "Ada"), signed_in(light_world, "Ben")

    ada.submit(f"/cases/{case_id}/close", {"reason": "other"})
    closed = ben.get("/inbox").text
    ada.submit(f"/cases/{case_id}/reopen", seen_on=f"/cases/{case_id}")

    assert steps_of(light_world, case_id)[-1].type is EventType.CASE_REOPENED
    assert ASKS not in closed + ben.get("/inbox").text


def test_without_an_answer_it_ends_after_fourteen_days_once_and_the_timeline_says_so(
    light_world: World, case_id: UUID
) -> None:
    ben = signed_in(light_world, "Ben")

    kinds = []
    for span in (ANSWER_WITHIN - MINUTE, MINUTE, ANSWER_WITHIN):
        light_world.clock.forward(span)
        deliver(light_world)
        kinds.append([one.type for one in steps_of(light_world, case_id)].count(EventType.ESCALATION_EXPIRED))
    ben = signed_in(light_world, "Ben")

    page = ben.get(f"/cases/{case_id}").text
    assert kinds == [0, 1, 1]
    assert "did not say in time what becomes of what is urgent to Northwind" in page
    assert "We take it up" not in page
    assert ASKS not in ben.get("/inbox").text
    assert say(light_world, ben, case_id, "taken") == 409
    assert len(entries(light_world, Verb.ESCALATION_EXPIRED)) == 1


def test_what_was_taken_up_or_asked_anew_does_not_end_by_the_first_time(
    light_world: World, case_id: UUID
) -> None:
    ada, ben = signed_in(light_world, "Ada"), signed_in(light_world, "Ben")
    light_world.clock.forward(timedelta(days=10))
    ada, ben = signed_in(light_world, "Ada"), signed_in(light_world, "Ben")
    say(light_world, ada, case_id, "withdrawn", "Cedar")
    sent = {"of": str(light_world.organizations["Cedar"].id), "reason": "business_stands_still"}
    ada.submit(f"/cases/{case_id}/urgency", sent)

    light_world.clock.forward(timedelta(days=5))
    deliver(light_world)
    ben = signed_in(light_world, "Ben")
    waits = ASKS in ben.get("/inbox").text
    say(light_world, ben, case_id, "taken")
    light_world.clock.forward(timedelta(days=20))
    deliver(light_world)

    assert waits
    assert entries(light_world, Verb.ESCALATION_EXPIRED) == []


def say(world: World, visitor: Visitor, case_id: UUID, answer: str, to: str = "Northwind") -> int:
    sent = {"answer": answer, "with": str(world.organizations[to].id)}
    page = f"/cases/{case_id}"
    return visitor.submit(f"{page}/urgency/answer", sent, seen_on=page).status_code
