"""Cases that wait too long raise alarms, which climb as two vendors agreed until somebody takes them."""

from datetime import UTC, datetime, time, timedelta
from email.message import Message

import pytest

from portal.actions.acknowledge_alarm import acknowledge_alarm
from portal.actions.close_case import close_case
from portal.actions.promise_update import promise_update
from portal.actions.propose_ladder import propose_ladder
from portal.actions.set_calendar import set_calendar
from portal.actions.set_response_times import set_response_times
from portal.actions.start_work import start_work
from portal.rules.alarms import AlarmKind
from portal.rules.clocks import Calendar, Opening, ResponseTerm
from portal.vocabulary import Conflict, Missing, Refused, Severity, Verb
from tests.support.alarming import (
    HOUR,
    a_ladder,
    agree_on,
    gaps,
    look,
    raised,
    rungs,
    vendors_with_administrators,
)
from tests.support.casework import act, asked, entries, joined, offered, opened
from tests.support.permissions import mailboxes
from tests.support.racing import at_once
from tests.support.world import World

MINUTE = timedelta(minutes=1)
NINE_TO_FIVE = Calendar("UTC", dict.fromkeys(range(5), (Opening(time(9), time(17)),)))


@pytest.fixture
def pair(light_world: World) -> World:
    vendors_with_administrators(light_world)
    return light_world


def kinds(world: World) -> list[AlarmKind]:
    return [one.kind for one in raised(world)]


def letters(world: World) -> list[tuple[str, str]]:
    return [(str(one["To"]), str(one["Subject"])) for one in about_alarms(world)]


def about_alarms(world: World) -> list[Message]:
    return [one for one in mailboxes(world) if "what your companies agreed on" in str(one.get_payload())]


