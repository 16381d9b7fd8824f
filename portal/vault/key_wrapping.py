"""One key locked under another: AES-256-GCM under a key, HPKE with X-Wing under a public key.

X-Wing (ML-KEM-768 with X25519, draft-connolly-cfrg-xwing-kem, HPKE KEM 0x647a) holds as long as either
of the two holds, so traffic recorded today stays closed to a quantum computer of tomorrow.
"""

import hashlib
import os
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from portal.vocabulary import CannotOpen

X_WING = "X-Wing"
SEED_SIZE = 32
_NONCE = 12
LOCKED_SIZE = _NONCE + 32 + 16
"""Bytes of a locked 32-byte key."""
_MLKEM_SEED = 64
_MLKEM_PUBLIC = 1184
_X25519_PUBLIC = 32

_suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)

NOT_THIS_KEY = (
    "The key of this content cannot be unlocked: it was altered or moved, it belongs to somebody else, "
    "or it was destroyed when the customer's permission ended."
)


def new_key() -> bytes:
    """32 fresh random bytes from the operating system (which a forked process does not repeat)."""
    return os.urandom(32)


def lock(key: bytes, secret: bytes, context: bytes) -> bytes:
    """Lock `secret` under a 32-byte `key`, bound to `context`: 12 bytes nonce, ciphertext, 16 bytes tag.

    Nonces are random, so one key may lock at most 2**31 secrets.
    """
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, secret, context)


def unlock(key: bytes, locked: bytes, context: bytes) -> bytes:
    """Undo `lock`; `CannotOpen` for another key, another context or altered bytes."""
    try:
        return AESGCM(key).decrypt(locked[:_NONCE], locked[_NONCE:], context)
    except (InvalidTag, ValueError) as damage:
        raise CannotOpen(NOT_THIS_KEY) from damage


def unlock_any(key: bytes, locked: bytes, context: bytes) -> bytes:
    """Undo `lock` where several locks of one 32-byte secret lie one behind the other.

    While a key is being changed, its secrets are locked under the older and the newer one at once.
    """
    for start in range(0, len(locked), LOCKED_SIZE):
        with suppress(CannotOpen):
            return unlock(key, locked[start : start + LOCKED_SIZE], context)
    raise CannotOpen(NOT_THIS_KEY)


def public_of(seed: bytes) -> bytes:
    """The public half (1,216 bytes: ML-KEM-768, then X25519) of the X-Wing key with this 32-byte seed."""
    mlkem, x25519 = _halves(seed)
    return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()


def key_id_of(public: bytes, algorithm: str = X_WING) -> str:
    """The name of a public key: SHA-256 over algorithm and key, in hexadecimal."""
    return hashlib.sha256(algorithm.encode() + b"\0" + public).hexdigest()


def lock_for(public: bytes, secret: bytes, context: bytes) -> bytes:
    """Lock `secret` for the holder of the private half, bound to `context` (HPKE base mode, RFC 9180).

    Raises:
        CannotOpen: `public` is not an X-Wing public key.
    """
    try:
        return _suite.encrypt(secret, _public(public), info=context)
    except ValueError as damage:
        raise CannotOpen(
            "The recipient's public key is damaged, so nothing can be sealed for it."
        ) from damage


def unlock_with(seed: bytes, locked: bytes, context: bytes) -> bytes:
    """Undo `lock_for`; `CannotOpen` for another key, another context or altered bytes."""
    mlkem, x25519 = _halves(seed)
    try:
        return _suite.decrypt(locked, MLKEM768X25519PrivateKey(mlkem, x25519), info=context)
    except (InvalidTag, ValueError) as damage:
        raise CannotOpen(NOT_THIS_KEY) from damage


def _halves(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    expanded = hashlib.shake_256(seed).digest(_MLKEM_SEED + 32)
    return (
        MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED]),
        X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED:]),
    )


def _public(public: bytes) -> MLKEM768X25519PublicKey:
    if len(public) != _MLKEM_PUBLIC + _X25519_PUBLIC:
        raise ValueError("an X-Wing public key has 1216 bytes")
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC]),
        X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC:]),
    )
