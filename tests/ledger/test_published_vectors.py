"""Vectors that others published, for trees, proofs and signed notes."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from portal.ledger.faults import Damaged
from portal.ledger.hashing import EMPTY_ROOT, leaf_hash, root_of
from portal.ledger.merkle_proofs import verify_consistency, verify_inclusion
from portal.ledger.notes import NoteKey, parse_note
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree

VECTORS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "vectors" / "merkle_proofs.json").read_text(),
)
# Its roots are twelve bytes of text. We refuse every hash that is not 32 bytes, also where both are equal.
STRICTER = "consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"


def plain(text: str | None) -> bytes:
    return b64decode(text or "")


def verdict(name: str) -> bool:
    """What we say of one published proof."""
    vector = VECTORS[name]
    proof = [plain(one) for one in vector["proof"] or []]
    if name.startswith("inclusion"):
        leaf, root = plain(vector["leafHash"]), plain(vector["root"])
        return verify_inclusion(leaf, vector["leafIdx"], vector["treeSize"], proof, root)
    old, new = plain(vector["root1"]), plain(vector["root2"])
    return verify_consistency(vector["size1"], old, vector["size2"], new, proof)


def test_all_196_proofs_of_transparency_dev_are_judged_as_published() -> None:
    judged = {name: verdict(name) for name in VECTORS}
    otherwise = [name for name, holds in judged.items() if holds == VECTORS[name]["wantErr"]]

    assert len(judged) == 196
    assert otherwise == [STRICTER]
    assert judged[STRICTER] is False


def test_the_reference_roots_of_rfc_6962_come_out() -> None:
    """The eight leaves and roots of the reference implementation of Certificate Transparency."""
    leaves = [
        bytes.fromhex(text)
        for text in (
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        )
    ]
    roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    tree = Tree(MemoryTiles(), 0)
    tree.append(hashes)

    assert [root_of(hashes[:size]).hex() for size in range(1, 9)] == roots
    assert [tree.root(size).hex() for size in range(1, 9)] == roots
    assert tree.root(0) == EMPTY_ROOT


# C2SP signed-note, the example of the specification and of Go's sumdb/note.
NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


def test_the_published_note_verifies_with_the_published_key() -> None:
    key = NoteKey.from_text(VKEY)
    note = parse_note(NOTE)
    (line,) = note.by(key)

    Ed25519PublicKey.from_public_bytes(key.public).verify(line.signature, note.text.encode())

    assert key.to_text() == VKEY
    assert note.to_text() == NOTE


def test_a_published_key_under_another_id_is_refused() -> None:
    with pytest.raises(Damaged, match="does not belong"):
        NoteKey.from_text(VKEY.replace("c74f20a3", "c74f20a4"))
