"""The verifier that goes out computes for itself: its signatures and trees are held against vectors."""

import json
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.ledger.offline.ed25519 import FIELD, signed
from portal.ledger.offline.formats import BrokenError, canonical, included, strict
from tests.ledger.test_published_vectors import VECTORS, plain

WYCHEPROOF = Path(__file__).parent.parent / "vault" / "vectors" / "ed25519_test.json"
texts = st.text(st.characters(codec="utf-8"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def test_all_ed25519_signatures_of_wycheproof_are_judged_as_published() -> None:
    groups: list[dict[str, Any]] = json.loads(WYCHEPROOF.read_text())["testGroups"]
    cases = [(bytes.fromhex(group["publicKey"]["pk"]), test) for group in groups for test in group["tests"]]

    otherwise = [
        test["tcId"]
        for public, test in cases
        if signed(public, bytes.fromhex(test["msg"]), bytes.fromhex(test["sig"]))
        != (test["result"] == "valid")
    ]

    assert otherwise == []
    assert len(cases) == 151


@settings(max_examples=30)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100))
def test_what_the_library_signs_verifies_here(seed: bytes, message: bytes) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key().public_bytes_raw()

    assert signed(public, message, private.sign(message))
    assert not signed(public, message + b"x", private.sign(message))


@pytest.mark.parametrize("public", [b"", b"short", b"\xff" * 32, bytes(31) + b"\x80"])
def test_what_is_no_key_has_signed_nothing(public: bytes) -> None:
    assert not signed(public, b"", bytes(64))


def test_a_point_that_is_written_in_a_second_way_is_refused() -> None:
    """RFC 8032, section 5.1.3: a y that is not below the field. It would sign anything."""
    second_way = (FIELD + 1).to_bytes(32, "little")
    anything = (1).to_bytes(32, "little") + bytes(32)

    assert not signed(second_way, b"any message", anything)


def test_the_inclusion_vectors_of_transparency_dev_are_judged_as_published() -> None:
    otherwise = [
        name
        for name, vector in VECTORS.items()
        if name.startswith("inclusion")
        and included(
            plain(vector["leafHash"]),
            vector["leafIdx"],
            vector["treeSize"],
            [plain(one) for one in vector["proof"] or []],
            plain(vector["root"]),
        )
        == vector["wantErr"]
    ]

    assert otherwise == []


@given(values)
def test_canonical_json_is_that_of_the_library(value: Any) -> None:
    assert canonical(value).encode() == rfc8785.dumps(value)


def test_names_are_sorted_as_the_specification_sorts_them() -> None:
    """RFC 8785, section 3.2.3: by UTF-16 code units."""
    example = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}

    assert list(json.loads(canonical(example)).values()) == [2, 4, 6, 7, 1, 5, 3]


def test_fractions_and_repeated_names_are_refused() -> None:
    with pytest.raises(BrokenError, match="fraction"):
        canonical({"a": 1.5})
    with pytest.raises(BrokenError, match="twice"):
        strict('{"a": 1, "a": 2}', "here")
    with pytest.raises(BrokenError, match="not readable"):
        strict("[" * 100_000, "here")
