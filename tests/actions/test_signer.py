"""The signer remembers, outside the database, what it signed last, and signs on nothing else."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from portal.access.log_keys import LOG, LOG_ML_DSA, check_of
from portal.access.sequencing import standing_refusal
from portal.access.signing import log_keys
from portal.actions.integrate_entries import integrate_entries
from portal.actions.publish_checkpoint import publish_checkpoint
from portal.actions.verify_log import verify_log
from portal.cli.verify import verify
from portal.ledger.checkpoints import Checkpoint, verify_checkpoint
from portal.ledger.notes import parse_note
from portal.records.audit_log import latest_checkpoint
from portal.records.organizations import signing_key_for
from portal.vocabulary import Conflict, Role
from portal.worker import publish_all
from tests.support.audited import publish
from tests.support.browsing import signed_in
from tests.support.world import World


def database_file(world: World) -> Path:
    return world.rooms.settings.instance.parent / "portal.sqlite"


def copied_aside(world: World) -> Path:
    """Make the backup that somebody will put back."""
    world.rooms.database.close()
    return Path(shutil.copy(database_file(world), database_file(world).with_name("backup.sqlite")))


def put_back(world: World, backup: Path) -> None:
    world.rooms.database.close()
    for old in database_file(world).parent.glob("portal.sqlite-*"):
        old.unlink()
    shutil.copy(backup, database_file(world))


def refusal(world: World) -> str:
    with world.transaction() as database:
        return standing_refusal(database, world.rooms.instruments.signer_memory)


def said_by_verify(world: World) -> str:
    settings = world.rooms.settings
    environment = {
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_BASE_URL": settings.base_url,
        "PORTAL_SECRET_KEY": settings.secret_key,
    }
    return CliRunner().invoke(verify, [], env=environment).output


def test_a_checkpoint_bears_two_signatures_of_the_log_that_hold_by_themselves(light_world: World) -> None:
    publish(light_world)

    with light_world.transaction() as database:
        newest, keys = latest_checkpoint(database), log_keys(database)
    assert newest is not None
    assert [key.kind for key in keys] == [1, 6]
    assert len(parse_note(newest.note).signatures) == 2
    for key in keys:
        assert verify_checkpoint(newest.note, key, check_of(key), keys[0].name).size == newest.size


def test_a_database_put_back_from_an_older_backup_is_not_signed_on_and_the_log_page_says_so(
    sqlite_world: World,
) -> None:
    sqlite_world.enroll("Northwind")
    sqlite_world.add_person("Nora", "Northwind", Role.COMPLIANCE_OFFICER)
    publish(sqlite_world)
    backup = copied_aside(sqlite_world)
    sqlite_world.enroll("Cedar")
    sqlite_world.enroll("Birch")
    publish(sqlite_world)
    before = refusal(sqlite_world)

    put_back(sqlite_world, backup)
    sqlite_world.enroll("Elm")

    with pytest.raises(Conflict, match="not the one that was signed last, at"):
        publish_all(sqlite_world.rooms)
    assert before == ""
    assert "what was signed last: " in said_by_verify(sqlite_world)
    assert "put back from an older backup" in refusal(sqlite_world)
    assert "The log is not signed any more" in signed_in(sqlite_world, "Nora").get("/audit/verify").text
    publishes_nothing_although_it_grew(sqlite_world)


def publishes_nothing_although_it_grew(world: World) -> None:
    for name in ("Fir", "Gorse", "Hazel"):
        world.enroll(name)
    with pytest.raises(Conflict, match="not the one that was signed last"):
        publish_all(world.rooms)
    assert "the log was rewritten" in refusal(world)


def test_a_kill_between_integrating_remembering_and_keeping_stops_nothing(light_world: World) -> None:
    publish(light_world)
    light_world.enroll("Northwind")
    with light_world.transaction() as database:
        integrate_entries(database)
    with suppress(KeyboardInterrupt), light_world.transaction() as database:
        publish_checkpoint(database, light_world.rooms.instruments, light_world.clock.now)
        raise KeyboardInterrupt

    light_world.enroll("Cedar")
    publish(light_world)

    with light_world.transaction() as database:
        assert verify_log(database).ok
        newest = latest_checkpoint(database)
    assert newest is not None
    assert light_world.rooms.instruments.signer_memory.last(newest.note.split("\n")[0]) == Checkpoint(
        newest.note.split("\n")[0], newest.size, newest.root
    )


def test_an_installation_from_before_gets_the_second_key_and_keeps_its_log(light_world: World) -> None:
    publish(light_world)
    with light_world.transaction() as database:
        first = signing_key_for(database, LOG)
        database.execute(text("DELETE FROM signing_keys WHERE purpose = :name"), {"name": LOG_ML_DSA})
        database.execute(text("UPDATE log_checkpoints SET note = substr(note, 1, 250)"))
    light_world.enroll("Cedar")
    publish(light_world)

    with light_world.transaction() as database:
        newest, keys = latest_checkpoint(database), log_keys(database)
        assert first is not None
        assert keys[0].public == first.public_key
    assert newest is not None
    assert verify_checkpoint(newest.note, keys[1], check_of(keys[1])).size == newest.size
