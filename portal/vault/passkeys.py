"""Signatures of passkeys: checked here and again by anybody who has the record and the public key.

Method: Web Authentication, level 3, sections 7.1 and 7.2, with no attestation asked (so the public key is as
the browser hands it over) and the user verified each time. What is signed is
authenticatorData ‖ SHA-256(clientDataJSON), and the challenge inside is the hash of the exact record.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from portal.vault.receipts import canonical
from portal.vault.tokens import same
from portal.vocabulary import Invalid

ALGORITHMS = (-7, -8, -257)
"""ES256, EdDSA, RS256 as COSE numbers them; all that browsers offer today is among them."""
_CONTEXT = b"entente/authz-receipt/1\0"
_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40
_HEAD = 37
_LONGEST = 16_384
_LONGEST_ID = 1023
_SMALLEST_RSA = 2048


@dataclass(frozen=True)
class RelyingParty:
    """The portal as browsers know it: the name that passkeys belong to, and where pages come from."""

    name: str
    origin: str

    @classmethod
    def at(cls, base_url: str) -> "RelyingParty":
        """The portal at this address."""
        parts = urlsplit(base_url)
        return cls(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")


@dataclass(frozen=True)
class Assertion:
    """What a passkey signed, as the browser hands it over."""

    credential_id: bytes
    authenticator_data: bytes
    client_data: bytes
    signature: bytes


@dataclass(frozen=True)
class NewPasskey:
    """A passkey that was just made. `public_key` is a SubjectPublicKeyInfo in DER."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def challenge_of(record: Mapping[str, Any]) -> bytes:
    """What is signed for a record: SHA-256 over a context and the record's one canonical form (RFC 8785)."""
    return hashlib.sha256(_CONTEXT + canonical(record)).digest()


def check_assertion(
    assertion: Assertion, public_key: bytes, challenge: bytes, party: RelyingParty, count: int
) -> int:
    """The new count of signatures of this passkey.

    Raises:
        Invalid: signed by another passkey, for something else, elsewhere, without looking whether it is the
            person, or by what may be a copy (a count that does not grow).
    """
    _check_client(assertion.client_data, "webauthn.get", challenge, party)
    _, counted = _check_authenticator(assertion.authenticator_data, party)
    signed = assertion.authenticator_data + hashlib.sha256(assertion.client_data).digest()
    if not _verifies(public_key, assertion.signature, signed):
        raise Invalid("This signature is not from the passkey that it names.")
    if (counted or count) and counted <= count:
        raise Invalid("This passkey may have been copied: remove it and make a new one.")
    return counted


def check_registration(credential: Mapping[str, Any], challenge: bytes, party: RelyingParty) -> NewPasskey:
    """The passkey that a browser made, from the JSON form of its answer (`PublicKeyCredential.toJSON`).

    Raises:
        Invalid: made for another challenge or another place, or with a key that is not used here.
    """
    response = _part(credential, "response")
    _check_client(decoded(response.get("clientDataJSON")), "webauthn.create", challenge, party)
    data, public_key = decoded(response.get("authenticatorData")), decoded(response.get("publicKey"))
    flags, counted = _check_authenticator(data, party)
    length = int.from_bytes(data[53:55], "big")
    credential_id = data[55 : 55 + length]
    if not flags & _ATTESTED or not 0 < length <= _LONGEST_ID or len(credential_id) != length:
        raise Invalid("The browser's answer holds no passkey. Try again.")
    if decoded(credential.get("rawId")) != credential_id:
        raise Invalid("The browser's answer names two passkeys. Try again.")
    if _key(public_key) is None:
        raise Invalid("This kind of passkey is not used here. Try another device.")
    return NewPasskey(credential_id, public_key, counted)


def read_assertion(text: str) -> Assertion:
    """The JSON form of a browser's answer (`PublicKeyCredential.toJSON`); `Invalid` for anything else."""
    credential = read_credential(text)
    response = _part(credential, "response")
    return Assertion(
        decoded(credential.get("rawId")),
        decoded(response.get("authenticatorData")),
        decoded(response.get("clientDataJSON")),
        decoded(response.get("signature")),
    )


def read_credential(text: str) -> Mapping[str, Any]:
    """The object that a browser's answer is; `Invalid` for anything else."""
    try:
        found = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Invalid("The browser did not hand over a passkey's answer. Try again.")
    return found


def encoded(plain: bytes) -> str:
    """Bytes as browsers write them: base64url without padding."""
    return urlsafe_b64encode(plain).decode().rstrip("=")


def decoded(text: object) -> bytes:
    """Bytes that a browser wrote; `Invalid` for anything with a second reading."""
    if isinstance(text, str):
        try:
            plain = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            plain = b""
        if plain and encoded(plain) == text:
            return plain
    raise Invalid("The browser's answer is damaged. Try again.")


def _check_client(client_data: bytes, kind: str, challenge: bytes, party: RelyingParty) -> None:
    said = read_credential(client_data.decode("utf-8", "replace"))
    if said.get("type") != kind or said.get("crossOrigin") not in {None, False} or "topOrigin" in said:
        raise Invalid("The passkey answered another question. Try again.")
    if not same(str(said.get("challenge")), encoded(challenge)):
        raise Invalid("The passkey signed something else than what stands here. Choose again.")
    if said.get("origin") != party.origin:
        raise Invalid("The passkey was used on another page than ours. Check the address of this page.")


def _check_authenticator(data: bytes, party: RelyingParty) -> tuple[int, int]:
    """The flags and the count; the person must have been present and recognized."""
    if len(data) < _HEAD or data[:32] != hashlib.sha256(party.name.encode()).digest():
        raise Invalid("The passkey belongs to another place.")
    flags = data[32]
    if not flags & _PRESENT or not flags & _VERIFIED:
        raise Invalid("Your device did not check that it is you. Unlock it by finger, face or code.")
    return flags, int.from_bytes(data[33:37], "big")


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = whole.get(name)
    if not isinstance(found, dict):
        raise Invalid("The browser's answer is damaged. Try again.")
    return found


def _key(public_key: bytes) -> ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | rsa.RSAPublicKey | None:
    try:
        key = load_der_public_key(public_key)
    except (ValueError, UnsupportedAlgorithm):
        return None
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    if isinstance(key, ed25519.Ed25519PublicKey):
        return key
    return key if isinstance(key, rsa.RSAPublicKey) and key.key_size >= _SMALLEST_RSA else None


def _verifies(public_key: bytes, signature: bytes, signed: bytes) -> bool:
    key = _key(public_key)
    try:
        match key:
            case ec.EllipticCurvePublicKey():
                key.verify(signature, signed, ec.ECDSA(SHA256()))
            case ed25519.Ed25519PublicKey():
                key.verify(signature, signed)
            case rsa.RSAPublicKey():
                key.verify(signature, signed, padding.PKCS1v15(), SHA256())
            case None:
                return False
    except InvalidSignature:
        return False
    return True
