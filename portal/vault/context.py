"""What sealed bytes are bound to, as bytes that have one reading only.

Opening under any other context fails, so a wrap that was moved to another case, a content that was
put under another item and an older version that was put back are all refused by arithmetic, not by
a check that somebody may forget (design: trust, section 3.5).
"""

from dataclasses import dataclass
from uuid import UUID

Part = bytes | str | int | UUID

SUITE = 1
"""X-Wing + HKDF-SHA256 + AES-256-GCM for keys, Cobblestone-256 for content. A new suite is a new number."""


def encode(*parts: Part) -> bytes:
    """Join parts so that no two different lists of parts give the same bytes.

    u16 count, then for each part u32 length and its bytes, big-endian. Text is UTF-8, a UUID its 16
    bytes, an int 8 bytes unsigned. The first part of a context is its label, which fixes what kind
    of value stands in each later place.

    Raises:
        OverflowError: more than 65,535 parts, or an int below 0 or of more than 64 bits.
    """
    joined = bytearray(len(parts).to_bytes(2, "big"))
    for part in parts:
        plain = _plain(part)
        joined += len(plain).to_bytes(4, "big")
        joined += plain
    return bytes(joined)


def _plain(part: Part) -> bytes:
    if isinstance(part, bytes):
        return part
    if isinstance(part, str):
        return part.encode()
    if isinstance(part, UUID):
        return part.bytes
    return part.to_bytes(8, "big")


@dataclass(frozen=True, slots=True)
class AuthorizationContext:
    """Which version of which customer's authorization a disclosure stands on."""

    customer_id: UUID
    authorization_id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What one sealed content is: whose case, which item, which version, which part, how redacted.

    `part` is the field or file the content is ("text", "file", "report"). `redaction_sha256` is the
    hash of the redaction protocol that was applied; for an upload, which is not redacted, `b""`.
    """

    customer_id: UUID
    case_id: UUID
    item_id: UUID
    item_version: int
    part: str
    redaction_sha256: bytes = b""

    def of_content(self) -> bytes:
        """What the content is bound to."""
        return encode(
            "entente/item/1",
            self.customer_id,
            self.case_id,
            self.item_id,
            self.item_version,
            self.part,
            self.redaction_sha256,
            SUITE,
        )

    def of_wrap(self, key_id: str, authorization: AuthorizationContext) -> bytes:
        """What a recipient's wrap of the item key is bound to."""
        return self._of_wrap("entente/wrap/1", key_id, authorization)

    def of_authorization_wrap(self, authorization: AuthorizationContext) -> bytes:
        """What the wrap under the authorization's key alone is bound to (for adding a recipient)."""
        return self._of_wrap("entente/authorization-wrap/1", "", authorization)

    def of_upload_wrap(self, key_id: str) -> bytes:
        """What the uploader's own wrap is bound to; no authorization stands behind it yet."""
        return encode(
            "entente/upload-wrap/1",
            self.customer_id,
            self.case_id,
            self.item_id,
            self.item_version,
            key_id,
            SUITE,
        )

    def _of_wrap(self, label: str, key_id: str, authorization: AuthorizationContext) -> bytes:
        return encode(
            label,
            authorization.customer_id,
            self.customer_id,
            self.case_id,
            self.item_id,
            self.item_version,
            key_id,
            authorization.authorization_id,
            authorization.version,
            SUITE,
        )


def of_customer_key(customer_id: UUID) -> bytes:
    """What a customer's key is bound to under the root."""
    return encode("entente/customer-key/1", customer_id)


def of_authorization_key(authorization: AuthorizationContext) -> bytes:
    """What an authorization's key is bound to under its customer's key."""
    return encode(
        "entente/authorization-key/1",
        authorization.customer_id,
        authorization.authorization_id,
        authorization.version,
    )


def of_organization_key(organization_id: UUID, key_id: str) -> bytes:
    """What the private half of an organization's key is bound to under the root."""
    return encode("entente/organization-key/1", organization_id, key_id)


def of_signing_key(purpose: str, key_id: str) -> bytes:
    """What a signing key is bound to under the root: the log's key cannot be used for receipts."""
    return encode("entente/signing-key/1", purpose, key_id)


def of_case_secret(case_id: UUID) -> bytes:
    """What the secret behind a case's pseudonyms is bound to under the root."""
    return encode("entente/case-secret/1", case_id)


def of_value(context: bytes) -> bytes:
    """What the key of one small sealed value is bound to under the root."""
    return encode("entente/value/1", context)
