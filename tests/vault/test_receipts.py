"""The customer's receipt verifies for one reading only, and other libraries agree."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from jwcrypto.jwk import JWK  # type: ignore[import-untyped]  # it brings no types
from jwcrypto.jws import JWS  # type: ignore[import-untyped]  # it brings no types

from portal.vault.receipts import canonical, receipt_hash, sign_receipt, thumbprint, verify_receipt
from portal.vault.signing import ED25519, ML_DSA_44, signer_of, verify
from portal.vocabulary import Invalid

SIGNER = signer_of(ED25519, bytes(range(32)))
STRANGER = signer_of(ED25519, bytes(32))
RECORD: dict[str, Any] = {"schema_version": "1", "recipients": ["beta"], "t": 1_763_715_600}

texts = st.text(st.characters(codec="utf-8"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def b64(plain: bytes) -> str:
    return urlsafe_b64encode(plain).decode().rstrip("=")


def with_payload(receipt: str, payload: bytes) -> str:
    """A receipt over other bytes, signed with the same key."""
    outer = json.loads(receipt)
    protected = outer["signatures"][0]["protected"]
    signature = SIGNER.sign(f"{protected}.{b64(payload)}".encode())
    return json.dumps(
        {"payload": b64(payload), "signatures": [{"protected": protected, "signature": b64(signature)}]},
    )


@given(st.dictionaries(texts, values, max_size=4))
def test_what_was_signed_is_what_is_read(record: dict[str, Any]) -> None:
    assert verify_receipt(sign_receipt(record, SIGNER), SIGNER.public) == record


def test_the_key_is_named_by_its_rfc_7638_thumbprint() -> None:
    """RFC 8037, appendix A.3."""
    public = urlsafe_b64decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=")

    assert thumbprint(public) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_the_signature_of_rfc_8037_comes_out_to_the_byte() -> None:
    """RFC 8037, appendices A.1 and A.4."""
    seed = urlsafe_b64decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=")
    message = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"

    assert b64(signer_of(ED25519, seed).sign(message)) == (
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )


def test_another_library_verifies_the_receipt() -> None:
    receipt = sign_receipt(RECORD, SIGNER)
    key = JWK(kty="OKP", crv="Ed25519", x=b64(SIGNER.public))
    token = JWS()
    token.allowed_algs = ["Ed25519", "EdDSA"]

    token.deserialize(receipt)
    token.verify(key, alg=None)

    assert json.loads(token.payload) == RECORD
    assert key.thumbprint() == token.jose_header[0]["kid"]


def test_a_strangers_key_does_not_verify_it() -> None:
    with pytest.raises(Invalid, match="not signed"):
        verify_receipt(sign_receipt(RECORD, SIGNER), STRANGER.public)


def test_a_changed_record_does_not_verify() -> None:
    outer = json.loads(sign_receipt(RECORD, SIGNER))
    outer["payload"] = b64(canonical({**RECORD, "recipients": ["beta", "gamma"]}))

    with pytest.raises(Invalid):
        verify_receipt(json.dumps(outer), SIGNER.public)


def header(**changes: object) -> str:
    return b64(
        json.dumps({"alg": "Ed25519", "kid": thumbprint(SIGNER.public), "typ": "x"} | changes).encode()
    )


def loosened(encoded: str) -> str:
    """Another text for the same bytes: the last character has bits that decoding throws away."""
    return encoded[:-1] + chr(ord(encoded[-1]) + 1)


def resigned(protected: str) -> str:
    """The receipt with another protected header, signed anew with the right key."""
    payload = json.loads(sign_receipt(RECORD, SIGNER))["payload"]
    signature = b64(SIGNER.sign(f"{protected}.{payload}".encode()))
    return json.dumps(
        {"payload": payload, "signatures": [{"protected": protected, "signature": signature}]},
    )


@pytest.mark.parametrize("changes", [{}, {"alg": "EdDSA"}, {"kid": "x"}, {"crit": ["x"]}])
def test_the_right_key_under_another_header_is_no_receipt(changes: dict[str, object]) -> None:
    """What the key signed for another use, in another type, can never be taken for a receipt."""
    with pytest.raises(Invalid, match="not signed"):
        verify_receipt(resigned(header(**changes)), SIGNER.public)


MANGLED: dict[str, Callable[[dict[str, Any]], object]] = {
    "no algorithm": lambda r: r["signatures"][0].update(protected=header(alg="none"), signature=""),
    "another algorithm": lambda r: r["signatures"][0].update(protected=header(alg="HS256")),
    "another type": lambda r: r["signatures"][0].update(protected=header()),
    "padding": lambda r: r.update(payload=r["payload"] + "="),
    "loose bits": lambda r: r["signatures"][0].update(signature=loosened(r["signatures"][0]["signature"])),
    "an unprotected header": lambda r: r["signatures"][0].update(header={"kid": "x"}),
    "a member more": lambda r: r.update(note="x"),
    "no signatures": lambda r: r.update(signatures=[]),
    "signatures that are no list": lambda r: r.update(signatures={}),
    "a payload that is no text": lambda r: r.update(payload=5),
}


@pytest.mark.parametrize("how", MANGLED)
def test_a_receipt_of_another_form_is_refused(how: str) -> None:
    outer = json.loads(sign_receipt(RECORD, SIGNER))
    MANGLED[how](outer)

    with pytest.raises(Invalid):
        verify_receipt(json.dumps(outer), SIGNER.public)


@pytest.mark.parametrize(
    "payload",
    [b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b"[]", b"nonsense", b'{"a":1.0}', b"\xff{}"],
)
def test_a_signed_payload_with_a_second_reading_is_refused(payload: bytes) -> None:
    receipt = with_payload(sign_receipt(RECORD, SIGNER), payload)

    with pytest.raises(Invalid):
        verify_receipt(receipt, SIGNER.public)


def test_a_receipt_that_names_a_member_twice_is_refused() -> None:
    receipt = sign_receipt(RECORD, SIGNER)
    twice = receipt[:-1] + ', "payload": ""}'

    with pytest.raises(Invalid, match="twice"):
        verify_receipt(twice, SIGNER.public)


def test_the_hash_is_of_the_record_and_not_of_the_text() -> None:
    shuffled = dict(reversed(RECORD.items()))

    assert receipt_hash(RECORD) == receipt_hash(shuffled)
    assert receipt_hash(RECORD) != receipt_hash({**RECORD, "t": 0})


def test_what_has_no_canonical_form_is_not_signed() -> None:
    for value in (float("nan"), 2**60):
        with pytest.raises(Invalid):
            sign_receipt({"t": value}, SIGNER)


def test_a_second_signature_may_stand_beside_ours() -> None:
    """The slot for a signature that survives quantum computers."""
    outer = json.loads(sign_receipt(RECORD, SIGNER))
    outer["signatures"].insert(0, {"protected": header(alg="ML-DSA-65"), "signature": "AAAA"})

    assert verify_receipt(json.dumps(outer), SIGNER.public) == RECORD


def test_the_logs_signature_over_the_same_bytes_is_no_receipt() -> None:
    """Separate keys and a type in the header: what one signs can never be taken for the other."""
    log = signer_of(ED25519, Ed25519PrivateKey.generate().private_bytes_raw())
    outer = json.loads(sign_receipt(RECORD, SIGNER))
    outer["signatures"][0]["signature"] = b64(log.sign(canonical(RECORD)))

    with pytest.raises(Invalid):
        verify_receipt(json.dumps(outer), log.public)


def test_ml_dsa_signs_beside_ed25519() -> None:
    signer = signer_of(ML_DSA_44, bytes(32))
    signature = signer.sign(b"checkpoint")

    assert verify(ML_DSA_44, signer.public, b"checkpoint", signature)
    assert not verify(ML_DSA_44, signer.public, b"another", signature)
    assert not verify(ED25519, signer.public, b"checkpoint", signature)
    assert not verify("none", signer.public, b"checkpoint", signature)
