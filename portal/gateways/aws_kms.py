"""Root keys in AWS KMS. The context goes along as encryption context, so that a moved key does not unlock.

Needs the extra `aws-kms`. Credentials and region come from where boto3 finds them.
"""

from base64 import b64encode
from typing import Any, Protocol

from portal.vocabulary import CannotOpen, Unavailable

_DAMAGED = {"InvalidCiphertextException", "IncorrectKeyException"}


class KmsClient(Protocol):
    """The four calls of boto3's client that are made."""

    def encrypt(self, **words: Any) -> dict[str, Any]:
        """Lock."""

    def decrypt(self, **words: Any) -> dict[str, Any]:
        """Unlock."""

    def rotate_key_on_demand(self, **words: Any) -> dict[str, Any]:
        """Make newer key material behind the same name."""


class AwsKms:
    """Keys of AWS KMS by their ARN or alias."""

    def __init__(self, names: tuple[str, ...], client: KmsClient) -> None:
        """The first of `names` locks, all unlock."""
        self.names = names
        self._client = client

    def encrypt(self, name: str, secret: bytes, context: bytes) -> bytes:
        """Lock with this key."""
        try:
            made = self._client.encrypt(KeyId=name, Plaintext=secret, EncryptionContext=_context(context))
        except Exception as problem:
            raise _failure(problem) from problem
        return bytes(made["CiphertextBlob"])

    def decrypt(self, name: str, locked: bytes, context: bytes) -> bytes:
        """Unlock with this key and no other."""
        try:
            found = self._client.decrypt(
                KeyId=name, CiphertextBlob=locked, EncryptionContext=_context(context)
            )
        except Exception as problem:
            raise _failure(problem) from problem
        return bytes(found["Plaintext"])

    def rotate(self, name: str) -> None:
        """KMS keeps the older material and unlocks with it."""
        try:
            self._client.rotate_key_on_demand(KeyId=name)
        except Exception as problem:
            raise _failure(problem) from problem


def _context(context: bytes) -> dict[str, str]:
    return {"entente": b64encode(context).decode()}


def _failure(problem: Exception) -> CannotOpen | Unavailable:
    answer: Any = getattr(problem, "response", {})
    code = answer.get("Error", {}).get("Code", type(problem).__name__)
    if code in _DAMAGED:
        return CannotOpen("This key was altered or moved: the key service does not unlock it.")
    return Unavailable(f"AWS KMS does not unlock or lock keys now ({code}). Nothing is lost until it does.")