def test_a_gap_climbs_the_ladder_rung_by_rung_and_each_rung_once(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    case_id = opened(pair)
    joined(pair, case_id)
    offered(pair, case_id)

    look(pair, 2 * HOUR - MINUTE)
    before = kinds(pair)
    look(pair, MINUTE)
    look(pair)
    look(pair, 4 * HOUR)
    look(pair, 20 * HOUR)
    look(pair, MINUTE)

    assert before == []
    assert [(one.since - one.cause_at, one.ended_at) for one in gaps(pair)] == [(2 * HOUR, None)]
    said = [one for one in letters(pair) if "nobody has it" in one[1]]
    assert [to for to, _ in said] == ["ada@northwind.example", "ben@cedar.example", "eve@northwind.example"]
    assert len(entries(pair, Verb.ALARM_RAISED)) == len(raised(pair))
    assert all(str(case_id) not in str(one["Subject"]) for one in about_alarms(pair))


def test_mail_about_an_alarm_holds_no_word_of_the_case(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    case_id = opened(pair, "Weber gateway drops sessions")
    joined(pair, case_id)
    offered(pair, case_id)

    look(pair, 2 * HOUR)

    said = "".join(f"{one['Subject']} {one.get_payload()}" for one in about_alarms(pair))
    assert "nobody has it" in said
    assert not any(word in said for word in ("Weber", "Sessions", "Halden", "router"))


def test_without_an_agreed_ladder_the_alarm_stands_and_nobody_is_told(pair: World) -> None:
    case_id = opened(pair)
    joined(pair, case_id)
    offered(pair, case_id)

    look(pair, 4 * HOUR)

    assert AlarmKind.NOBODY_HOLDS in kinds(pair)
    assert (rungs(pair), letters(pair)) == ([], [])


def test_a_ladder_of_another_pair_or_only_proposed_tells_nobody(pair: World) -> None:
    with pair.transaction() as database:
        actor, tools = pair.actor("Vera"), pair.rooms.instruments
        cedar = pair.organizations["Cedar"]
        propose_ladder(database, actor, cedar, a_ladder(pair), tools, pair.clock.now)
    joined(pair, opened(pair))

    look(pair, 80 * HOUR)

    assert AlarmKind.SILENT in kinds(pair)
    assert rungs(pair) == []


def test_what_waited_before_a_ladder_was_agreed_on_climbs_it_from_its_first_rung(pair: World) -> None:
    case_id = opened(pair)
    joined(pair, case_id)
    offered(pair, case_id)
    look(pair, 60 * HOUR)
    agree_on(pair, a_ladder(pair))

    look(pair, HOUR)
    at_first = rungs(pair, *gaps(pair))
    look(pair, 4 * HOUR)

    assert (at_first, rungs(pair, *gaps(pair))) == ([1], [1, 2])


def test_an_alarm_ends_when_the_case_goes_on_and_a_new_gap_is_a_new_alarm(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    case_id = opened(pair)
    joined(pair, case_id)
    offered(pair, case_id)
    look(pair, 2 * HOUR)

    act(pair, "Ada", case_id, start_work)
    look(pair)
    act(pair, "Ada", case_id, close_case, tools=True)
    look(pair, 90 * HOUR)

    gap = gaps(pair)[0]
    assert gap.ended_at == gap.raised_at
    assert all(one.ended_at is not None for one in raised(pair))
    assert len(entries(pair, Verb.ALARM_ENDED)) == len(raised(pair))


def test_a_late_promise_and_an_unanswered_request_name_who_must_act(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    times = [ResponseTerm(level, HOUR, business_hours=False) for level in Severity]
    with pair.transaction() as database:
        set_response_times(
            database, pair.actor("Carl"), pair.organizations["Northwind"], times, pair.clock.now
        )
    case_id = opened(pair)
    act(pair, "Ada", case_id, promise_update, pair.clock.now + HOUR)
    request_id = asked(pair, case_id)

    look(pair, HOUR - MINUTE)
    before = kinds(pair)
    look(pair, MINUTE)

    assert before == []
    found = {one.kind: (one.subject_id, one.organization_id) for one in raised(pair)}
    northwind, cedar = pair.organizations["Northwind"].id, pair.organizations["Cedar"].id
    assert found[AlarmKind.UNANSWERED] == (request_id, cedar)
    assert found[AlarmKind.PROMISE_MISSED] == (case_id, northwind)
    assert any("has not answered" in subject for _, subject in letters(pair))


def test_office_hours_of_whom_a_rung_reaches_are_respected(pair: World) -> None:
    for administrator in ("Vera", "Carl"):
        with pair.transaction() as database:
            set_calendar(database, pair.actor(administrator), NINE_TO_FIVE, pair.clock.now)
    agree_on(pair, a_ladder(pair, office_hours=True))
    pair.clock.now = datetime(2026, 3, 6, 16, tzinfo=UTC)
    case_id = opened(pair)
    joined(pair, case_id)
    offered(pair, case_id)

    late_friday = datetime(2026, 3, 6, 23, tzinfo=UTC)
    look(pair, late_friday - pair.clock.now)
    closed = gaps(pair)
    look(pair, datetime(2026, 3, 9, 10, tzinfo=UTC) - pair.clock.now)
    look(pair, 4 * HOUR - MINUTE)
    before = rungs(pair, *gaps(pair))
    look(pair, MINUTE)

    gap = gaps(pair)[0]
    assert closed == []
    assert gap.since == datetime(2026, 3, 9, 10, tzinfo=UTC)
    assert (before, rungs(pair, gap)) == ([1], [1, 2])


def test_whoever_takes_an_alarm_on_is_named_and_the_next_rung_waits_anew(pair: World) -> None:
    agree_on(pair, a_ladder(pair))
    case_id = opened(pair)
    joined(pair, case_id)
    offered(pair, case_id)
    look(pair, 2 * HOUR)
    gap = gaps(pair)[0]

    pair.clock.forward(3 * HOUR)
    act(pair, "Ben", case_id, acknowledge_alarm, gap.id)
    look(pair, 4 * HOUR - MINUTE)
    quiet = rungs(pair, gap)
    look(pair, MINUTE)

    assert (quiet, rungs(pair, gap)) == ([1], [1, 2])
    taken = next(one for one in raised(pair) if one.id == gap.id)
    assert taken.acknowledged_by_id == pair.people["Ben"].id
    assert taken.acknowledged_for_id == pair.organizations["Cedar"].id
    with pytest.raises(Conflict, match="already"):
        act(pair, "Ada", case_id, acknowledge_alarm, gap.id)


def test_an_alarm_is_taken_on_only_in_its_own_case_while_it_stands_and_by_those_who_work(pair: World) -> None:
    case_id, other = opened(pair), opened(pair, "Another case that waits")
    joined(pair, case_id)
    offered(pair, case_id)
    look(pair, 4 * HOUR)
    gap = raised(pair)[0]

    with pytest.raises(Missing):
        act(pair, "Ada", other, acknowledge_alarm, gap.id)
    with pytest.raises(Missing):
        act(pair, "Dora", case_id, acknowledge_alarm, gap.id)
    with pytest.raises(Refused):
        act(pair, "Eve", case_id, acknowledge_alarm, gap.id)
    act(pair, "Ada", case_id, start_work)
    with pytest.raises(Conflict, match="over"):
        act(pair, "Ada", case_id, acknowledge_alarm, gap.id)


def test_two_who_take_one_alarm_at_once_leave_one_name(world: World) -> None:
    vendors_with_administrators(world)
    case_id = opened(world)
    joined(world, case_id)
    offered(world, case_id)
    look(world, 4 * HOUR)
    gap = raised(world)[0]

    said = at_once(
        *(lambda one=one: act(world, one, case_id, acknowledge_alarm, gap.id) for one in ("Ada", "Ben"))
    )

    assert sorted(said) == ["", "Conflict"]
    assert len(entries(world, Verb.ALARM_ACKNOWLEDGED)) == 1
