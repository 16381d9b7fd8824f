"""Signatures: the log's checkpoints and the customers' receipts, each with keys of their own.

Ed25519 (RFC 8032) today; ML-DSA (FIPS 204) beside it, which a quantum computer does not forge.
Private halves are seeds of 32 bytes that come out of the key ring.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import (
    MLDSA44PrivateKey,
    MLDSA44PublicKey,
    MLDSA65PrivateKey,
    MLDSA65PublicKey,
)

from portal.vocabulary import CannotOpen

ED25519 = "Ed25519"
ML_DSA_44 = "ML-DSA-44"
ML_DSA_65 = "ML-DSA-65"


@dataclass(frozen=True)
class Signer:
    """Signs with one private key, which it does not show."""

    algorithm: str
    public: bytes
    sign: Callable[[bytes], bytes]

    @property
    def key_id(self) -> str:
        """SHA-256 over algorithm and public key, in hexadecimal."""
        return hashlib.sha256(self.algorithm.encode() + b"\0" + self.public).hexdigest()


def signer_of(algorithm: str, seed: bytes) -> Signer:
    """The signer with this 32-byte seed.

    Raises:
        CannotOpen: an algorithm that this house does not sign with.
    """
    if algorithm == ED25519:
        ed25519 = Ed25519PrivateKey.from_private_bytes(seed)
        return Signer(algorithm, ed25519.public_key().public_bytes_raw(), ed25519.sign)
    if algorithm == ML_DSA_44:
        mldsa44 = MLDSA44PrivateKey.from_seed_bytes(seed)
        return Signer(algorithm, mldsa44.public_key().public_bytes_raw(), mldsa44.sign)
    if algorithm == ML_DSA_65:
        mldsa65 = MLDSA65PrivateKey.from_seed_bytes(seed)
        return Signer(algorithm, mldsa65.public_key().public_bytes_raw(), mldsa65.sign)
    raise CannotOpen(f"There is no way to sign with {algorithm!r} here.")


def verify(algorithm: str, public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` over `message` is by the holder of `public`; False for anything malformed."""
    try:
        if algorithm == ED25519:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        elif algorithm == ML_DSA_44:
            MLDSA44PublicKey.from_public_bytes(public).verify(signature, message)
        elif algorithm == ML_DSA_65:
            MLDSA65PublicKey.from_public_bytes(public).verify(signature, message)
        else:
            return False
    except (InvalidSignature, ValueError):
        return False
    return True


def verifier(algorithm: str, public: bytes) -> Callable[[bytes, bytes], bool]:
    """`verify` for one key, as the ledger asks for it: (message, signature) -> bool."""
    return lambda message, signature: verify(algorithm, public, message, signature)
