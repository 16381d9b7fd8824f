"""An evidence pack verifies offline; whatever is dropped, added, moved or edited in it is found."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.ledger.evidence import verifier
from portal.ledger.faults import Damaged
from portal.ledger.offline.command import verified
from portal.ledger.offline.formats import BrokenError
from portal.ledger.offline.pack import OUTSIDE
from tests.ledger.a_case import CASE, a_case, erased, files_in
from tests.ledger.a_log import LOG, ed25519
from tests.ledger.dishonest_cases import DISHONEST, drawn

PACK = a_case().pack()
FILES = files_in(PACK)
Files = dict[str, bytes]


def test_a_pack_verifies_with_only_public_keys() -> None:
    pack = verified(FILES, LOG.key.to_text())

    assert pack.count == 9
    assert len(pack.used) == 2


def test_equal_contents_give_equal_packs() -> None:
    assert a_case().pack() == PACK


def test_a_pack_whose_personal_values_were_erased_still_verifies() -> None:
    pack = a_case().pack(lambda e: replace(e, entries=[erased(entry) for entry in e.entries]))

    assert verified(files_in(pack)).count == 9
    assert b"person" in FILES["events.jsonl"]
    assert b"person" not in files_in(pack)["events.jsonl"]


def test_a_pack_with_another_log_key_than_the_known_one_is_refused() -> None:
    with pytest.raises(BrokenError, match="not the one that you gave"):
        verified(FILES, ed25519("a stranger")[2].key.to_text())


WITNESSED = files_in(a_case().pack(lambda _: a_case().witnessed()))


def without_witness(files: Files) -> Files:
    """The witness's signature line taken away."""
    kept = [line for line in files["checkpoint"].decode().splitlines() if "alpha.example" not in line]
    return files | {"checkpoint": ("\n".join(kept) + "\n").encode()}


UNWITNESSED: dict[str, tuple[Callable[[Files], Files], str]] = {
    "the witness's signature dropped": (without_witness, "Not enough witnesses"),
    "the policy dropped": (
        lambda files: {name: data for name, data in files.items() if name != "policy"},
        "missing",
    ),
    "the policy eased": (
        lambda files: files | {"policy": files["policy"].replace(b"quorum both", b"quorum none")},
        "not the one that the pack was written with",
    ),
}


def test_a_pack_with_witnesses_counts_those_who_signed() -> None:
    pack = verified(WITNESSED, LOG.key.to_text())

    assert pack.witnesses == 1


@pytest.mark.parametrize("how", UNWITNESSED)
def test_a_pack_whose_witnesses_were_tampered_with_is_refused(how: str) -> None:
    change, sentence = UNWITNESSED[how]

    with pytest.raises(BrokenError, match=sentence):
        verified(change(WITNESSED))


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[Files], Files]:
    """A change to the lines of events.jsonl."""

    def changed(files: Files) -> Files:
        kept = files["events.jsonl"].decode().splitlines()
        return files | {"events.jsonl": "".join(f"{line}\n" for line in change(kept)).encode()}

    return changed


def about(**members: object) -> Callable[[Files], Files]:
    """A change to pack.json."""
    return lambda files: files | {"pack.json": json.dumps(json.loads(files["pack.json"]) | members).encode()}


def without(name: str) -> Callable[[Files], Files]:
    """One file less."""
    return lambda files: {kept: data for kept, data in files.items() if not kept.startswith(name)}


