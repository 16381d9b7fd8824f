"""Whoever was erased stays erased when a database of before is put back; who came back later stays."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.access.erased_people import back_again
from portal.actions.erase_person import erase_person
from portal.actions.invite_person import invite_person
from portal.actions.verify_log import verify_log
from portal.cli.erase import erase
from portal.records.people import Person
from portal.vocabulary import Role, Unavailable, Verb
from tests.support.audited import a_case_that_was_read, publish
from tests.support.leavers import columns_naming
from tests.support.restoring import backup, restore, start
from tests.support.sharing import entries
from tests.support.world import World

BEN = ("ben@cedar.example", "Ben of Cedar")


def erased(world: World) -> None:
    with world.transaction() as database:
        ben = database.get_one(Person, world.people["Ben"].id)
        ben.name, ben.deactivated_at = BEN[1], world.clock.now
    with world.transaction() as database:
        erase_person(database, BEN[0], world.rooms.instruments, world.clock.now)


def number_back(world: World) -> int:
    tools = world.rooms.instruments
    with world.transaction() as database:
        return len(back_again(database, tools.shred, tools.keyring))


def test_a_restored_backup_does_not_bring_an_erased_person_back(sqlite_world: World) -> None:
    a_case_that_was_read(sqlite_world)
    before = backup(sqlite_world)
    erased(sqlite_world)
    then = number_back(sqlite_world)
    sqlite_world.clock.forward(timedelta(days=1))
    restore(sqlite_world, before)
    restored = columns_naming(sqlite_world, BEN[0], BEN[0]), number_back(sqlite_world)

    start(sqlite_world)
    publish(sqlite_world)

    assert restored[0] >= {"people.email", "audit_salts.disclosures"}
    assert (then, restored[1], number_back(sqlite_world)) == (0, 1, 0)
    assert columns_naming(sqlite_world, BEN[0], BEN[0]) == set()
    with sqlite_world.transaction() as database:
        assert database.get_one(Person, sqlite_world.people["Ben"].id).deactivated_at is not None
        assert verify_log(database).ok
    (told,) = entries(sqlite_world, Verb.PERSON_ERASED)
    assert b'"again":true' in told.leaf
    kept = Path(sqlite_world.rooms.settings.instance, "shred")
    assert not [
        one for one in kept.rglob("*") if one.is_file() and b"ben" in one.name.encode() + one.read_bytes()
    ]


def test_an_address_that_comes_back_after_the_erasure_stays(sqlite_world: World) -> None:
    a_case_that_was_read(sqlite_world)
    sqlite_world.add_person("Cem", "Cedar", Role.VENDOR_ADMINISTRATOR)
    erased(sqlite_world)
    now = sqlite_world.clock.forward(timedelta(days=30))
    with sqlite_world.transaction() as database:
        cedar, tools = sqlite_world.organizations["Cedar"], sqlite_world.rooms.instruments
        invite_person(database, sqlite_world.actor("Cem"), cedar, BEN[0], {Role.EXECUTIVE}, tools, now)

    start(sqlite_world)

    assert "links.email" in columns_naming(sqlite_world, BEN[0], BEN[0])
    assert len(entries(sqlite_world, Verb.PERSON_ERASED)) == 1


def test_nobody_is_erased_while_nothing_can_remember_it(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_case_that_was_read(light_world)
    down = replace(light_world, rooms=light_world.rooms)

    def fail(*_: object) -> None:
        raise Unavailable("The store is down.")

    monkeypatch.setattr(type(down.rooms.instruments.shred), "put", fail)
    with pytest.raises(Unavailable):
        erased(down)

    assert "people.email" in columns_naming(light_world, BEN[0], BEN[0])


@pytest.mark.parametrize("words", [["--yes"], ["--yes", "--again", "ben@cedar.example"]])
def test_the_command_names_one_address_or_says_again(words: list[str]) -> None:
    said = CliRunner().invoke(erase, words)

    assert (said.exit_code, "Name one address" in said.output) == (2, True)
