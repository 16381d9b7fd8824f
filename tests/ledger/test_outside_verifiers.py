"""Verifiers that know nothing of us accept our proofs and checkpoints, and refuse them when altered.

sigstore-python verifies entries of a public transparency log; its tree and note code read ours as they
are. (Both are its internal modules, so the lock file pins its version. WebCrypto, the other outside
implementation, verifies our signatures in test_evidence_in_javascript.py.)
"""

from base64 import b64decode
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sigstore._internal.merkle import verify_merkle_inclusion
from sigstore._internal.rekor.checkpoint import SignedCheckpoint
from sigstore.errors import VerificationError

from portal.ledger.proofs import Proof, parse_proof
from tests.ledger.a_log import LOG, ORIGIN, a_log, verified

SIZE = 600
LOGGED = a_log(SIZE, SIZE)
INDEXES = st.integers(0, SIZE - 1)


def verify_there(proof: Proof, entry: bytes, size: int, root: bytes) -> None:
    """Let sigstore verify that the entry stands where the proof says."""
    inclusion = SimpleNamespace(
        log_index=proof.index, tree_size=size, hashes=list(proof.path), root_hash=root
    )
    logged = SimpleNamespace(_inner=SimpleNamespace(inclusion_proof=inclusion, canonicalized_body=entry))
    verify_merkle_inclusion(cast("Any", logged))


def proof_of(index: int) -> Proof:
    """A proof as we write it into a file, read back."""
    path = tuple(LOGGED.tree.inclusion_proof(index, SIZE))
    return parse_proof(Proof(index, path, LOGGED.checkpoints[-1]).to_text())


@settings(max_examples=60)
@given(INDEXES)
def test_sigstore_verifies_our_inclusion_proofs(index: int) -> None:
    verify_there(proof_of(index), LOGGED.entries[index].data, SIZE, LOGGED.tree.root())


@settings(max_examples=40)
@given(INDEXES, st.data())
def test_sigstore_refuses_them_when_altered(index: int, data: st.DataObject) -> None:
    proof, root = proof_of(index), LOGGED.tree.root()
    at = data.draw(st.integers(0, len(proof.path) - 1))
    bent = replace(proof, path=(*proof.path[:at], bytes(32), *proof.path[at + 1 :]))
    other = (index + 1) % SIZE

    for wrong, entry, expected in (
        (bent, LOGGED.entries[index].data, root),
        (replace(proof, path=proof.path[:-1]), LOGGED.entries[index].data, root),
        (proof, LOGGED.entries[other].data, root),
        (proof, LOGGED.entries[index].data, bytes(32)),
    ):
        with pytest.raises(VerificationError):
            verify_there(wrong, entry, SIZE, expected)


def test_sigstore_reads_our_checkpoints() -> None:
    read = SignedCheckpoint.from_text(LOGGED.checkpoints[-1])
    (signature,) = read.signed_note.signatures

    assert read.checkpoint.origin == ORIGIN
    assert read.checkpoint.log_size == SIZE
    assert read.checkpoint.log_hash == LOGGED.tree.root().hex()
    assert signature.name == ORIGIN
    assert signature.sig_hash == LOG.key.key_id
    assert verified(LOG.key.public, read.signed_note.note.encode(), b64decode(signature.signature))
