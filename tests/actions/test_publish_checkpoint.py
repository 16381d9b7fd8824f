"""The sequencer and the verification of the whole log over real rows."""

import pytest
from sqlalchemy import text

from portal.actions.integrate_entries import integrate_entries
from portal.actions.publish_checkpoint import publish_checkpoint
from portal.actions.verify_log import verify_log
from portal.vocabulary import Conflict
from tests.support.tampering import thawed
from tests.support.world import World


def publish(world: World) -> int | None:
    with world.transaction() as database:
        integrate_entries(database)
    with world.transaction() as database:
        row = publish_checkpoint(database, world.rooms.instruments, world.clock.now)
        return row.size if row else None


def test_what_was_written_is_integrated_once_and_verifies(world: World) -> None:
    world.enroll("Northwind")
    world.enroll("Cedar")

    sizes = [publish(world), publish(world)]
    world.enroll("Birch")
    sizes.append(publish(world))

    with world.transaction() as database:
        verdict = verify_log(database)
    assert sizes[0] is not None
    assert sizes[1:] == [None, sizes[0] + 1]
    assert verdict.ok, verdict.faults
    assert verdict.size == sizes[2]


def test_an_altered_entry_is_named_by_its_place(world: World) -> None:
    world.enroll("Northwind")
    world.enroll("Cedar")
    publish(world)

    with thawed(world) as database:
        leaf = database.scalar(text("SELECT leaf FROM audit_entries ORDER BY serial LIMIT 1"))
        database.execute(
            text(
                "UPDATE audit_entries SET leaf = :leaf WHERE serial = (SELECT min(serial) FROM audit_entries)"
            ),
            {"leaf": bytes(leaf).replace(b"organization:enrolled", b"organization:enrolleD")},
        )

    with world.transaction() as database:
        verdict = verify_log(database)
    assert next(fault.place for fault in verdict.faults) == "entry 0"


def test_the_database_itself_refuses_to_change_an_entry(world: World) -> None:
    world.enroll("Northwind")

    with pytest.raises(Exception, match="never changed"), world.transaction() as database:
        database.execute(text("UPDATE audit_entries SET verb = 'x'"))
    with pytest.raises(Exception, match="never changed"), world.transaction() as database:
        database.execute(text("DELETE FROM audit_entries"))


def test_a_log_that_was_cut_back_is_not_signed_again(world: World) -> None:
    world.enroll("Northwind")
    world.enroll("Cedar")
    publish(world)
    with thawed(world) as database:
        database.execute(text("DELETE FROM log_positions WHERE position = 1"))

    with pytest.raises(Conflict, match="not the one that was signed last"):
        publish(world)
