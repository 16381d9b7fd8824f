"""The receipt: the signed copy of an authorization that the customer keeps and anybody can verify offline.

JWS general serialization (RFC 7515) over JCS bytes (RFC 8785), Ed25519 (RFC 8037, RFC 9864), the
key named by its thumbprint (RFC 7638), which is computed from the verifying key and never read from
the key's own description (design: trust, section 1.4).
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

import rfc8785

from portal.vault.signing import ED25519, Signer, verify
from portal.vocabulary import Invalid

TYPE = "authorization-receipt+json"
_HASH_PREFIX = b"\x02"

Record = Mapping[str, Any]


def canonical(record: Record) -> bytes:
    """The one way to write a record (JCS); `Invalid` for what has none (NaN, very large integers)."""
    try:
        return rfc8785.dumps(dict(record))
    except rfc8785.CanonicalizationError as damage:
        raise Invalid("This record cannot be written in the one canonical way.") from damage


def receipt_hash(record: Record) -> str:
    """What the log says of a receipt: SHA-256(0x02 || JCS), in hexadecimal.

    Of the record and never of the JWS text: base64 has several ways to write the same bytes.
    """
    return hashlib.sha256(_HASH_PREFIX + canonical(record)).hexdigest()


def thumbprint(public: bytes) -> str:
    """The RFC 7638 thumbprint of an Ed25519 public key (32 bytes), in base64url."""
    key = {"crv": "Ed25519", "kty": "OKP", "x": _encoded(public)}
    return _encoded(hashlib.sha256(rfc8785.dumps(key)).digest())


def sign_receipt(record: Record, signer: Signer) -> str:
    """The receipt of a record as JSON text."""
    payload = _encoded(canonical(record))
    protected = _encoded(rfc8785.dumps(_header(signer.public)))
    signature = _encoded(signer.sign(f"{protected}.{payload}".encode()))
    return json.dumps({"payload": payload, "signatures": [{"protected": protected, "signature": signature}]})


def verify_receipt(receipt: str, public: bytes) -> dict[str, Any]:
    """The record inside a receipt that `public` (Ed25519, 32 bytes) signed.

    Raises:
        Invalid: not signed by this key, another algorithm or type, a header beyond ours, base64 or
            JSON with a second reading (padding, duplicate names, not canonical).
    """
    outer = _strict_json(receipt)
    payload = outer.get("payload")
    signatures = outer.get("signatures")
    if set(outer) != {"payload", "signatures"} or not isinstance(signatures, list):
        raise Invalid("This is not a receipt.")
    if not any(_signed_by(entry, payload, public) for entry in signatures):
        raise Invalid("This receipt is not signed with the expected key, or it was changed.")
    text = _decoded(payload)
    record = _strict_json(text.decode("utf-8", "replace"))
    if canonical(record) != text:
        raise Invalid("This receipt is not written in the one canonical way.")
    return record


def _signed_by(entry: object, payload: object, public: bytes) -> bool:
    if not isinstance(entry, dict) or set(entry) != {"protected", "signature"}:
        raise Invalid("This receipt has a signature of an unknown form.")
    protected = entry["protected"]
    if _strict_json(_decoded(protected).decode("utf-8", "replace")) != _header(public):
        return False
    return verify(ED25519, public, f"{protected}.{payload}".encode(), _decoded(entry["signature"]))


def _header(public: bytes) -> dict[str, str]:
    return {"alg": ED25519, "kid": thumbprint(public), "typ": TYPE}


def _encoded(plain: bytes) -> str:
    return urlsafe_b64encode(plain).decode().rstrip("=")


def _decoded(text: object) -> bytes:
    if not isinstance(text, str):
        raise Invalid("This receipt is damaged.")
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as damage:
        raise Invalid("This receipt is damaged.") from damage
    if _encoded(plain) != text:
        raise Invalid("This receipt is damaged: its encoding has more than one reading.")
    return plain


def _strict_json(text: str) -> dict[str, Any]:
    try:
        plain = json.loads(text, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError) as damage:
        raise Invalid("This receipt is damaged.") from damage
    if not isinstance(plain, dict):
        raise Invalid("This is not a receipt.")
    return plain


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise Invalid("This receipt says one thing twice.")
    return dict(pairs)
