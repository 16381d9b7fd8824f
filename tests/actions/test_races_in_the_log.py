"""Many who write at once leave one chain without a gap, and one sequencer at a time signs it."""

from functools import partial
from uuid import UUID

from portal.access.recording import record
from portal.actions.verify_log import verify_log
from portal.records.audit_log import AuditEntry, LogCheckpoint, LogPosition
from portal.records.base import new_id
from portal.vocabulary import Role, Verb
from portal.worker import publish_all
from tests.support.racing import at_once
from tests.support.world import World

WRITERS = 8
ACTS_EACH = 4


def act(world: World, name: str, subject_id: UUID) -> None:
    """Somebody looks through the log several times, which is written down each time."""
    actor = world.actor(name)
    for _ in range(ACTS_EACH):
        with world.transaction() as database:
            record(database, actor, Verb.AUDIT_SEARCHED, world.clock.now, subject_id=subject_id)


def publish(world: World) -> None:
    publish_all(world.rooms)


def numbers_in(world: World, stream: UUID) -> list[int]:
    with world.transaction() as database:
        rows = database.query(AuditEntry).filter(AuditEntry.stream == stream)
        return [row.stream_number for row in rows.order_by(AuditEntry.stream_number)]


def test_writers_of_one_stream_and_sequencers_at_once_leave_one_chain_that_verifies(world: World) -> None:
    northwind = world.enroll("Northwind")
    world.add_person("Cleo", "Northwind", Role.COMPLIANCE_OFFICER)
    publish_all(world.rooms)
    before = numbers_in(world, northwind.id)

    became = at_once(
        *[partial(act, world, "Cleo", new_id()) for _ in range(WRITERS)], *[partial(publish, world)] * 3
    )

    assert set(became) == {""}
    numbers = numbers_in(world, northwind.id)
    assert len(numbers) == len(before) + WRITERS * ACTS_EACH
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    publish_all(world.rooms)
    with world.transaction() as database:
        verdict = verify_log(database, [])
        positions = sorted(row.position for row in database.query(LogPosition))
        entries = database.query(AuditEntry).count()
    assert (verdict.ok, verdict.pending, verdict.size) == (True, 0, entries)
    assert positions == list(range(entries))


def test_of_several_sequencers_at_once_one_signs_each_state(world: World) -> None:
    world.enroll("Northwind")
    publish_all(world.rooms)
    with world.transaction() as database:
        signed = database.query(LogCheckpoint).count()
    world.enroll("Cedar")

    became = at_once(*[partial(publish, world)] * 6)

    assert set(became) == {""}
    with world.transaction() as database:
        assert database.query(LogCheckpoint).count() == signed + 1
        assert verify_log(database, []).ok
