"""Key services in this process, with real key states: a disabled key neither locks nor unlocks."""

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class ClientError(Exception):
    """As botocore raises it."""

    def __init__(self, code: str) -> None:
        """Bear the code that AWS answers with."""
        super().__init__(code)
        self.response = {"Error": {"Code": code}}


class EncryptedDataInvalid(Exception):
    """As python-pkcs11 raises it."""


class NoSuchKey(Exception):
    """As python-pkcs11 raises it."""


@dataclass
class Keys:
    """Keys by name, each a list of versions; a disabled name does nothing."""

    versions: dict[str, list[bytes]] = field(default_factory=dict)
    disabled: set[str] = field(default_factory=set)

    def make(self, name: str) -> None:
        """Make a key, or its newer version."""
        self.versions.setdefault(name, []).append(os.urandom(32))


@dataclass
class FakeKms:
    """The calls of boto3's KMS client that are used."""

    keys: Keys

    def encrypt(self, **words: Any) -> dict[str, Any]:
        """Lock with the newest version."""
        versions, nonce = self._versions(words["KeyId"]), os.urandom(12)
        sealed = AESGCM(versions[-1]).encrypt(nonce, words["Plaintext"], _aad(words))
        return {"CiphertextBlob": bytes([len(versions) - 1]) + nonce + sealed}

    def decrypt(self, **words: Any) -> dict[str, Any]:
        """Unlock with the version it was."""
        versions, blob = self._versions(words["KeyId"]), words["CiphertextBlob"]
        try:
            plain = AESGCM(versions[blob[0]]).decrypt(blob[1:13], blob[13:], _aad(words))
        except (InvalidTag, IndexError, ValueError) as damage:
            raise ClientError("InvalidCiphertextException") from damage
        return {"Plaintext": plain}

    def rotate_key_on_demand(self, **words: Any) -> dict[str, Any]:
        """Make a newer version."""
        self._versions(words["KeyId"])
        self.keys.make(words["KeyId"])
        return {}

    def _versions(self, name: str) -> list[bytes]:
        if name in self.keys.disabled:
            raise ClientError("DisabledException")
        if name not in self.keys.versions:
            raise ClientError("NotFoundException")
        return self.keys.versions[name]


@dataclass
class FakeVault:
    """The transit engine's answers."""

    keys: Keys

    def __call__(self, path: str, words: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer as Vault does."""
        act, name = path.removesuffix("/rotate").split("/")
        if name in self.keys.disabled:
            return 403, {"errors": ["permission denied"]}
        if path.endswith("/rotate"):
            self.keys.make(name)
            return 204, {}
        versions, aad = self.keys.versions[name], b64decode(words["associated_data"])
        if act == "encrypt":
            nonce = os.urandom(12)
            sealed = AESGCM(versions[-1]).encrypt(nonce, b64decode(words["plaintext"]), aad)
            made = f"vault:v{len(versions)}:{b64encode(nonce + sealed).decode()}"
            return 200, {"data": {"ciphertext": made}}
        try:
            _, version, text = words["ciphertext"].split(":")
            blob = b64decode(text, validate=True)
            plain = AESGCM(versions[int(version[1:]) - 1]).decrypt(blob[:12], blob[12:], aad)
        except (InvalidTag, ValueError, IndexError):
            return 400, {"errors": ["cipher: message authentication failed", json.dumps(words)[:20]]}
        return 200, {"data": {"plaintext": b64encode(plain).decode()}}


class GeneralError(Exception):
    """As python-pkcs11 raises it: SoftHSM says no more of altered bytes."""


class SessionHandleInvalid(Exception):
    """As python-pkcs11 raises it."""


@dataclass
class FakeToken:
    """A security module's token, whose session can be lost and whose PIN can be changed."""

    keys: Keys
    damaged: type[Exception] = EncryptedDataInvalid
    is_lost: bool = False
    is_broken: bool = False
    reopened: int = 0

    def encrypt(self, label: str, nonce: bytes, aad: bytes, plain: bytes) -> bytes:
        """AES-GCM."""
        return AESGCM(self._key(label)).encrypt(nonce, plain, aad)

    def decrypt(self, label: str, nonce: bytes, aad: bytes, sealed: bytes) -> bytes:
        """AES-GCM."""
        try:
            return AESGCM(self._key(label)).decrypt(nonce, sealed, aad)
        except (InvalidTag, ValueError) as damage:
            raise self.damaged from damage

    def reopen(self) -> None:
        """Begin a fresh session."""
        self.reopened += 1
        self.is_lost = False

    def _key(self, label: str) -> bytes:
        if self.is_lost or self.is_broken:
            raise SessionHandleInvalid
        if label in self.keys.disabled or label not in self.keys.versions:
            raise NoSuchKey
        return self.keys.versions[label][-1]


def _aad(words: dict[str, Any]) -> bytes:
    return json.dumps(words["EncryptionContext"], sort_keys=True).encode()
