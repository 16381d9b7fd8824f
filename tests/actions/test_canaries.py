"""What is secret in a file, a message, a note and a password lies nowhere in clear, whoever looks."""

import logging
import tempfile
from pathlib import Path
from uuid import UUID

import pytest

from portal.actions.read_disclosure import read_disclosure
from portal.actions.write_note import write_note
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.uploads import Upload
from portal.vocabulary import Permission
from tests.support.browsing import signed_in
from tests.support.cases import two_vendors
from tests.support.casework import act
from tests.support.permissions import deliver, grant
from tests.support.sharing import LOG as SIGN_IN
from tests.support.sharing import bring_in, entering, give, prepare, say
from tests.support.world import PASSWORD, World

CANARY = "kingfisher7461"
LOG = (
    f"Jan 14 03:12:01 edge03 sshd[1]: Accepted password for {CANARY} from 10.20.30.7 port 22\n"
    f"login {CANARY}@halden-rail.example password=Zq9-{CANARY}-x\n"
)


def live_through(world: World) -> UUID:
    """Upload, scan, review, prepare, give, read, write, note: with the canary in all of it."""
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    for content in (LOG, LOG * 2000):
        brought = bring_in(world, "Ada", case_id, content.encode(), f"{CANARY}.log")
        deliver(world)
        signed_in(world, "Ada").get(f"/cases/{case_id}/uploads/{brought.id}")
        made = prepare(world, "Ada", case_id, brought.id, "Cedar")
        give(world, "Ada", case_id, made.id)
        with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (database, access):
            tools, now = world.rooms.instruments, world.clock.now
            assert read_disclosure(database, access, made.id, tools, now).whole()
    say(world, "Ada", case_id, f"Ask {CANARY}@halden-rail.example, their password is Zq9-{CANARY}-x", "Cedar")
    act(world, "Ada", case_id, write_note, f"{CANARY} called again", tools=True)
    deliver(world)
    return case_id


def test_no_secret_lies_in_clear_in_any_file_of_the_installation(
    light_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    caplog.set_level(logging.DEBUG)

    case_id = live_through(light_world)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    lying = {path.name: path.read_bytes() for path in files}
    if light_world.rooms.database.is_sqlite:
        assert {"portal.sqlite", "portal.sqlite-wal"} <= lying.keys()
    assert len(list((tmp_path / "instance" / "objects").rglob("*"))) > 3
    for secret in (CANARY, f"Zq9-{CANARY}", PASSWORD, "10.20.30.7"):
        spoken = [name for name, content in lying.items() if secret.encode() in content]
        assert spoken == [], secret
        assert secret not in caplog.text
    assert list(temporary.rglob("*")) == []
    assert CANARY in signed_in(light_world, "Ada").get(f"/cases/{case_id}").text


def test_the_name_under_which_a_file_is_read_says_nobody_whom_the_file_gave_away(light_world: World) -> None:
    case_id = two_vendors(light_world)
    grant(light_world, "Ada", case_id, "Cedar")
    brought = bring_in(light_world, "Ada", case_id, SIGN_IN, "dump_MOkafor2.log")
    deliver(light_world)

    made = prepare(light_world, "Ada", case_id, brought.id, "Cedar")
    give(light_world, "Ada", case_id, made.id)

    with light_world.transaction() as database:
        labels = [one.label for one in database.query(Upload)] + [
            one.label for one in database.query(Disclosure)
        ]
        results = [(one.file_name, str(one.report)) for one in database.query(DisclosureResult)]
    assert len(labels) == 2
    assert results
    assert "okafor" not in f"{labels}{results}".casefold()
    assert "okafor" not in signed_in(light_world, "Ben").get(f"/cases/{case_id}").text.casefold()
