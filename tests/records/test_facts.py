"""Facts change with their events, in one transaction, and are equal to what the events say."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from portal.access.replaying import Comparison, compare_facts, keep_replaying
from portal.actions.accept_request import accept_request
from portal.assembly import open_mail
from portal.measures.offers import Outcome
from portal.records.cases import case_of
from portal.records.facts import FactCheck, HoldRow, OfferRow, facts_of, last_check
from portal.records.roads import ON_COMMAND
from portal.records.timeline import Step, append_event
from portal.vocabulary import EventType, HolderKind
from portal.worker import Worker
from tests.support.casework import a_yes, asked, opened, reply, vendors
from tests.support.world import World


def compared(world: World, *, mend: bool = False) -> Comparison:
    """What a comparison of all facts says."""
    opening = world.rooms.database.transaction
    return compare_facts(partial(opening, ON_COMMAND, write=False), partial(opening, ON_COMMAND), mend=mend)


def story(world: World) -> UUID:
    """A case that was opened, asked into and accepted."""
    vendors(world)
    case_id = opened(world)
    asked(world, case_id)
    world.clock.forward(timedelta(hours=2))
    reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))
    return case_id


def test_facts_are_those_of_the_events_row_for_row(world: World) -> None:
    case_id = story(world)

    found = compared(world)

    assert (found.cases, found.differing) == (1, 0)
    with world.transaction() as database:
        held, made = facts_of(database, case_id)
    assert [one.ended_at is None for one in held] == [False] * (len(held) - 1) + [True]
    assert [(one.outcome.value, one.ended_at and one.ended_at - one.offered_at) for one in made] == [
        ("accepted", timedelta(hours=2))
    ]


def test_an_event_that_is_not_kept_leaves_no_fact(light_world: World) -> None:
    case_id = story(light_world)
    step = Step(EventType.WAIT_BEGUN, light_world.organizations["Northwind"].id)

    def fail_after_appending() -> None:
        with light_world.transaction() as database:
            append_event(database, case_of(database, case_id), step, light_world.clock.now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_appending()

    assert compared(light_world).differing == 0


def test_a_case_does_not_say_what_was_taken_back(light_world: World) -> None:
    case_id, now = story(light_world), light_world.clock.now
    cedar = light_world.organizations["Cedar"].id
    waits = Step(EventType.WAIT_BEGUN, cedar, to_id=cedar, due_at=now + timedelta(hours=8))

    with light_world.transaction() as database:
        case = case_of(database, case_id)
        before = case.holder_kind, case.holder_organization_id, case.last_event_at
        savepoint = database.begin_nested()
        append_event(database, case, waits, now + timedelta(hours=1))
        meanwhile = case.holder_organization_id, case.last_event_at
        savepoint.rollback()
        after = case.holder_kind, case.holder_organization_id, case.last_event_at
        append_event(database, case, replace(waits, to_id=None), now + timedelta(hours=2))
        said = case.holder_kind, case.last_event_at
    with light_world.transaction() as database:
        kept = case_of(database, case_id)
        told = kept.holder_kind, kept.last_event_at

    assert meanwhile == (cedar, now + timedelta(hours=1))
    assert after == before
    assert said == told == (HolderKind.CUSTOMER, now + timedelta(hours=2))
    assert compared(light_world).differing == 0


def test_a_clock_that_was_set_back_and_many_events_at_one_instant_change_nothing(light_world: World) -> None:
    case_id, now = story(light_world), light_world.clock.now
    northwind, cedar = (light_world.organizations[name].id for name in ("Northwind", "Cedar"))
    kinds = (
        EventType.WAIT_BEGUN,
        EventType.WAIT_ENDED,
        EventType.HANDOFF_OFFERED,
        EventType.HANDOFF_ACCEPTED,
    )

    for place, shift in enumerate((3, 1, 1, 5, 5, 5, 2, 9, 9, 4)):
        with light_world.transaction() as database:
            step = Step(kinds[place % 4], northwind, from_id=northwind, to_id=cedar)
            append_event(database, case_of(database, case_id), step, now + timedelta(minutes=shift))

    assert compared(light_world).differing == 0


def test_a_row_that_was_changed_behind_the_back_is_found_and_put_right(light_world: World) -> None:
    story(light_world)
    with light_world.transaction() as database:
        database.execute(update(OfferRow).values(asked_again=7))

    seen, mended, again = compared(light_world), compared(light_world, mend=True), compared(light_world)

    assert [one.differing for one in (seen, mended, again)] == [1, 1, 0]


LONG = "a reason of many words that does not fit into a packed row"


@pytest.mark.parametrize(("told", "kept"), [(LONG, LONG[:-1]), ("capacity", None), ("", "")])
def test_a_reason_that_was_changed_is_found_whatever_its_form(
    world: World, told: str, kept: str | None
) -> None:
    case_id = story(world)
    giver, taker = (world.organizations[name].id for name in ("Northwind", "Cedar"))
    for place, kind in enumerate((EventType.HANDOFF_OFFERED, EventType.HANDOFF_DECLINED)):
        with world.transaction() as database:
            step = Step(kind, taker if place else giver, from_id=giver, to_id=taker, reason=told * place)
            append_event(database, case_of(database, case_id), step, world.clock.now)

    as_told = compared(world)
    with world.transaction() as database:
        declined = update(OfferRow).where(OfferRow.outcome == Outcome.DECLINED)
        database.execute(declined.values(reason=kept))
    changed = compared(world)

    assert [one.differing for one in (as_told, changed)] == [0, 1]


def test_a_case_older_than_the_facts_gets_them_with_its_next_event(light_world: World) -> None:
    case_id = story(light_world)
    with light_world.transaction() as database:
        database.execute(delete(HoldRow))
        database.execute(delete(OfferRow))

    with light_world.transaction() as database:
        step = Step(EventType.WORK_STARTED, light_world.organizations["Cedar"].id)
        append_event(database, case_of(database, case_id), step, light_world.clock.now + timedelta(hours=1))

    assert compared(light_world).differing == 0


def test_the_worker_compares_all_facts_each_night_and_keeps_what_it_found(light_world: World) -> None:
    story(light_world)
    with light_world.transaction() as database:
        database.execute(update(HoldRow).values(seq=HoldRow.seq + 100))
        keep_replaying(database, light_world.clock.now, light_world.clock.now)
        keep_replaying(database, light_world.clock.now, light_world.clock.now)
    worker = Worker(light_world.rooms, open_mail(light_world.rooms.settings))

    worker.work_off()
    light_world.clock.forward(timedelta(days=1, minutes=1))
    worker.work_off()

    with light_world.transaction() as database:
        assert list(database.scalars(select(FactCheck.differing).order_by(FactCheck.checked_at))) == [1, 0]
        assert database.scalar(select(func.count()).select_from(FactCheck)) == 2
        latest = last_check(database)
    assert latest is not None
    assert latest.cases == 1
