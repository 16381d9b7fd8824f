"""A session with a real security module, by the library python-pkcs11 (the extra `pkcs11`)."""

from importlib import import_module
from typing import Any

from portal.vocabulary import Unavailable

_PIN_REFUSED = {"PinIncorrect", "PinLocked", "PinExpired", "PinInvalid", "PinLenRange"}


class OpenToken:
    """A token by its label, signed in with a PIN."""

    def __init__(self, library: str, token: str, pin: str) -> None:
        """Load the module's library and open the token.

        Raises:
            Unavailable: the extra is not installed, the library does not load, or the token does not open.
        """
        self._library, self._label, self._pin = library, token, pin
        self._pin_is_refused = False
        try:
            self._pkcs11: Any = import_module("pkcs11")
        except ImportError as missing:
            raise Unavailable("Install the extra for security modules first: portal[pkcs11].") from missing
        self._session = self._opened()

    def encrypt(self, label: str, nonce: bytes, aad: bytes, plain: bytes) -> bytes:
        """AES-GCM by the module."""
        return bytes(self._key(label).encrypt(plain, **self._how(nonce, aad)))

    def decrypt(self, label: str, nonce: bytes, aad: bytes, sealed: bytes) -> bytes:
        """AES-GCM by the module."""
        return bytes(self._key(label).decrypt(sealed, **self._how(nonce, aad)))

    def reopen(self) -> None:
        """Begin anew with the module: its older sessions are of no use, here and elsewhere in this process.

        Raises:
            Unavailable: it does not open, or has refused the PIN before.
        """
        if self._pin_is_refused:
            raise self._refusal()
        try:
            self._pkcs11.lib(self._library).reinitialize()
        except Exception as problem:
            raise _closed(problem) from problem
        self._session = self._opened()

    def _opened(self) -> Any:
        try:
            token = self._pkcs11.lib(self._library).get_token(token_label=self._label)
            return self._signed_in(token)
        except Exception as problem:
            if type(problem).__name__ in _PIN_REFUSED:
                self._pin_is_refused = True
                raise self._refusal() from problem
            raise _closed(problem) from problem

    def _signed_in(self, token: Any) -> Any:
        try:
            return token.open(user_pin=self._pin)
        except self._pkcs11.UserAlreadyLoggedIn:
            return token.open()  # signing in counts for the whole process

    def _refusal(self) -> Unavailable:
        return Unavailable(
            f"The security module refuses the PIN for the token {self._label}. Set PORTAL_PKCS11_PIN and "
            "start the portal anew: until then no PIN is tried, so that the token is not locked."
        )

    def _key(self, label: str) -> Any:
        return self._session.get_key(object_class=self._pkcs11.ObjectClass.SECRET_KEY, label=label)

    def _how(self, nonce: bytes, aad: bytes) -> dict[str, Any]:
        return {
            "mechanism": self._pkcs11.Mechanism.AES_GCM,
            "mechanism_param": self._pkcs11.GCMParams(nonce, aad=aad, tag_bits=128),
        }


def _closed(problem: Exception) -> Unavailable:
    return Unavailable(f"The security module does not open ({type(problem).__name__}).")
