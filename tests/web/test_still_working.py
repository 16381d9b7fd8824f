"""A week and a month after a yes the customer is asked whether it still works; only a yes counts as one."""

from datetime import timedelta
from email.message import Message
from uuid import UUID

from portal.measures.levels.level import views
from portal.measures.levels.outcomes import ANSWER_WITHIN, running_again
from portal.records.measured_events import measured_events
from portal.records.outcome_checks import CheckCounts, check_counts
from portal.vocabulary import Verb
from tests.support.browsing import anonymous, signed_in
from tests.support.casework import entries, opened, vendors
from tests.support.permissions import deliver, newest
from tests.support.world import World

DAY = timedelta(days=1)
LINK = r"(/still-working/[\w-]+)"


def solved(world: World, case_id: UUID) -> None:
    """Propose, and let the customer say yes."""
    sent = {"words": "We replaced the faulty driver.", "email": "ops@halden-rail.example"}
    signed_in(world, "Ada").submit(f"/cases/{case_id}/resolution", sent)
    anonymous(world).submit(newest(deliver(world), r"(/working/[\w-]+)"), {"works": "yes"})


def later(world: World, days: float) -> list[Message]:
    """So many days pass and the worker works; gives the letters that ask."""
    before = len(asked(world))
    world.clock.forward(days * DAY)
    deliver(world)
    return asked(world)[before:]


def asked(world: World) -> list[Message]:
    return [one for one in deliver(world) if "/still-working/" in str(one.get_payload())]


def counted(world: World) -> tuple[CheckCounts, dict[str, int]]:
    """The answers from the register of questions, and from the timeline."""
    ours, now = world.organizations["Northwind"].id, world.clock.now
    with world.transaction() as database:
        of = check_counts(database, ours, now - ANSWER_WITHIN)
        level = running_again(views(measured_events(database, ours), now))
    return of, dict(level.parts)


def test_the_customer_is_asked_twice_and_each_answer_counts_once(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    solved(light_world, case_id)

    too_early = later(light_world, 6.9)
    after_a_week = later(light_world, 0.2)
    address = newest(after_a_week, LINK)
    customer = anonymous(light_world)
    looked = customer.get(address).status_code
    said = customer.submit(address, {"works": "yes"}).status_code
    again = customer.submit(address, {"works": "no"})
    after_a_month = later(light_world, 23)
    second = newest(after_a_month, LINK)
    customer.submit(second, {"works": "no"})

    assert (too_early, len(after_a_week), len(after_a_month)) == ([], 1, 1)
    assert (looked, said) == (200, 303)
    assert "You said that it still works" in again.text
    assert second != address
    of, parts = counted(light_world)
    assert of == CheckCounts(yes=1, no=1, silent=0, cases=(1,))
    assert parts == {"yes": 1, "no": 1, "silence": 0}
    shown = signed_in(light_world, "Ada").get(f"/cases/{case_id}").text
    assert "says: it does not work any more" in shown
    assert "Take it up again" in shown
    assert any("does not work any more" in one["Subject"] for one in deliver(light_world))


def test_silence_is_no_yes_and_whoever_took_the_case_up_again_is_not_asked(light_world: World) -> None:
    vendors(light_world)
    silent, reopened = opened(light_world), opened(light_world)
    solved(light_world, silent)
    later(light_world, 8)
    pending = counted(light_world)
    solved(light_world, reopened)
    signed_in(light_world, "Ada").submit(f"/cases/{reopened}/reopen", {}, seen_on=f"/cases/{reopened}")

    asked_anew = later(light_world, 20)

    assert pending == (CheckCounts(0, 0, 0, ()), {})
    assert asked_anew == []
    assert counted(light_world) == (CheckCounts(0, 0, 1, (1,)), {"yes": 0, "no": 0, "silence": 1})
    assert len(entries(light_world, Verb.OUTCOME_ASKED)) == 1