RECEIPT = next(name for name in FILES if name.startswith("receipts/"))
CHANGES: dict[str, tuple[Callable[[Files], Files], str]] = {
    "an entry dropped": (lines(lambda all_: all_[:3] + all_[4:]), "left out, added or out of order"),
    "the first entry dropped": (lines(lambda all_: all_[1:]), "left out, added or out of order"),
    "the last entry dropped": (lines(lambda all_: all_[:-1]), "the case went on"),
    "all entries dropped": (lines(lambda _: []), "the case went on"),
    "an entry repeated": (lines(lambda all_: [*all_[:4], *all_[3:]]), "left out, added or out of order"),
    "two entries swapped": (lines(lambda all_: [all_[1], all_[0], *all_[2:]]), "left out, added"),
    "an entry edited": (
        lines(lambda all_: [all_[0].replace("case:opened", "case:closed"), *all_[1:]]),
        "does not stand in the signed log",
    ),
    "a person edited": (
        lines(lambda all_: [all_[0].replace('"person 1"', '"person 2"'), *all_[1:]]),
        "not the one that was logged",
    ),
    "a person added": (
        lines(lambda all_: [all_[0].replace('"actor":[', '"witness":['), *all_[1:]]),
        "not the one that was logged",
    ),
    "a receipt dropped": (without(RECEIPT), "receipt for this is missing"),
    "all receipts dropped": (without("receipts/"), "receipt for this is missing"),
    "a receipt edited": (
        lambda files: files | {RECEIPT: files[RECEIPT].replace(b'"payload": "e', b'"payload": "f')},
        RECEIPT[:20],
    ),
    "a receipt renamed": (
        lambda files: without(RECEIPT)(files) | {"receipts/other.json": files[RECEIPT]},
        "another name than its own",
    ),
    "a file added": (lambda files: files | {"notes.txt": b"trust me"}, "This file was added"),
    "the heads dropped": (without("heads.json"), "missing"),
    "the checkpoint dropped": (without("checkpoint"), "missing"),
    "the checkpoint edited": (
        lambda files: files | {"checkpoint": files["checkpoint"].replace(b"\n20\n", b"\n21\n")},
        "not signed by the log",
    ),
    "the checkpoint's end exchanged": (
        lambda files: files | {"checkpoint": files["checkpoint"][:-1] + b"\v"},
        "not signed by the log",
    ),
    "another case named": (about(stream_tag="another case"), "of another case"),
    "another format": (about(format="entente-evidence/2"), "not an evidence pack"),
    "another origin": (about(origin="elsewhere.example"), "of another log"),
    "another log key": (about(log_key=ed25519("x")[2].key.to_text()), "not signed by the log"),
    "no receipt keys": (about(receipt_keys=[]), "not signed by a key of this pack"),
    "a policy that is not there": (about(policy="0" * 64), "missing"),
    "a policy added": (lambda files: files | {"policy": b"quorum none\n"}, "This file was added"),
    "no description": (without("pack.json"), "missing"),
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_changed_pack_is_refused_with_the_place_and_a_sentence(how: str) -> None:
    change, sentence = CHANGES[how]

    with pytest.raises(BrokenError, match=sentence):
        verified(change(FILES))


@settings(max_examples=120)
@given(st.data())
def test_one_flipped_bit_in_any_file_is_found(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(set(FILES) - OUTSIDE)))
    changed = bytearray(FILES[name])
    at = data.draw(st.integers(0, 8 * len(changed) - 1))
    changed[at // 8] ^= 1 << at % 8

    with pytest.raises(BrokenError):
        verified(FILES | {name: bytes(changed)})


@pytest.mark.parametrize("how", DISHONEST)
def test_a_case_that_went_wrong_is_told_with_its_place(how: str) -> None:
    build, sentence = DISHONEST[how]

    with pytest.raises(BrokenError, match=sentence):
        verified(drawn(build))


def test_a_pack_that_is_newer_than_its_checkpoint_is_not_written() -> None:
    case = a_case()
    case.seal()
    early = case.log.checkpoints[-1]
    case.add("case:read")
    case.seal()

    with pytest.raises(Damaged, match="newer than its checkpoint"):
        case.pack(lambda evidence: replace(evidence, checkpoint=early))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The single file, as an outsider runs it: no package of ours can be found."""
    program = folder / "verify.py"
    program.write_text(verifier())
    return subprocess.run(
        [sys.executable, "-I", "-S", str(program), *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )


def test_the_single_file_verifies_a_pack_with_the_standard_library_alone(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(PACK)

    answer = run(tmp_path, "pack.zip", LOG.key.to_text())

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("IN ORDER. 9 entries: all of this case up to 2026-11-21 09:00:18 UTC")


def test_the_single_file_asks_to_compare_the_key_if_it_was_not_given(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(PACK)

    assert LOG.key.to_text() in run(tmp_path, "pack.zip").stdout


@pytest.mark.parametrize("content", [b"", b"no zip", PACK[:-30], PACK[:200] + b"\xff" * 40 + PACK[240:]])
def test_the_single_file_says_no_to_what_is_no_pack(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pack.zip").write_bytes(content)

    answer = run(tmp_path, "pack.zip")

    assert answer.returncode == 1
    assert "NOT IN ORDER" in answer.stdout


def test_the_single_file_says_how_it_is_used(tmp_path: Path) -> None:
    answer = run(tmp_path)

    assert answer.returncode == 2
    assert answer.stderr.startswith("Verify an Entente evidence pack")


def test_the_verifier_in_the_pack_is_the_one_that_is_tested_here() -> None:
    assert FILES["verify.py"].decode() == verifier()
    assert "portal" not in verifier()
    assert CASE in FILES["pack.json"].decode()
