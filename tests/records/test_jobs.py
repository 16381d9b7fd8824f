"""Leases of queued work: kept by who works, taken over when they are over, released when nobody can work."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from portal.records.jobs import MOST_ATTEMPTS, Job, enqueue, extend, finish, lease_next, put_back
from portal.server import prepare_database
from portal.vocabulary import Conflict, JobState
from tests.support.world import World, open_world

SUBJECT = UUID(int=7)
SPAN = timedelta(minutes=1)


def taken(world: World) -> Job | None:
    with world.transaction() as database:
        return lease_next(database, world.clock.now, SPAN)


def queued(world: World) -> Job:
    """A job that somebody has just begun."""
    with world.transaction() as database:
        enqueue(database, "something", SUBJECT, world.clock.now)
    job = taken(world)
    assert job is not None
    return job


def test_a_lease_that_is_over_goes_to_the_next_and_the_first_keeps_nothing(world: World) -> None:
    job = queued(world)
    assert job.lease is not None
    assert taken(world) is None

    world.clock.forward(SPAN)

    again = taken(world)
    assert again is not None
    assert again.id == job.id
    with pytest.raises(Conflict), world.transaction() as database:
        finish(database, job.id, job.lease, world.clock.now)
    with world.transaction() as database:
        assert not extend(database, job.id, job.lease, world.clock.now + SPAN)


def test_a_lease_that_is_prolonged_is_not_taken_over(world: World) -> None:
    job = queued(world)
    assert job.lease is not None
    world.clock.forward(SPAN / 2)

    with world.transaction() as database:
        assert extend(database, job.id, job.lease, world.clock.now + SPAN)
    world.clock.forward(SPAN - timedelta(seconds=1))

    assert taken(world) is None


def test_a_start_on_sqlite_does_at_once_what_was_being_done_when_the_power_went(sqlite_world: World) -> None:
    job = queued(sqlite_world)
    assert job.lease is not None

    prepare_database(sqlite_world.rooms)

    again = taken(sqlite_world)
    assert again is not None
    assert (again.id, again.attempts) == (job.id, 2)
    with pytest.raises(Conflict), sqlite_world.transaction() as database:
        finish(database, job.id, job.lease, sqlite_world.clock.now)


def test_a_start_on_postgresql_takes_nothing_from_other_workers(postgres_url: str, tmp_path: Path) -> None:
    world = open_world(postgres_url, tmp_path / "instance")
    job = queued(world)
    assert job.lease is not None

    prepare_database(world.rooms)

    assert taken(world) is None
    with world.transaction() as database:
        finish(database, job.id, job.lease, world.clock.now)
    world.rooms.database.close()


def test_work_that_fails_comes_later_each_time_and_is_given_up_in_the_end(light_world: World) -> None:
    job, waits = queued(light_world), []
    for _ in range(MOST_ATTEMPTS - 1):
        assert job.lease is not None
        with light_world.transaction() as database:
            assert put_back(database, job.id, job.lease, "Broken", light_world.clock.now) is JobState.QUEUED
            waits.append(database.get_one(Job, job.id).run_at - light_world.clock.now)
        light_world.clock.forward(waits[-1])
        found = taken(light_world)
        assert found is not None
        job = found
    assert job.lease is not None

    with light_world.transaction() as database:
        assert put_back(database, job.id, job.lease, "Broken", light_world.clock.now) is JobState.DEAD

    assert waits == sorted(set(waits))
    light_world.clock.forward(timedelta(days=9))
    assert taken(light_world) is None
