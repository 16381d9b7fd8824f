"""Checkpoints, cosignatures and log proofs: only the right key's signature counts."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from portal.ledger.checkpoints import (
    Checkpoint,
    NoteSigner,
    sign_checkpoint,
    signature_of,
    signed_at,
    signed_message,
    verify_checkpoint,
)
from portal.ledger.faults import Damaged
from portal.ledger.notes import (
    ED25519_COSIGNATURE,
    ML_DSA_44_COSIGNATURE,
    NoteKey,
    parse_note,
    parse_signature_lines,
)
from portal.ledger.proofs import Proof, parse_proof, verify_proof
from tests.ledger.a_log import LOG, ORIGIN, SIGNER, a_log, ed25519, verified

CHECKPOINT = Checkpoint(ORIGIN, 3, sha256(b"root").digest())
NOTE = sign_checkpoint(CHECKPOINT, [SIGNER])


def test_a_signed_checkpoint_verifies() -> None:
    assert verify_checkpoint(NOTE, LOG.key, LOG.check, ORIGIN) == CHECKPOINT


def test_a_checkpoint_of_another_log_is_refused() -> None:
    with pytest.raises(Damaged, match="another log"):
        verify_checkpoint(NOTE, LOG.key, LOG.check, "elsewhere.example/audit")


def test_a_strangers_signature_does_not_count() -> None:
    _, stranger, _ = ed25519("a stranger")

    with pytest.raises(Damaged, match="not signed"):
        verify_checkpoint(sign_checkpoint(CHECKPOINT, [stranger]), LOG.key, LOG.check)


def test_a_strangers_signature_beside_ours_does_not_disturb() -> None:
    _, stranger, _ = ed25519("a stranger")

    note = sign_checkpoint(CHECKPOINT, [stranger, SIGNER])

    assert verify_checkpoint(note, LOG.key, LOG.check) == CHECKPOINT


def test_a_wrong_signature_under_our_name_beside_a_right_one_is_refused() -> None:
    right = parse_note(NOTE)
    wrong = replace(right.signatures[0], signature=bytes(64))

    with pytest.raises(Damaged):
        verify_checkpoint(right.with_signatures([wrong]).to_text(), LOG.key, LOG.check)


@given(st.integers(0, len(NOTE) - 1), st.characters(codec="ascii"))
def test_no_character_of_a_checkpoint_can_be_changed(at: int, character: str) -> None:
    changed = NOTE[:at] + character + NOTE[at + 1 :]
    if changed == NOTE:
        return

    with pytest.raises(Damaged):
        verify_checkpoint(changed, LOG.key, LOG.check, ORIGIN)


BODIES = {
    "an extension line": CHECKPOINT.body() + "more\n",
    "a leading zero": CHECKPOINT.body().replace("\n3\n", "\n03\n"),
    "a sign": CHECKPOINT.body().replace("\n3\n", "\n+3\n"),
    "another digit three": CHECKPOINT.body().replace("\n3\n", "\n\u0663\n"),
    "a short root": f"{ORIGIN}\n3\n{b64encode(b'short').decode()}\n",
    "no origin": CHECKPOINT.body().replace(ORIGIN, ""),
    "nothing": "\n",
}


@pytest.mark.parametrize("how", BODIES)
def test_a_text_of_another_form_is_no_checkpoint(how: str) -> None:
    with pytest.raises(Damaged):
        Checkpoint.from_body(BODIES[how])


NOTES: dict[str, Callable[[str], str]] = {
    "no signatures": lambda note: note.split("\n\n")[0] + "\n\n",
    "no blank line": lambda note: note.replace("\n\n", "\n"),
    "a tab": lambda note: note.replace("\n\n", "\n\t\n\n"),
    "another dash": lambda note: note.replace("—", "-"),
    "no final newline": lambda note: note[:-1],
    "a key name with a plus": lambda note: note.replace(f"— {ORIGIN}", "— a+b"),
    "too long": lambda note: note + "x" * 100_000,
}


@pytest.mark.parametrize("how", NOTES)
def test_a_note_of_another_form_is_refused(how: str) -> None:
    with pytest.raises(Damaged):
        parse_note(NOTES[how](NOTE))


def ml_dsa() -> tuple[NoteSigner, Callable[[bytes, bytes], bool]]:
    private = MLDSA44PrivateKey.from_seed_bytes(bytes(32))
    public = private.public_key()

    def check(message: bytes, signature: bytes) -> bool:
        try:
            public.verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    key = NoteKey(ORIGIN, ML_DSA_44_COSIGNATURE, public.public_bytes_raw())
    return NoteSigner(key, private.sign), check


def test_a_signature_that_survives_quantum_computers_stands_beside() -> None:
    signer, check = ml_dsa()

    note = sign_checkpoint(CHECKPOINT, [SIGNER, signer], timestamp=1_763_715_600)

    assert verify_checkpoint(note, LOG.key, LOG.check) == CHECKPOINT
    assert verify_checkpoint(note, signer.key, check) == CHECKPOINT
    assert signed_at(CHECKPOINT, parse_note(note), signer.key, check) == 1_763_715_600
    assert len(note.splitlines()[-1]) > 3_200


def test_a_cosignature_says_when_and_cannot_be_redated() -> None:
    private = Ed25519PrivateKey.from_private_bytes(sha256(b"witness").digest())
    public = private.public_key().public_bytes_raw()
    witness = NoteSigner(NoteKey("witness.example/w1", ED25519_COSIGNATURE, public), private.sign)
    line = signature_of(CHECKPOINT, witness, timestamp=1_679_315_147)
    redated = replace(line, signature=(1_679_315_148).to_bytes(8, "big") + line.signature[8:])
    note = parse_note(NOTE)

    def check(message: bytes, signature: bytes) -> bool:
        return verified(public, message, signature)

    assert signed_at(CHECKPOINT, note.with_signatures([line]), witness.key, check) == 1_679_315_147
    assert signed_at(CHECKPOINT, note.with_signatures([redated]), witness.key, check) is None
    assert signed_at(CHECKPOINT, note, witness.key, check) is None


def test_the_message_of_a_cosignature_is_that_of_the_specification() -> None:
    """C2SP tlog-cosignature, "Ed25519 signed message"."""
    root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    text = f"example.com/behind-the-sofa\n20852163\n{root}\n"
    key = NoteKey("witness.example.com/w1", ED25519_COSIGNATURE, bytes(32))

    message = signed_message(Checkpoint.from_body(text), key, 1_679_315_147)

    assert message == b"cosignature/v1\ntime 1679315147\n" + text.encode()


def test_a_kind_of_signature_that_is_not_known_is_refused() -> None:
    with pytest.raises(Damaged):
        signed_message(CHECKPOINT, NoteKey(ORIGIN, 0x02, bytes(32)), 0)


def test_a_key_reads_back_from_its_text() -> None:
    assert NoteKey.from_text(LOG.key.to_text()) == LOG.key
    for text in ("", "a+b", "a+00000000+AQ==", LOG.key.to_text().replace(ORIGIN, "other")):
        with pytest.raises(Damaged):
            NoteKey.from_text(text)


def test_signature_lines_of_a_witness_are_read() -> None:
    line = parse_note(NOTE).signatures[0]

    assert parse_signature_lines(line.to_line() * 2) == [line, line]
    with pytest.raises(Damaged):
        parse_signature_lines("")


def proof_of(index: int) -> tuple[str, bytes]:
    log = a_log(30, 30)
    path = tuple(log.tree.inclusion_proof(index, 30))
    return Proof(index, path, log.checkpoints[-1]).to_text(), log.entries[index].data


@pytest.mark.parametrize("index", [0, 7, 29])
def test_a_log_proof_verifies_offline(index: int) -> None:
    text, entry = proof_of(index)

    assert verify_proof(text, entry, LOG.key, LOG.check, ORIGIN).size == 30
    assert parse_proof(text).to_text() == text


def test_a_log_proof_is_of_one_entry_only() -> None:
    text, entry = proof_of(7)

    for wrong in (text.replace("index 7", "index 8"), proof_of(8)[0]):
        with pytest.raises(Damaged, match="does not stand"):
            verify_proof(wrong, entry, LOG.key, LOG.check, ORIGIN)
    with pytest.raises(Damaged, match="does not stand"):
        verify_proof(text, entry + b" ", LOG.key, LOG.check, ORIGIN)


def test_extra_data_in_a_log_proof_is_passed_over() -> None:
    text, entry = proof_of(7)
    header, rest = text.split("\n", 1)

    assert verify_proof(f"{header}\nextra AAAA\n{rest}", entry, LOG.key, LOG.check, ORIGIN).size == 30


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1\n\n" + NOTE,
        "c2sp.org/tlog-proof@v2\nindex 0\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 00\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex -1\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 0\n!\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 0\n" + f"{b64encode(bytes(32)).decode()}\n" * 65 + "\n" + NOTE,
    ],
)
def test_a_text_of_another_form_is_no_log_proof(text: str) -> None:
    with pytest.raises(Damaged):
        parse_proof(text)
