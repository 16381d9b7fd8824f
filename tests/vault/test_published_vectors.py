"""Vectors that others published, for every primitive that the vault stands on; counted, not sampled."""

import io
import json
import zlib
from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256, shake_256
from pathlib import Path
from typing import Any

import cryptography_vectors
import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.asymmetric import ec, mlkem, x25519
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM1024P384PrivateKey,
    Suite,
)
from hypothesis import given
from hypothesis import strategies as st

from portal.vault.key_wrapping import public_of
from portal.vault.sealing import open_stream, seal_stream, verify_stream
from portal.vocabulary import CannotOpen
from tests.vault import cobblestone

PUBLISHED = Path(cryptography_vectors.__file__ or "").parent
KDFS = {1: KDF.HKDF_SHA256, 2: KDF.HKDF_SHA384, 3: KDF.HKDF_SHA512, 16: KDF.SHAKE128, 17: KDF.SHAKE256}
AEADS = {1: AEAD.AES_128_GCM, 2: AEAD.AES_256_GCM, 3: AEAD.CHACHA20_POLY1305}
X_WING = 0x647A


def loaded(path: Path) -> Any:
    return json.loads(path.read_text())


def split(seed: bytes, first: int, second: int) -> tuple[bytes, bytes]:
    """The seeds of the two halves of a hybrid key."""
    both = shake_256(seed).digest(first + second)
    return both[:first], both[first:]


def on(curve: ec.EllipticCurve, secret: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(secret, "big"), curve)


def x_wing(secret: bytes) -> MLKEM768X25519PrivateKey:
    first, second = split(secret, 64, 32)
    return MLKEM768X25519PrivateKey(
        mlkem.MLKEM768PrivateKey.from_seed_bytes(first),
        x25519.X25519PrivateKey.from_private_bytes(second),
    )


def mlkem1024_p384(secret: bytes) -> MLKEM1024P384PrivateKey:
    first, second = split(secret, 64, 48)
    return MLKEM1024P384PrivateKey(
        mlkem.MLKEM1024PrivateKey.from_seed_bytes(first),
        on(ec.SECP384R1(), second),
    )


KEMS: dict[int, tuple[KEM, Callable[[bytes], Any]]] = {
    0x10: (KEM.P256, lambda secret: on(ec.SECP256R1(), secret)),
    0x11: (KEM.P384, lambda secret: on(ec.SECP384R1(), secret)),
    0x12: (KEM.P521, lambda secret: on(ec.SECP521R1(), secret)),
    0x20: (KEM.X25519, x25519.X25519PrivateKey.from_private_bytes),
    0x41: (KEM.MLKEM768, mlkem.MLKEM768PrivateKey.from_seed_bytes),
    0x42: (KEM.MLKEM1024, mlkem.MLKEM1024PrivateKey.from_seed_bytes),
    0x51: (KEM.MLKEM1024_P384, mlkem1024_p384),
    X_WING: (KEM.MLKEM768_X25519, x_wing),
}


def first_message(vector: dict[str, Any]) -> bytes | None:
    """The first message of one HPKE vector, opened; None if the library cannot express the vector."""
    known = vector["kem_id"] in KEMS and vector["kdf_id"] in KDFS and vector["aead_id"] in AEADS
    if vector["mode"] or not known:
        return None
    kem, private = KEMS[vector["kem_id"]]
    message = vector["encryptions"][0]
    # The vectors have associated data, which the public interface leaves out.
    return openssl.hpke._decrypt_with_aad(  # noqa: SLF001
        Suite(kem, KDFS[vector["kdf_id"]], AEADS[vector["aead_id"]]),
        bytes.fromhex(vector["enc"] + message["ct"]),
        private(bytes.fromhex(vector["skRm"])),
        info=bytes.fromhex(vector["info"]),
        aad=bytes.fromhex(message["aad"]),
    )


@pytest.mark.parametrize(("name", "count"), [("test-vectors.json", 18), ("hpke-pq-test-vectors.json", 7)])
def test_every_hpke_vector_that_can_be_expressed_opens(name: str, count: int) -> None:
    """RFC 9180, appendix A, and draft-ietf-hpke-pq: base mode, the KEMs that the library has."""
    vectors = loaded(PUBLISHED / "HPKE" / name)

    opened = [(first_message(vector), vector) for vector in vectors]
    right = [
        message == bytes.fromhex(vector["encryptions"][0]["pt"])
        for message, vector in opened
        if message is not None
    ]

    assert right == [True] * count


def test_our_x_wing_public_keys_are_the_published_ones() -> None:
    vectors = [
        vector
        for vector in loaded(PUBLISHED / "HPKE" / "hpke-pq-test-vectors.json")
        if vector["kem_id"] == X_WING
    ]

    assert [public_of(bytes.fromhex(vector["skRm"])).hex() for vector in vectors] == [
        vector["pkRm"] for vector in vectors
    ]
    assert len(vectors) == 2


def judged(vector: dict[str, Any]) -> str:
    """What the hand-written reference says of one chunked-encryption vector."""
    ciphertext = b64decode(vector["ciphertext"] or "")
    if vector.get("compressed"):
        ciphertext = zlib.decompress(ciphertext)
    try:
        message = cobblestone.opened(
            bytes.fromhex(vector["key"] or ""),
            vector["context"].encode(),
            ciphertext,
            vector["aead"],
            SHA256,
        )
    except cobblestone.WrongError:
        return "failure"
    right = sha256(message).hexdigest() == vector["payload_sha256"]
    return "success" if right and len(message) == vector["payload_length"] else "another message"


def test_all_102_vectors_of_chunked_encryption_are_judged_as_published() -> None:
    """They use SHA-256 and Cobblestone SHA-512: they bind the reference, which binds the library below."""
    vectors = loaded(PUBLISHED / "chunked-encryption" / "vectors.json")["vectors"]

    assert [vector["name"] for vector in vectors if judged(vector) != vector["expect"]] == []
    assert len(vectors) == 102


KEY = bytes(range(32))


@given(st.binary(max_size=50_000), st.binary(max_size=40))
def test_what_we_seal_opens_in_the_hand_written_reference(message: bytes, context: bytes) -> None:
    sink = io.BytesIO()

    seal_stream(io.BytesIO(message), sink, KEY, context)

    assert cobblestone.opened(KEY, context, sink.getvalue()) == message


@given(st.binary(max_size=50_000), st.binary(max_size=40), st.binary(min_size=24, max_size=24))
def test_what_the_hand_written_reference_seals_we_open(message: bytes, context: bytes, salt: bytes) -> None:
    ciphertext = cobblestone.sealed(KEY, context, message, salt)

    assert b"".join(open_stream(io.BytesIO(ciphertext), KEY, context, len(message))) == message


@given(st.binary(max_size=40_000), st.data())
def test_we_and_the_reference_refuse_the_same_damage(message: bytes, data: st.DataObject) -> None:
    ciphertext = bytearray(cobblestone.sealed(KEY, b"", message, bytes(24)))
    at = data.draw(st.integers(0, len(ciphertext) - 1))
    keep = data.draw(st.integers(0, len(ciphertext)))
    ciphertext[at] ^= data.draw(st.integers(0, 255))
    damaged = bytes(ciphertext[:keep])

    def refused() -> bool:
        try:
            verify_stream(io.BytesIO(damaged), KEY, b"", len(message))
        except CannotOpen:
            return True
        return False

    def refused_there() -> bool:
        try:
            return cobblestone.opened(KEY, b"", damaged) != message
        except cobblestone.WrongError:
            return True

    assert refused() == refused_there()
