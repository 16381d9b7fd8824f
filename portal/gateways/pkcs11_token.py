"""Root keys in a security module that speaks PKCS#11: AES-256 keys by their labels, used with AES-GCM.

Needs the extra `pkcs11`. The keys are made with the module's own tools and are not extractable.
"""

import os
import threading
from importlib import import_module
from typing import Any, Protocol

from portal.vocabulary import CannotOpen, Refused, Unavailable

_NONCE = 12
_DAMAGED = {"EncryptedDataInvalid", "EncryptedDataLenRange", "DataInvalid"}


class TokenKeys(Protocol):
    """The keys of a token by their labels. Raises what the library raises."""

    def encrypt(self, label: str, nonce: bytes, aad: bytes, plain: bytes) -> bytes:
        """AES-GCM: ciphertext and tag."""

    def decrypt(self, label: str, nonce: bytes, aad: bytes, sealed: bytes) -> bytes:
        """Undo it."""


class Pkcs11Keys:
    """Keys of a token, one call at a time."""

    def __init__(self, names: tuple[str, ...], token: TokenKeys) -> None:
        """The first of `names` locks, all unlock."""
        self.names = names
        self._token = token
        self._turn = threading.Lock()

    def encrypt(self, name: str, secret: bytes, context: bytes) -> bytes:
        """Lock with the key of this label: a nonce, then what the module made."""
        nonce = os.urandom(_NONCE)
        try:
            with self._turn:
                return nonce + self._token.encrypt(name, nonce, context, secret)
        except Exception as problem:
            raise _failure(problem) from problem

    def decrypt(self, name: str, locked: bytes, context: bytes) -> bytes:
        """Unlock with the key of this label."""
        try:
            with self._turn:
                return self._token.decrypt(name, locked[:_NONCE], context, locked[_NONCE:])
        except Exception as problem:
            raise _failure(problem) from problem

    def rotate(self, name: str) -> None:
        """A module makes keys with its own tools."""
        raise Refused(
            f"Make a newer key with the tools of the security module, and put its label before {name} "
            "in PORTAL_ROOT_KEYS. Then run: portal keys rotate root"
        )


class OpenToken:
    """A session with a real module."""

    def __init__(self, library: str, token: str, pin: str) -> None:
        """Load the module's library and open the token.

        Raises:
            Unavailable: the extra is not installed, the library does not load, or the token does not open.
        """
        try:
            self._pkcs11: Any = import_module("pkcs11")
            self._session = self._pkcs11.lib(library).get_token(token_label=token).open(user_pin=pin)
        except ImportError as missing:
            raise Unavailable("Install the extra for security modules first: portal[pkcs11].") from missing
        except Exception as problem:
            raise Unavailable(f"The security module does not open ({type(problem).__name__}).") from problem

    def encrypt(self, label: str, nonce: bytes, aad: bytes, plain: bytes) -> bytes:
        """AES-GCM by the module."""
        return bytes(self._key(label).encrypt(plain, **self._how(nonce, aad)))

    def decrypt(self, label: str, nonce: bytes, aad: bytes, sealed: bytes) -> bytes:
        """AES-GCM by the module."""
        return bytes(self._key(label).decrypt(sealed, **self._how(nonce, aad)))

    def _key(self, label: str) -> Any:
        return self._session.get_key(object_class=self._pkcs11.ObjectClass.SECRET_KEY, label=label)

    def _how(self, nonce: bytes, aad: bytes) -> dict[str, Any]:
        return {
            "mechanism": self._pkcs11.Mechanism.AES_GCM,
            "mechanism_param": self._pkcs11.GCMParams(nonce, aad=aad, tag_bits=128),
        }


def _failure(problem: Exception) -> CannotOpen | Unavailable:
    named = type(problem).__name__
    if named in _DAMAGED:
        return CannotOpen("This key was altered or moved: the security module does not unlock it.")
    return Unavailable(f"The security module does not unlock or lock keys now ({named}).")
