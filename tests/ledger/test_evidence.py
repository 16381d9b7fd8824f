"""An evidence pack verifies offline; whatever is dropped, added, moved or edited in it is found."""

import subprocess
import sys
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
from tests.ledger.changed_packs import CHANGES, FILES, PACK, UNWITNESSED, WITNESSED
from tests.ledger.dishonest_cases import DISHONEST, drawn


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


def test_a_pack_with_witnesses_counts_those_who_signed() -> None:
    pack = verified(WITNESSED, LOG.key.to_text())

    assert pack.witnesses == 1


@pytest.mark.parametrize("how", UNWITNESSED)
def test_a_pack_whose_witnesses_were_tampered_with_is_refused(how: str) -> None:
    change, sentence = UNWITNESSED[how]

    with pytest.raises(BrokenError, match=sentence):
        verified(change(WITNESSED))


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
