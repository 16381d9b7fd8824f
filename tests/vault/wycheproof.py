"""Wycheproof's cases (C2SP/wycheproof, testvectors_v1) and what our primitives say to each of them.

A judge says True to what it accepts with the published outcome and False to what it refuses; another outcome
than the published one is an error. `valid` has to be accepted, `invalid` refused; `acceptable` may be either.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA512, HashAlgorithm
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.vault.key_wrapping import unlock
from portal.vault.signing import ED25519, ML_DSA_44, verify
from portal.vocabulary import CannotOpen

Case = Mapping[str, Any]
Judge = Callable[[Case, Case], bool]


class DiffersError(Exception):
    """Something was accepted with another outcome than the published one."""


class NotExpressible(Exception):
    """The library has no way to ask this: signing from the middle of the algorithm."""


def judged_otherwise(published: Mapping[str, Any], judge: Judge) -> tuple[list[int], int]:
    """The cases that are not judged as published, by their numbers, and how many could be asked."""
    otherwise, asked = [], 0
    for group in published["testGroups"]:
        for case in group["tests"]:
            try:
                right = _as_published(judge, group, case)
            except NotExpressible:
                continue
            asked += 1
            if not right:
                otherwise.append(case["tcId"])
    return otherwise, asked


def _as_published(judge: Judge, group: Case, case: Case) -> bool:
    try:
        accepted = judge(group, case)
    except DiffersError:
        return False
    return bool(case["result"] == "acceptable" or accepted == (case["result"] == "valid"))


def _hex(case: Case, name: str) -> bytes:
    return bytes.fromhex(case.get(name, ""))


def _same(found: bytes, published: bytes) -> bool:
    if found != published:
        raise DiffersError
    return True


def hkdf(kind: type[HashAlgorithm]) -> Judge:
    """HKDF with one hash."""

    def judge(_: Case, case: Case) -> bool:
        try:
            derive = HKDF(kind(), case["size"], _hex(case, "salt"), _hex(case, "info"))
        except ValueError:
            return False
        return _same(derive.derive(_hex(case, "ikm")), _hex(case, "okm"))

    return judge


def x25519(_: Case, case: Case) -> bool:
    """Agree on a secret."""
    private = X25519PrivateKey.from_private_bytes(_hex(case, "private"))
    try:
        return _same(
            private.exchange(X25519PublicKey.from_public_bytes(_hex(case, "public"))), _hex(case, "shared")
        )
    except ValueError:
        return False


def aes_gcm(_: Case, case: Case) -> bool:
    """Open with the vault's own lock."""
    try:
        opened = unlock(
            _hex(case, "key"), bytes.fromhex(case["iv"] + case["ct"] + case["tag"]), _hex(case, "aad")
        )
    except CannotOpen:
        return False
    return _same(opened, _hex(case, "msg"))


def ed25519(group: Case, case: Case) -> bool:
    """Check with the vault's own verification."""
    return verify(ED25519, _hex(group["publicKey"], "pk"), _hex(case, "msg"), _hex(case, "sig"))


def ml_kem_768(_: Case, case: Case) -> bool:
    """Make the key pair of a seed, and open what was sealed for it."""
    try:
        private = MLKEM768PrivateKey.from_seed_bytes(_hex(case, "seed"))
        opened = private.decapsulate(_hex(case, "c"))
    except ValueError:
        return False
    return _same(private.public_key().public_bytes_raw(), _hex(case, "ek")) and _same(opened, _hex(case, "K"))


def ml_kem_768_seed(_: Case, case: Case) -> bool:
    """Make the public key of a seed."""
    private = MLKEM768PrivateKey.from_seed_bytes(_hex(case, "seed"))
    return _same(private.public_key().public_bytes_raw(), _hex(case, "ek"))


def ml_kem_768_public(_: Case, case: Case) -> bool:
    """Take a public key to seal for. What is sealed is drawn by lot, so that nothing is compared."""
    try:
        MLKEM768PublicKey.from_public_bytes(_hex(case, "ek")).encapsulate()
    except ValueError:
        return False
    return True


def ml_dsa_44(group: Case, case: Case) -> bool:
    """Check a signature: by the vault's own verification, or with a context, which the vault never has."""
    public, message, signature = _hex(group, "publicKey"), _hex(case, "msg"), _hex(case, "sig")
    if not case.get("ctx"):
        return verify(ML_DSA_44, public, message, signature)
    try:
        MLDSA44PublicKey.from_public_bytes(public).verify(signature, message, _hex(case, "ctx"))
    except (InvalidSignature, ValueError):
        return False
    return True


def ml_dsa_44_seed(group: Case, case: Case) -> bool:
    """Make the key of a seed, and sign so that the key verifies; the published signature verifies too."""
    if "Internal" in case["flags"]:
        raise NotExpressible
    try:
        private = MLDSA44PrivateKey.from_seed_bytes(_hex(group, "privateSeed"))
        signed = private.sign(_hex(case, "msg"), _hex(case, "ctx"))
    except ValueError:
        return False
    public = private.public_key()
    public.verify(signed, _hex(case, "msg"), _hex(case, "ctx"))
    public.verify(_hex(case, "sig"), _hex(case, "msg"), _hex(case, "ctx"))
    return _same(public.public_bytes_raw(), _hex(group, "publicKey"))


def of_our_shape(published: Mapping[str, Any]) -> dict[str, Any]:
    """AES-GCM in the one shape in which the vault locks: 256-bit keys, 96-bit nonces, 128-bit tags."""
    ours = [
        group
        for group in published["testGroups"]
        if (group["keySize"], group["ivSize"], group["tagSize"]) == (256, 96, 128)
    ]
    return {"testGroups": ours}


HKDF_SHA256, HKDF_SHA512 = hkdf(SHA256), hkdf(SHA512)
