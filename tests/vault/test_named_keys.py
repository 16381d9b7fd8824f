"""Keys serve what they were made for and nothing else."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vault.context import AuthorizationContext
from portal.vault.envelopes import Envelope, Wrap, WrapKind
from portal.vault.key_wrapping import key_id_of
from portal.vault.keyring import KeyRing
from portal.vault.root_keys import RootKeySet
from portal.vault.signing import ED25519, ML_DSA_44, verify
from portal.vocabulary import CannotOpen, Unavailable

RING = KeyRing(RootKeySet.fresh())


@given(st.binary(max_size=40_000), st.binary(max_size=20))
def test_a_small_value_opens_where_it_belongs(value: bytes, bound_to: bytes) -> None:
    sealed = RING.seal_value(value, bound_to)

    assert RING.open_value(sealed, bound_to) == value
    with pytest.raises(CannotOpen):
        RING.open_value(sealed, bound_to + b"x")


@given(st.binary(max_size=300))
def test_bytes_that_were_never_sealed_do_not_open(noise: bytes) -> None:
    with pytest.raises((CannotOpen, Unavailable)):
        RING.open_value(noise, b"")


@given(st.integers(0, 10**6))
def test_a_small_value_with_one_bit_flipped_does_not_open(at: int) -> None:
    sealed = bytearray(RING.seal_value(b"a secret", b"second factor"))
    at %= 8 * len(sealed)
    sealed[at // 8] ^= 1 << at % 8

    with pytest.raises((CannotOpen, Unavailable)):
        RING.open_value(bytes(sealed), b"second factor")


def test_a_signing_key_signs_for_its_purpose_only() -> None:
    key = RING.new_signing_key("log")

    signature = RING.signer(key).sign(b"checkpoint")

    assert verify(ED25519, key.public, b"checkpoint", signature)
    with pytest.raises(CannotOpen):
        RING.signer(replace(key, purpose="receipts"))


def test_a_signing_key_whose_public_half_was_exchanged_signs_nothing() -> None:
    key, other = RING.new_signing_key("log"), RING.new_signing_key("log")

    with pytest.raises(CannotOpen, match="exchanged"):
        RING.signer(replace(key, public=other.public))
    with pytest.raises(CannotOpen):
        RING.signer(replace(key, algorithm=ML_DSA_44))
    with pytest.raises(CannotOpen):
        RING.signer(replace(key, algorithm="none"))


def test_a_tag_is_the_same_for_ever_and_different_for_each_label() -> None:
    case = uuid4()

    assert RING.tag("case", case) == RING.tag("case", case)
    assert len({RING.tag("case", case), RING.tag("customer", case), RING.tag("case", uuid4())}) == 3
    assert len(RING.tag("case", case)) == 32


def test_a_tag_and_a_code_hash_survive_the_rotation_of_the_root() -> None:
    root, case = RootKeySet.fresh(), uuid4()

    before, after = KeyRing(root), KeyRing(root.rotated())

    assert before.tag("case", case) == after.tag("case", case)
    assert before.code_hash("ABCD", b"draft") == after.code_hash("ABCD", b"draft")


def test_a_typed_code_is_bound_to_what_it_was_sent_for() -> None:
    assert RING.code_hash("ABCD", b"draft") != RING.code_hash("ABCD", b"another draft")
    assert RING.code_hash("ABCD", b"draft") != KeyRing(RootKeySet.fresh()).code_hash("ABCD", b"draft")


def test_a_case_secret_is_of_one_case() -> None:
    case = uuid4()
    sealed = RING.new_case_secret(case)

    assert RING.case_secret(sealed, case) == RING.case_secret(sealed, case)
    assert len(RING.case_secret(sealed, case)) == 32
    with pytest.raises(CannotOpen):
        RING.case_secret(sealed, uuid4())


def test_what_an_older_root_key_locked_still_opens_after_rotation() -> None:
    root = RootKeySet.fresh()
    sealed = KeyRing(root).seal_value(b"value", b"")

    assert KeyRing(root.rotated()).open_value(sealed, b"") == b"value"


def test_without_the_right_root_key_the_sentence_says_to_put_it_back() -> None:
    sealed = RING.seal_value(b"value", b"")

    with pytest.raises(Unavailable, match="Put back the root key"):
        KeyRing(RootKeySet.fresh()).open_value(sealed, b"")


def test_an_organizations_key_is_named_by_its_hash() -> None:
    key = RING.new_organization_key(uuid4())

    assert key.key_id == key_id_of(key.public)
    assert len(key.public) == 1216


def test_a_customer_key_of_another_customer_makes_no_authorization_key() -> None:
    sealed = RING.new_customer_key(uuid4())

    with pytest.raises(CannotOpen):
        RING.new_authorization_key(sealed, AuthorizationContext(uuid4(), uuid4(), 1))


def test_the_ring_shows_no_key_when_it_is_printed() -> None:
    root = RootKeySet.fresh()
    secrets = [*root.generations.values(), root.deriving]

    shown = repr(KeyRing(root)) + repr(root) + repr(RING.signer(RING.new_signing_key("log")))

    assert not any(repr(secret)[2:-1] in shown or secret.hex() in shown for secret in secrets)


ENVELOPE = Envelope(1, UUID(int=7), 2, "file", 10, 82, bytes(32))
WRAP = Wrap(WrapKind.RECIPIENT, UUID(int=8), "key", b"\x00\xff")


def test_envelopes_and_wraps_come_back_from_json_as_they_went() -> None:
    assert Envelope.from_json(ENVELOPE.to_json()) == ENVELOPE
    assert Wrap.from_json(WRAP.to_json()) == WRAP
    assert Wrap.from_json(replace(WRAP, organization_id=None).to_json()).organization_id is None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"suite": "x"}', '{"kind": "none"}'])
def test_damaged_descriptions_do_not_open(text: str) -> None:
    with pytest.raises(CannotOpen):
        Envelope.from_json(text)
    with pytest.raises(CannotOpen):
        Wrap.from_json(text)
