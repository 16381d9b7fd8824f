"""Witnesses sign the log while it grows, hold up nobody when they are down, and notice what was cut off."""

import shutil
from pathlib import Path

import pytest

from portal.access.log_keys import check_of
from portal.access.signing import log_key
from portal.actions.draw_evidence import draw_evidence
from portal.actions.pack_evidence import pack_evidence
from portal.actions.verify_log import verify_log
from portal.gateways.witness_client import ask_witness
from portal.gateways.witness_policy import read_witnesses
from portal.ledger.checkpoints import Checkpoint, signed_at
from portal.ledger.notes import NoteKey, parse_note
from portal.ledger.offline.command import verified
from portal.ledger.offline.formats import BrokenError
from portal.records.audit_log import LogCheckpoint
from portal.records.cosignatures import witness_lag, witness_standings
from portal.vocabulary import Invalid, Unavailable
from portal.witness_site import LONGEST_QUESTION, WitnessSite, open_witness
from portal.witnessing import witness_newest
from tests.ledger.a_case import files_in
from tests.support.audited import a_case_that_was_read, publish
from tests.support.browsing import anonymous, signed_in
from tests.support.witnesses import NOWHERE, key_of, listening, shown_to, witness_of
from tests.support.world import World


def either(site: WitnessSite, address: str, other: str) -> list[str]:
    """A policy in which one of two witnesses is enough, of which the other one does not answer."""
    return [
        f"witness alpha {key_of(site)} {address}",
        f"witness beta {other} {NOWHERE}",
        "group both any alpha beta",
        "quorum both",
    ]


def test_one_witness_signs_while_the_other_is_down_and_everything_shows_it(
    light_world: World, tmp_path: Path
) -> None:
    case_id, _ = a_case_that_was_read(light_world)
    alpha, beta = (witness_of(light_world, tmp_path, name) for name in ("alpha", "beta"))
    with listening(alpha) as address:
        world = shown_to(light_world, *either(alpha, address, key_of(beta)))
        with world.transaction() as database:
            drawn = draw_evidence(database, world.actor("Nora"), case_id, world.clock.now)
        publish(world)

        first, again = witness_newest(world.rooms), witness_newest(world.rooms)

    with world.transaction() as database:
        lag, standings = witness_lag(database), witness_standings(database)
        verdict = verify_log(database, policy=world.rooms.instruments.witnesses)
        nora, instruments = world.actor("Nora"), world.rooms.instruments
        pack = pack_evidence(database, nora, drawn.id, instruments, world.clock.now).content
        log = log_key(database).to_text()
    assert (first, again) == (1, 0)
    assert (lag.behind, standings["alpha"].trouble) == (0, "")
    assert standings["beta"].trouble == "The witness did not answer."
    assert verdict.ok, verdict.faults
    assert verified(files_in(pack), log).witnesses == 1
    the_witness_is_seen_outside(world, key_of(alpha))
    a_stricter_policy_from_outside_is_not_met(files_in(pack), log, key_of(alpha), key_of(beta))


def the_witness_is_seen_outside(world: World, key: str) -> None:
    page = signed_in(world, "Nora").get("/audit/verify").text
    assert "alpha" in page
    assert "The witness did not answer." in page
    note = parse_note(anonymous(world).get("/checkpoint/witnessed").text)
    vkey = NoteKey.from_text(key)
    assert signed_at(Checkpoint.from_body(note.text), note, vkey, check_of(vkey)) is not None


def a_stricter_policy_from_outside_is_not_met(files: dict[str, bytes], log: str, one: str, two: str) -> None:
    lines = [f"log {log}", f"witness a {one}", f"witness b {two}", "group g all a b", "quorum g"]
    assert verified(files, log, "\n".join([*lines[:3], "group g any a b", "quorum g"])).witnesses == 1
    with pytest.raises(BrokenError, match="Not enough witnesses"):
        verified(files, log, "\n".join(lines))


