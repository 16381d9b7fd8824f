"""What is kept of something sealed: plain values that tables may know without knowing a cipher."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from uuid import UUID

from portal.vault.context import AuthorizationContext
from portal.vocabulary import CannotOpen


class WrapKind(StrEnum):
    """Which locks stand around one copy of an item's key."""

    UPLOAD = "upload"
    RECIPIENT = "recipient"
    AUTHORIZATION = "authorization"


@dataclass(frozen=True, slots=True)
class Envelope:
    """One sealed content: what it is and how its bytes must look. The bytes lie elsewhere.

    Sizes are in bytes. `ciphertext_sha256` (32 bytes) goes into the log, so that a content that was
    exchanged later is seen by an auditor who cannot open it.
    """

    suite: int
    item_id: UUID
    item_version: int
    part: str
    plaintext_size: int
    ciphertext_size: int
    ciphertext_sha256: bytes

    def to_json(self) -> str:
        """The envelope as one line of JSON, for a row or a file beside the object."""
        return json.dumps(
            {
                "suite": self.suite,
                "item_id": str(self.item_id),
                "item_version": self.item_version,
                "part": self.part,
                "plaintext_size": self.plaintext_size,
                "ciphertext_size": self.ciphertext_size,
                "ciphertext_sha256": self.ciphertext_sha256.hex(),
            },
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; `CannotOpen` if it is anything else."""
        try:
            kept = json.loads(text)
            return cls(
                suite=int(kept["suite"]),
                item_id=UUID(kept["item_id"]),
                item_version=int(kept["item_version"]),
                part=str(kept["part"]),
                plaintext_size=int(kept["plaintext_size"]),
                ciphertext_size=int(kept["ciphertext_size"]),
                ciphertext_sha256=bytes.fromhex(kept["ciphertext_sha256"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as damage:
            raise CannotOpen("The description of this sealed content is damaged.") from damage


@dataclass(frozen=True, slots=True)
class Wrap:
    """One copy of an item's key, locked for one organization.

    `organization_id` is None for the copy that the authorization's key alone opens; it serves to
    add a recipient or to follow a recipient's new key, and dies with the authorization.
    """

    kind: WrapKind
    organization_id: UUID | None
    recipient_key_id: str
    sealed: bytes

    def to_json(self) -> str:
        """The wrap as one line of JSON."""
        return json.dumps(
            {
                "kind": self.kind.value,
                "organization_id": None if self.organization_id is None else str(self.organization_id),
                "recipient_key_id": self.recipient_key_id,
                "sealed": b64encode(self.sealed).decode(),
            },
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; `CannotOpen` if it is anything else."""
        try:
            kept = json.loads(text)
            organization = kept["organization_id"]
            return cls(
                kind=WrapKind(kept["kind"]),
                organization_id=None if organization is None else UUID(organization),
                recipient_key_id=str(kept["recipient_key_id"]),
                sealed=b64decode(kept["sealed"], validate=True),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as damage:
            raise CannotOpen("The description of this sealed key is damaged.") from damage


@dataclass(frozen=True, slots=True)
class OrganizationKey:
    """An organization's key pair: the public half to seal for it, the private half locked under the root.

    `key_id` is the hash of algorithm and public half, so a key cannot be exchanged under its name.
    """

    organization_id: UUID
    key_id: str
    algorithm: str
    public: bytes
    sealed_private: bytes


@dataclass(frozen=True, slots=True)
class SealedSigningKey:
    """A signing key for one purpose: the public half, and the private half locked under the root."""

    purpose: str
    key_id: str
    algorithm: str
    public: bytes
    sealed_private: bytes


@dataclass(frozen=True, slots=True)
class AuthorizationLock:
    """The second lock around a disclosure: an authorization, and the sealed keys it stands on.

    `authorization_key` is None once it was destroyed (withdrawn, expired, superseded).
    """

    context: AuthorizationContext
    customer_key: bytes
    authorization_key: bytes | None
