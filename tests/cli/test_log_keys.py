"""The log's keys are changed by one command; witnesses and packs go on, and no stranger's key counts."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from portal.access.log_keys import BOTH_SIGN, LOG
from portal.access.signing import log_key, new_signing_key
from portal.actions.draw_evidence import draw_evidence
from portal.actions.pack_evidence import pack_evidence
from portal.actions.rotate_log_key import rotate_log_key
from portal.actions.verify_log import verify_log
from portal.cli import portal
from portal.ledger.faults import Verdict
from portal.ledger.notes import parse_note
from portal.ledger.offline.command import verified
from portal.ledger.offline.formats import BrokenError
from portal.ledger.tree import Tree
from portal.ledger.witnessing import request_for
from portal.records.audit_log import LogCheckpoint, latest_checkpoint
from portal.records.log_tiles import RowTiles
from portal.records.organizations import SigningKey, signing_keys_for
from portal.vocabulary import Conflict
from tests.ledger.test_evidence_in_javascript import judged, zipped
from tests.support.audited import a_case_that_was_read, publish
from tests.support.witnesses import witness_of
from tests.support.world import World

Files = dict[str, bytes]


def rotate(world: World) -> bool:
    """What the command does, a day after the keys before were made."""
    world.clock.forward(timedelta(days=2))
    with world.transaction() as database:
        made = rotate_log_key(database, world.rooms.instruments, world.clock.now)
    publish(world)
    return made


def key(world: World) -> str:
    with world.transaction() as database:
        return log_key(database).to_text()


def verdict(world: World, *kept: str) -> Verdict:
    with world.transaction() as database:
        return verify_log(database, kept)


def newest(world: World) -> LogCheckpoint:
    with world.transaction() as database:
        found = latest_checkpoint(database)
    assert found is not None
    return found


def drawn(world: World, case_id: UUID) -> UUID:
    with world.transaction() as database:
        found = draw_evidence(database, world.actor("Nora"), case_id, world.clock.now).id
    publish(world)
    return found


def packed(world: World, drawn_id: UUID) -> Files:
    with world.transaction() as database:
        tools, now = world.rooms.instruments, world.clock.now
        pack = pack_evidence(database, world.actor("Nora"), drawn_id, tools, now).content
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_goes_on_over_two_changes_of_the_logs_keys(world: World) -> None:
    case_id, _ = a_case_that_was_read(world)
    publish(world)
    first, before, older = key(world), newest(world).note, drawn(world, case_id)
    old_pack = packed(world, older)

    assert rotate(world)
    second = key(world)
    assert rotate(world)

    third, files = key(world), packed(world, drawn(world, case_id))
    assert len({first, second, third}) == 3
    assert verdict(world, before).faults == ()
    for known in (first, second, third, ""):
        assert verified(files, known).log_key == third
    assert verified(old_pack, first).log_key == first
    assert verified(packed(world, older), first).log_key == third
    assert "log-keys.jsonl" not in old_pack


def test_a_witness_that_knows_the_earlier_key_goes_on_for_a_month(light_world: World, tmp_path: Path) -> None:
    publish(light_world)
    site = witness_of(light_world, tmp_path, "alpha")

    def asked() -> int:
        light_world.enroll(f"Number {len(light_world.organizations)}")
        publish(light_world)
        name = key(light_world).split("+")[0]
        found, known = newest(light_world), site._witness._memory.last(name)  # noqa: SLF001
        with light_world.transaction() as database:
            tree = Tree(RowTiles(database), found.size)
            question = request_for(found.note, tree, 0 if known is None else known.size)
        return site._witness.add_checkpoint(question.to_text(), 0).status  # noqa: SLF001

    statuses = [asked()]
    rotate(light_world)
    statuses.append(asked())
    signatures = len(parse_note(newest(light_world).note).signatures)
    light_world.clock.forward(BOTH_SIGN)
    statuses.append(asked())
    site = witness_of(light_world, tmp_path, "alpha")
    statuses.append(asked())

    assert statuses == [200, 200, 403, 200]
    assert signatures == 4
    assert verdict(light_world).faults == ()


def slipped_in(world: World) -> None:
    """A key that nobody announced, made as only the portal itself could."""
    with world.transaction() as database:
        new_signing_key(database, world.rooms.instruments.keyring, LOG, "x", world.clock.now)


def test_a_key_that_was_not_announced_signs_nothing_and_is_told_of(light_world: World) -> None:
    publish(light_world)
    present = key(light_world)
    light_world.clock.forward(timedelta(days=2))

    slipped_in(light_world)
    light_world.enroll("Northwind")
    publish(light_world)

    assert key(light_world) == present
    assert len(parse_note(newest(light_world).note).signatures) == 2
    assert [fault.place for fault in verdict(light_world).faults] == ["keys of the log"]
    with pytest.raises(Conflict, match="never announced"):
        rotate(light_world)


def test_a_key_that_was_exchanged_after_its_announcement_is_told_of(light_world: World) -> None:
    rotate(light_world)

    with light_world.transaction() as database:
        present = signing_keys_for(database, LOG)[0]
        database.execute(
            update(SigningKey).where(SigningKey.key_id == present.key_id).values(public_key=bytes(32))
        )

    assert "keys of the log" in [fault.place for fault in verdict(light_world).faults]


def test_a_change_that_dies_before_its_commit_changed_nothing_and_is_made_by_the_next_run(
    light_world: World,
) -> None:
    publish(light_world)
    first = key(light_world)
    light_world.clock.forward(timedelta(days=2))
    tools, now = light_world.rooms.instruments, light_world.clock.now

    with suppress(KeyboardInterrupt), light_world.transaction() as database:
        rotate_log_key(database, tools, now)
        raise KeyboardInterrupt
    died = key(light_world)
    with light_world.transaction() as database:
        made = rotate_log_key(database, tools, now)  # and dies before anything is signed
        again = rotate_log_key(database, tools, now)
    publish(light_world)

    assert died == first
    assert (made, again) == (True, False)
    assert verdict(light_world).faults == ()
    assert key(light_world) != first


def announced_by_a_stranger(files: Files) -> Files:
    lines = files["log-keys.jsonl"].splitlines(keepends=True)
    return files | {"log-keys.jsonl": lines[0].replace(b"published", b"publishes") + b"".join(lines[1:])}


CHANGES: dict[str, tuple[Callable[[Files], Files], str]] = {
    "the announcements dropped": (
        lambda f: {name: content for name, content in f.items() if name != "log-keys.jsonl"},
        "not the one that you gave",
    ),
    "the last announcement dropped": (
        lambda f: f | {"log-keys.jsonl": f["log-keys.jsonl"].splitlines(keepends=True)[0]},
        "not the one that you gave",
    ),
    "the announcements swapped": (
        lambda f: f | {"log-keys.jsonl": b"".join(f["log-keys.jsonl"].splitlines(keepends=True)[::-1])},
        "does not follow",
    ),
    "an announcement edited": (announced_by_a_stranger, "does not stand in the signed log"),
    "no announcement in the file": (lambda f: f | {"log-keys.jsonl": b""}, "not the one that you gave"),
}


def test_both_verifiers_follow_the_announcements_and_refuse_changed_ones(
    light_world: World, tmp_path: Path
) -> None:
    case_id, _ = a_case_that_was_read(light_world)
    publish(light_world)
    first = key(light_world)
    rotate(light_world)
    rotate(light_world)
    third, files = key(light_world), packed(light_world, drawn(light_world, case_id))

    changed = [(zipped(change(files)), first) for change, _ in CHANGES.values()]
    in_browsers = judged(tmp_path, [(zipped(files), first), (zipped(files), third), *changed])
    assert [one.get("right", {}).get("logKey") for one in in_browsers[:2]] == [third, third]
    for said, (_, sentence) in zip(in_browsers[2:], CHANGES.values(), strict=True):
        assert sentence in said["wrong"]
    for change, sentence in CHANGES.values():
        with pytest.raises(BrokenError, match=sentence):
            verified(change(files), first)


def test_the_command_changes_the_logs_keys_only_when_they_are_named(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(light_world)
    settings = light_world.rooms.settings
    for name, value in (("INSTANCE", str(settings.instance)), ("DATABASE_URL", settings.database_url)):
        monkeypatch.setenv(f"PORTAL_{name}", value)
    before = key(light_world)

    all_levels = CliRunner().invoke(portal, ["keys", "rotate"])
    between = key(light_world)
    named = CliRunner().invoke(portal, ["keys", "rotate", "log"])
    listed = CliRunner().invoke(portal, ["keys", "list"])

    assert "log:" not in all_levels.output
    assert between == before
    assert named.output.strip().endswith(key(light_world))
    assert key(light_world) != before
    assert listed.exit_code == 0
    slipped_in(light_world)
    assert CliRunner().invoke(portal, ["keys", "list"]).exit_code == 3
