"""Root keys in the transit engine of HashiCorp Vault (or OpenBao), over its HTTP interface.

The context goes along as associated data, so that a moved key does not unlock.
"""

import json
import urllib.error
import urllib.request
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

from portal.vocabulary import CannotOpen, Unavailable

_BAD_REQUEST = 400
_DAMAGED = ("message authentication failed", "invalid ciphertext")

Post = Callable[[str, dict[str, str]], tuple[int, dict[str, Any]]]
"""Send to a path below the engine; the answer's status and JSON. `OSError` when nobody answers."""


class VaultTransit:
    """Keys of a transit engine by their names."""

    def __init__(self, names: tuple[str, ...], post: Post) -> None:
        """The first of `names` locks, all unlock."""
        self.names = names
        self._post = post

    def encrypt(self, name: str, secret: bytes, context: bytes) -> bytes:
        """Lock with the newest version of this key."""
        words = {"plaintext": _text(secret), "associated_data": _text(context)}
        return str(self._asked(f"encrypt/{name}", words)["ciphertext"]).encode()

    def decrypt(self, name: str, locked: bytes, context: bytes) -> bytes:
        """Unlock with whichever version of this key it was."""
        words = {"ciphertext": locked.decode("utf-8", "replace"), "associated_data": _text(context)}
        return b64decode(self._asked(f"decrypt/{name}", words)["plaintext"])

    def rotate(self, name: str) -> None:
        """Vault keeps the older versions and unlocks with them."""
        self._asked(f"keys/{name}/rotate", {})

    def _asked(self, path: str, words: dict[str, str]) -> dict[str, Any]:
        try:
            status, answer = self._post(path, words)
        except (OSError, ValueError) as problem:
            raise Unavailable("Vault cannot be reached. Nothing is lost until it can.") from problem
        said = " ".join(str(error) for error in answer.get("errors") or ())
        if status == _BAD_REQUEST and any(words in said for words in _DAMAGED):
            raise CannotOpen("This key was altered or moved: Vault does not unlock it.")
        if status >= _BAD_REQUEST:
            raise Unavailable(f"Vault does not unlock or lock keys now (status {status}).")
        found = answer.get("data")
        return dict(found) if isinstance(found, dict) else {}


def posting(engine: str, token: str) -> Post:
    """Send over HTTPS to an engine such as https://vault.example.org:8200/v1/transit, with this token."""

    def post(path: str, words: dict[str, str]) -> tuple[int, dict[str, Any]]:
        request = urllib.request.Request(  # noqa: S310 - the setting is checked to be https
            f"{engine}/{path}",
            data=json.dumps(words).encode(),
            headers={"X-Vault-Token": token, "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
                return answer.status, _parsed(answer.read())
        except urllib.error.HTTPError as refused:
            return refused.code, _parsed(refused.read())

    return post


def _parsed(body: bytes) -> dict[str, Any]:
    found = json.loads(body) if body else {}
    return found if isinstance(found, dict) else {}


def _text(plain: bytes) -> str:
    return b64encode(plain).decode()
