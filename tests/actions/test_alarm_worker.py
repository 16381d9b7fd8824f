"""Workers that look at cases at once or are killed tell nobody twice; vendors' own systems hear, signed."""

import json
from datetime import time, timedelta

import pytest
from sqlalchemy import select

from portal.access.alarm_calls import Courier
from portal.access.alarming import look_at_case
from portal.actions import raise_alarms as job
from portal.actions.set_alarm_receiver import set_alarm_receiver
from portal.actions.set_response_times import set_response_times
from portal.records.jobs import MOST_ATTEMPTS, Job
from portal.rules.clocks import Calendar, Opening, ResponseTerm
from portal.vault.web_signatures import sign_message
from portal.vocabulary import Invalid, JobState, Refused, Severity
from tests.support.alarming import (
    HOUR,
    Heard,
    a_ladder,
    agree_on,
    gaps,
    look,
    raised,
    rungs,
    sends_that_wait,
    vendors_with_administrators,
)
from tests.support.casework import asked, joined, offered, opened
from tests.support.racing import at_once
from tests.support.world import World

MINUTE = timedelta(minutes=1)
NINE_TO_FIVE = Calendar("UTC", dict.fromkeys(range(5), (Opening(time(9), time(17)),)))


@pytest.fixture
def pair(light_world: World) -> World:
    vendors_with_administrators(light_world)
    return light_world


def test_two_workers_at_once_tell_nobody_twice(world: World) -> None:
    vendors_with_administrators(world)
    agree_on(world, a_ladder(world))
    case_id = opened(world)
    joined(world, case_id)
    offered(world, case_id)
    now = world.clock.forward(7 * HOUR)
    tools = world.rooms.instruments

    def look_once() -> None:
        with world.transaction() as database:
            look_at_case(database, case_id, Courier(tools.keyring, tools.link), now)

    assert at_once(look_once, look_once) == ["", ""]
    assert rungs(world).count(1) == 2  # the gap and the late promise, each once
    assert len(raised(world)) == len({(one.kind, one.cause_at) for one in raised(world)})


def test_a_killed_worker_loses_nothing_and_repeats_nothing(
    pair: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree_on(pair, a_ladder(pair))
    cases = [opened(pair, f"A case that waits, number {number}") for number in range(3)]
    for case_id in cases:
        joined(pair, case_id)
        offered(pair, case_id)
    monkeypatch.setattr(job, "_AT_ONCE", 1)
    looked = []

    def dies(database, case_id, courier, now):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        looked.append(case_id)
        if len(looked) == 2:
            raise KeyboardInterrupt
        look_at_case(database, case_id, courier, now)

    with monkeypatch.context() as broken:
        broken.setattr(job, "look_at_case", dies)
        with pytest.raises(KeyboardInterrupt):
            look(pair, 2 * HOUR)
    halfway = len(raised(pair))
    look(pair, 2 * MINUTE)

    assert halfway < len(raised(pair))
    assert sorted(one.case_id for one in gaps(pair)) == sorted(cases)
    assert rungs(pair).count(1) == len(raised(pair))


def test_a_case_that_cannot_be_looked_at_keeps_no_other_from_its_alarm(
    pair: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = opened(pair, "A case that breaks"), opened(pair, "A case that does not")

    def stumbles(database, case_id, courier, now):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        if case_id == bad:
            raise RuntimeError
        look_at_case(database, case_id, courier, now)

    monkeypatch.setattr(job, "look_at_case", stumbles)
    look(pair, 80 * HOUR)

    assert [one.case_id for one in raised(pair)] == [good]


def test_alarms_go_on_after_the_job_was_given_up(pair: World, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = opened(pair)

    def breaks(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(job, "cases_to_watch", breaks)
        for _ in range(MOST_ATTEMPTS):
            look(pair, HOUR)
    with pair.transaction() as database:
        dead = database.scalars(select(Job.state).where(Job.state == JobState.DEAD)).all()
    look(pair, 80 * HOUR)

    assert len(dead) == 1
    assert [one.case_id for one in raised(pair)] == [case_id]


def set_receiver(world: World, address: str, by: str = "Carl") -> str:
    actor = world.actor(by)
    with world.transaction() as database:
        return set_alarm_receiver(database, actor, address, world.rooms.instruments, world.clock.now)


def test_a_vendors_own_system_hears_signed_and_without_content(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    secret = set_receiver(pair, "https://hooks.cedar.example/alarms")
    case_id = opened(pair, "Weber gateway drops sessions")
    joined(pair, case_id)
    offered(pair, case_id)
    heard = Heard()

    look(pair, 2 * HOUR, heard)
    look(pair, 2 * MINUTE, heard)

    about_gaps = [one for one in heard.messages if b'"nobody_holds"' in one[1]]
    assert len(about_gaps) == 1
    address, body, heads = about_gaps[0]
    assert address == "https://hooks.cedar.example/alarms"
    said = json.loads(body)
    assert (said["type"], said["step"]) == ("alarm.raised", 0)
    assert set(said) == {"type", "alarm_id", "alarm", "case", "since", "step", "link"}
    signed = sign_message(secret, heads["Webhook-Id"], int(heads["Webhook-Timestamp"]), body)
    assert heads["Webhook-Signature"] == signed


def test_the_system_of_a_company_that_was_only_asked_is_led_to_its_inbox(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    set_receiver(pair, "https://hooks.cedar.example/alarms")
    with pair.transaction() as database:
        northwind, carl = pair.organizations["Northwind"], pair.actor("Carl")
        times = [ResponseTerm(level, HOUR, business_hours=False) for level in Severity]
        set_response_times(database, carl, northwind, times, pair.clock.now)
    asked(pair, opened(pair))
    heard = Heard()

    look(pair, 90 * HOUR, heard)

    links = {json.loads(body)["link"].rpartition("//")[2].partition("/")[2] for _, body, _ in heard.messages}
    assert links == {"inbox"}


def test_what_is_not_taken_is_tried_again_and_an_address_that_was_ended_hears_no_more(pair: World) -> None:
    set_receiver(pair, "https://hooks.northwind.example/alarms", "Vera")
    opened(pair)
    heard = Heard()

    look(pair, 80 * HOUR, Heard(deaf=True))
    waiting = sends_that_wait(pair)
    set_receiver(pair, "", "Vera")
    look(pair, HOUR, heard)

    assert waiting == 1
    assert (sends_that_wait(pair), heard.messages) == (0, [])


def test_only_an_administrator_sets_an_address_and_only_a_public_one(pair: World) -> None:
    with pytest.raises(Refused):
        set_receiver(pair, "https://hooks.cedar.example/", "Ben")
    with pytest.raises(Invalid):
        set_receiver(pair, "https://10.0.0.1/")
