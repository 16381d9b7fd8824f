"""What is counted once is what the events say: before the counting, after it, and after what came since."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from portal.access.counting import COUNT_CASES, compare_counted, count_all, keep_counting
from portal.actions.accept_request import accept_request
from portal.actions.read_head_measures import read_head_measures
from portal.assembly import open_mail
from portal.measures.counted.levels import COUNTED
from portal.records.counted_months import CountedMonth, counted_until
from portal.records.jobs import Job
from portal.records.roads import AT_WORK, Road, Way
from portal.vocabulary import Role
from portal.worker import Worker
from tests.support.casework import MORE_CUSTOMERS, a_yes, asked, more_customers, opened, reply, vendors
from tests.support.world import World


def some_cases(world: World, number: int) -> None:
    """Cases over some months, each with a yes."""
    more_customers(world)
    for hours in range(1, number + 1):
        case_id = opened(world, customer=MORE_CUSTOMERS[hours % 3])
        asked(world, case_id)
        world.clock.forward(timedelta(hours=hours))
        reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))
        world.clock.forward(timedelta(days=9))


def counted(world: World) -> int:
    """Count as the worker does."""
    return count_all(lambda: world.rooms.database.transaction(AT_WORK), world.clock)


def read(world: World, name: str = "Eve", days: int | None = None) -> tuple[Any, ...]:
    """What the first screen would say to somebody, on the way that their page takes."""
    actor, now = world.actor(name), world.clock.now
    since = None if days is None else now - timedelta(days=days)
    with world.rooms.database.transaction(Way(Road.ORGANIZATION, actor.organization_id)) as database:
        found = read_head_measures(database, actor, since, now, now)
        levels = {one: found.told.level(one) for one in COUNTED}
        return levels, found.steps, found.pairs, found.told.quality, sorted(found.told.going.tolist())


def test_the_first_screen_says_the_same_before_and_after_counting_and_with_what_came_since(
    light_world: World,
) -> None:
    world = light_world
    vendors(world)
    some_cases(world, 11)
    case_id = opened(world)
    world.clock.forward(timedelta(days=4))
    before = [read(world, days=days) for days in (None, 40, 3)]

    assert counted(world) == 23
    after = [read(world, days=days) for days in (None, 40, 3)]
    asked(world, case_id)
    opened(world)
    world.clock.forward(timedelta(minutes=1))
    since = read(world)

    assert after == before
    assert counted(world) == 2
    assert read(world) == since
    assert since[3].cases == before[0][3].cases + 1


def test_a_count_is_nobody_elses(world: World) -> None:
    vendors(world)
    some_cases(world, 2)
    world.add_person("Gil", "Elm", Role.EXECUTIVE)
    world.clock.forward(timedelta(days=1))
    before = read(world)
    counted(world)

    elm = world.organizations["Elm"].id
    with world.rooms.database.transaction(Way(Road.ORGANIZATION, elm)) as database:
        seen = (
            {row.organization_id for row in database.query(CountedMonth)}
            if not world.rooms.database.is_sqlite
            else set()
        )

    assert read(world) == before
    assert seen == set()
    assert read(world, "Gil")[3] is None


def test_a_wrong_count_is_found_and_put_right(light_world: World) -> None:
    vendors(light_world)
    some_cases(light_world, 5)
    counted(light_world)
    right = read(light_world)
    opening = lambda: light_world.rooms.database.transaction(AT_WORK)  # noqa: E731
    light_world.clock.forward(timedelta(days=1))
    counted(light_world)
    with light_world.transaction() as database:
        kept = database.query(CountedMonth).first()
        assert kept is not None
        database.execute(update(CountedMonth).values(sums=kept.sums, columns=kept.columns))

    months, wrong = compare_counted(opening, mend=True)

    assert (months, wrong) == (4, 2)
    assert compare_counted(opening, mend=False) == (4, 0)
    assert read(light_world)[0] == right[0]


def test_counting_comes_again_and_is_queued_once(light_world: World) -> None:
    vendors(light_world)
    some_cases(light_world, 1)
    with light_world.transaction() as database:
        keep_counting(database, light_world.clock.now, light_world.clock.now)
        keep_counting(database, light_world.clock.now, light_world.clock.now)

    done = Worker(light_world.rooms, open_mail(light_world.rooms.settings)).work_off()

    with light_world.transaction() as database:
        jobs = database.query(Job).filter(Job.kind == COUNT_CASES).all()
        until = counted_until(database, light_world.organizations["Northwind"].id)
    assert done >= 1
    assert [one.run_at - light_world.clock.now for one in jobs if one.done_at is None] == [
        timedelta(minutes=5)
    ]
    assert until == light_world.clock.now
