"""Signatures of passkeys: taken only from the right passkey, over the right thing, on our own page."""

import hashlib
import json
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from portal.vault.passkeys import (
    NewPasskey,
    RelyingParty,
    challenge_of,
    check_assertion,
    check_registration,
    encoded,
    read_assertion,
    read_credential,
)
from portal.vocabulary import Invalid
from tests.support.soft_passkey import SoftPasskey

PARTY = RelyingParty.at("http://localhost/")
RECORD = {"header": {"record_id": "1"}, "x_scope": {"recipients": ["Cedar"]}}
CHALLENGE = challenge_of(RECORD)


def kept(passkey: SoftPasskey) -> NewPasskey:
    return check_registration(read_credential(passkey.registration(CHALLENGE)), CHALLENGE, PARTY)


def check(passkey: SoftPasskey, known: NewPasskey, count: int = 0, **client: Any) -> int:
    given = read_assertion(passkey.signature(encoded(CHALLENGE), **client))
    return check_assertion(given, known.public_key, CHALLENGE, PARTY, count)


def test_the_challenge_is_the_hash_of_the_record_under_its_own_context() -> None:
    canonical = b'{"header":{"record_id":"1"},"x_scope":{"recipients":["Cedar"]}}'

    assert hashlib.sha256(b"entente/authz-receipt/1\0" + canonical).digest() == CHALLENGE


def test_a_passkey_that_was_made_here_signs_and_its_count_grows() -> None:
    passkey = SoftPasskey(count=7)
    known = kept(passkey)

    counts = [check(passkey, known, known.sign_count), check(passkey, known, 9)]

    assert (known.sign_count, counts) == (8, [9, 10])


BENT: dict[str, Callable[[SoftPasskey], SoftPasskey]] = {
    "another passkey": lambda one: replace(one, key=ec.generate_private_key(ec.SECP256R1())),
    "another page": lambda one: replace(one, origin="https://entente.example"),
    "another port": lambda one: replace(one, origin="http://localhost:8401"),
    "another place": lambda one: replace(one, party="entente.example"),
    "nobody recognized": lambda one: replace(one, flags=0x01),
    "nobody present": lambda one: replace(one, flags=0x04),
}


@pytest.mark.parametrize("bend", BENT.values(), ids=BENT)
def test_a_signature_from_elsewhere_or_without_the_person_counts_nothing(
    bend: Callable[[SoftPasskey], SoftPasskey],
) -> None:
    passkey = SoftPasskey()
    known = kept(passkey)

    with pytest.raises(Invalid):
        check(bend(passkey), known)


@pytest.mark.parametrize(
    "said",
    [{"type": "webauthn.create"}, {"crossOrigin": True}, {"topOrigin": "https://evil.example"},
     {"challenge": encoded(challenge_of({**RECORD, "x_scope": {"recipients": ["Elm"]}}))}],
)  # fmt: skip
def test_a_signature_for_another_question_or_another_record_counts_nothing(said: dict[str, Any]) -> None:
    passkey = SoftPasskey()
    known = kept(passkey)

    with pytest.raises(Invalid):
        check(passkey, known, **said)


@pytest.mark.parametrize("count", [9, 8, 1])
def test_a_count_that_does_not_grow_may_be_a_copy(count: int) -> None:
    passkey = SoftPasskey(count=7)
    known = kept(passkey)
    passkey.count = count - 1

    with pytest.raises(Invalid, match="copied"):
        check(passkey, known, count=9)


def test_one_flipped_bit_in_anything_that_was_signed_is_found() -> None:
    passkey = SoftPasskey()
    known, whole = kept(passkey), json.loads(passkey.signature(encoded(CHALLENGE)))

    for name in ("clientDataJSON", "authenticatorData", "signature"):
        plain = bytearray(urlsafe_b64decode(whole["response"][name] + "=="))
        plain[len(plain) // 2] ^= 1
        bent = {**whole, "response": {**whole["response"], name: encoded(bytes(plain))}}
        with pytest.raises(Invalid):
            check_assertion(read_assertion(json.dumps(bent)), known.public_key, CHALLENGE, PARTY, 0)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"rawId":"AA","response":[]}', "[" * 20_000, '{"rawId":"A="}']
)
def test_what_is_no_answer_of_a_passkey_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Invalid):
        read_assertion(text)


def test_weak_and_unknown_keys_are_not_kept() -> None:
    answer = json.loads(SoftPasskey().registration(CHALLENGE))
    weak = (
        rsa.generate_private_key(65537, 1024).public_key(),  # noqa: S505 - it is to be refused
        ec.generate_private_key(ec.SECP521R1()).public_key(),
    )

    for key in weak:
        spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        answer["response"]["publicKey"] = encoded(spki)
        with pytest.raises(Invalid, match="not used here"):
            check_registration(answer, CHALLENGE, PARTY)


def test_an_ed25519_passkey_is_kept() -> None:
    answer = json.loads(SoftPasskey().registration(CHALLENGE))
    key = ed25519.Ed25519PrivateKey.generate().public_key()
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    answer["response"]["publicKey"] = encoded(spki)

    assert check_registration(answer, CHALLENGE, PARTY).public_key == spki
