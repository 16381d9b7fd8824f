"""The evidence pack from real rows verifies with the program that lies in it, and the log stays whole."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from portal.access.signing import log_key
from portal.actions.draw_evidence import draw_evidence
from portal.actions.pack_evidence import pack_evidence
from portal.actions.verify_log import verify_log
from portal.ledger.offline.command import verified
from portal.records.audit_log import AuditEntry
from portal.vocabulary import Missing, Refused, Verb
from tests.support.audited import SECRET, a_case_that_was_read, publish
from tests.support.permissions import grant
from tests.support.sharing import withdraw
from tests.support.world import World


def draw(world: World, name: str, case_id: UUID) -> bytes:
    rooms, now = world.rooms, world.clock.now
    with world.transaction() as database:
        drawn = draw_evidence(database, world.actor(name), case_id, now)
    with world.transaction() as database:
        return pack_evidence(database, world.actor(name), drawn.id, rooms.instruments, now).content


def files_in(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("officer", ["Nora", "Cleo", "Hanna"])
def test_everybody_with_a_part_in_the_case_draws_a_pack_that_verifies(world: World, officer: str) -> None:
    case_id, _ = a_case_that_was_read(world)

    files = files_in(draw(world, officer, case_id))

    with world.transaction() as database:
        known_key = log_key(database).to_text()
        entries = database.scalars(select(AuditEntry).where(AuditEntry.stream == case_id)).all()
    pack = verified(files, known_key)
    assert pack.count == len(entries)
    assert len(pack.used) == 1
    assert b"disclosure:read" in files["events.jsonl"]
    assert SECRET.encode() not in b"".join(files.values())


def test_the_program_in_the_pack_says_that_it_is_in_order(light_world: World, tmp_path: Path) -> None:
    case_id, _ = a_case_that_was_read(light_world)
    (tmp_path / "pack.zip").write_bytes(draw(light_world, "Hanna", case_id))
    (tmp_path / "verify.py").write_bytes(files_in((tmp_path / "pack.zip").read_bytes())["verify.py"])

    run = subprocess.run(
        [sys.executable, "-I", "verify.py", "pack.zip"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stdout.startswith("IN ORDER."), run.stdout + run.stderr


def test_the_log_stays_whole_however_often_a_pack_is_drawn(world: World) -> None:
    case_id, _ = a_case_that_was_read(world)
    publish(world)

    packs = [draw(world, "Nora", case_id), draw(world, "Cleo", case_id)]
    withdraw(world, case_id)
    grant(world, "Ada", case_id, "Cedar")
    packs.append(draw(world, "Nora", case_id))
    publish(world)

    counts = [verified(files_in(pack)).count for pack in packs]
    with world.transaction() as database:
        verdict = verify_log(database)
        heads = (
            select(AuditEntry)
            .where(AuditEntry.verb == Verb.HEADS_SEALED)
            .order_by(AuditEntry.serial)
            .order_by(AuditEntry.serial)
        )
        sealed = database.scalars(heads).all()
    assert verdict.ok, verdict.faults
    assert counts[1] == counts[0] + 1
    assert [one.stream_number for one in sealed] == [1, 2, 3]


@pytest.mark.parametrize("stranger", ["Elsa", "Ingrid"])
def test_whoever_has_no_part_in_the_case_gets_no_pack(world: World, stranger: str) -> None:
    case_id, _ = a_case_that_was_read(world)

    with pytest.raises(Missing):
        draw(world, stranger, case_id)


def test_an_engineer_of_the_case_draws_no_pack(world: World) -> None:
    case_id, _ = a_case_that_was_read(world)

    with pytest.raises(Refused):
        draw(world, "Ben", case_id)