def test_a_witness_notices_a_log_that_was_cut_off_together_with_the_signers_memory(
    sqlite_world: World, tmp_path: Path
) -> None:
    publish(sqlite_world)
    alpha = witness_of(sqlite_world, tmp_path, "alpha")
    folder = sqlite_world.rooms.settings.instance
    sqlite_world.rooms.database.close()
    kept = shutil.copy(folder.parent / "portal.sqlite", tmp_path / "kept.sqlite")
    with listening(alpha) as address:
        world = shown_to(sqlite_world, f"witness alpha {key_of(alpha)} {address}", "quorum alpha")
        for name in ("Cedar", "Birch", "Elm"):
            world.enroll(name)
        publish(world)
        witness_newest(world.rooms)
        put_back_whole(world, kept)
        world.enroll("Fir")
        publish(world)

        signed = witness_newest(world.rooms)

    with world.transaction() as database:
        trouble = witness_standings(database)["alpha"].trouble
    assert signed == 0
    assert "cut off, or put back" in trouble


def put_back_whole(world: World, kept: str | Path) -> None:
    """Do what a malicious operator would: nobody but the witness remembers."""
    folder = world.rooms.settings.instance
    world.rooms.database.close()
    for old in folder.parent.glob("portal.sqlite-*"):
        old.unlink()
    shutil.copy(kept, folder.parent / "portal.sqlite")
    for memory in (folder / "signer").glob("*.checkpoint"):
        memory.unlink()


def test_verification_says_where_a_cosignature_was_exchanged(light_world: World, tmp_path: Path) -> None:
    publish(light_world)
    alpha = witness_of(light_world, tmp_path, "alpha")
    with listening(alpha) as address:
        world = shown_to(light_world, f"witness alpha {key_of(alpha)} {address}", "quorum alpha")
        witness_newest(world.rooms)
    stranger = NoteKey.from_text(key_of(witness_of(light_world, tmp_path, "mallory")))
    bent = shown_to(light_world, f"witness alpha {stranger.to_text()} {NOWHERE}", "quorum alpha")

    with world.transaction() as database:
        size = database.query(LogCheckpoint).one().size
        right = verify_log(database, policy=world.rooms.instruments.witnesses)
        wrong = verify_log(database, policy=bent.rooms.instruments.witnesses)

    assert right.ok, right.faults
    assert [fault.place for fault in wrong.faults] == [f"checkpoint of size {size}"] * 2
    assert "alpha" in wrong.faults[0].sentence


def test_the_site_refuses_what_is_no_question(tmp_path: Path) -> None:
    site = open_witness(tmp_path, "w.example/witness", [])
    with listening(site) as address:
        elsewhere = ask_witness(f"{address}/other", "old 0\n")
        nonsense = ask_witness(address, "nonsense")
        long = ask_witness(address, "x" * (LONGEST_QUESTION + 1))
    with pytest.raises(Unavailable, match="did not answer"):
        ask_witness(address, "old 0\n")

    assert [one.status for one in (elsewhere, nonsense, long)] == [404, 400, 413]


def test_a_witness_keeps_its_key_and_its_memory_over_a_new_start(tmp_path: Path) -> None:
    keys = [open_witness(tmp_path, "w.example/witness", []).keys for _ in range(2)]
    (tmp_path / "key").chmod(0o644)

    assert keys[0] == keys[1]
    assert keys[0].count("w.example/witness+") == 2
    with pytest.raises(Unavailable, match="chmod 600"):
        open_witness(tmp_path, "w.example/witness", [])
    with pytest.raises(Invalid, match="not the key of a log"):
        open_witness(tmp_path / "other", "w.example/witness", ["nonsense"])


def test_a_policy_that_cannot_be_used_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    key, path = SOME_KEY, tmp_path / "policy"
    for text, sentence in {
        "quorum nobody\n": "Line 1 of the witness policy",
        f"witness a {key}\nquorum a\n": "where witness a is asked",
        f"witness a {key} ftp://a.example\nquorum a\n": "asked at an address like",
        f"witness a {key} https://a.example\n": "how many witnesses",
    }.items():
        path.write_text(text)
        with pytest.raises(Invalid, match=sentence):
            read_witnesses(path)
    with pytest.raises(Invalid, match="cannot be read"):
        read_witnesses(tmp_path / "nothing")


SOME_KEY = NoteKey("a.example/w", 4, bytes(32)).to_text()
