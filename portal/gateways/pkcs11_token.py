"""Root keys in a security module that speaks PKCS#11: AES-256 keys by their labels, used with AES-GCM.

Needs the extra `pkcs11`. The keys are made with the module's own tools and are not extractable. Modules
lose their sessions (restarted, unplugged, logged out by somebody else): a call that fails for such a reason
is made once more with a fresh session.
"""

import os
import threading
import time
from collections.abc import Callable
from typing import Protocol

from portal.vocabulary import CannotOpen, Refused, Unavailable

_NONCE, _TAG = 12, 16
_DAMAGED = {"EncryptedDataInvalid", "EncryptedDataLenRange", "DataInvalid", "SignatureInvalid"}
_UNSAID = {"GeneralError", "FunctionFailed"}
"""What some modules say to altered bytes, and to much else (SoftHSM: the first)."""
_SAID = {
    "NoSuchKey": "it has no secret key of the label {name} that it lets us use",
    "MultipleObjectsReturned": "it has several keys of the label {name}; give each a label of its own",
    "AttributeError": "it does not let the key {name} do this; it may be disabled",
    "KeyFunctionNotPermitted": "it does not let the key {name} do this; it may be disabled",
}
_WILL_STAY = {"MultipleObjectsReturned", "AttributeError", "KeyFunctionNotPermitted", *_DAMAGED}
_BETWEEN_REOPENINGS = 5.0
"""Seconds: what a fresh session did not mend is not asked for a fresh session at every call."""
_TURN = threading.Lock()
"""A process has one connection to a module, and promises it one call at a time."""


class TokenKeys(Protocol):
    """The keys of a token by their labels. Raises what the library raises."""

    def encrypt(self, label: str, nonce: bytes, aad: bytes, plain: bytes) -> bytes:
        """AES-GCM: ciphertext and tag."""

    def decrypt(self, label: str, nonce: bytes, aad: bytes, sealed: bytes) -> bytes:
        """Undo it."""

    def reopen(self) -> None:
        """Begin a fresh session; `Unavailable` where that does not go."""


class Pkcs11Keys:
    """Keys of a token, one call at a time."""

    def __init__(
        self, names: tuple[str, ...], token: TokenKeys, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """The first of `names` locks, all unlock. `clock` gives seconds, from whenever."""
        self.names = names
        self._token = token
        self._clock = clock
        self._reopened: float | None = None

    def encrypt(self, name: str, secret: bytes, context: bytes) -> bytes:
        """Lock with the key of this label: a nonce, then what the module made."""
        nonce = os.urandom(_NONCE)
        return nonce + self._asked(name, lambda: self._token.encrypt(name, nonce, context, secret))

    def decrypt(self, name: str, locked: bytes, context: bytes) -> bytes:
        """Unlock with the key of this label."""
        if len(locked) < _NONCE + _TAG:
            raise CannotOpen("This key was cut off: it is shorter than any that was locked.")
        return self._asked(name, lambda: self._unlocked(name, locked, context))

    def rotate(self, name: str) -> None:
        """A module makes keys with its own tools."""
        raise Refused(
            f"Make a newer key with the tools of the security module, and put its label before {name} "
            "in PORTAL_ROOT_KEYS. Then run: portal keys rotate root"
        )

    def _asked(self, name: str, ask: Callable[[], bytes]) -> bytes:
        """What the module gives; asked once more with a fresh session where that may help."""
        with _TURN:
            try:
                return ask()
            except CannotOpen:
                raise
            except Exception as problem:
                if not self._may_reopen(problem):
                    raise _failure(name, problem) from problem
            try:
                self._token.reopen()
                return ask()
            except (CannotOpen, Unavailable):
                raise
            except Exception as problem:
                raise _failure(name, problem) from problem

    def _may_reopen(self, problem: Exception) -> bool:
        now = self._clock()
        if type(problem).__name__ in _WILL_STAY:
            return False
        if self._reopened is not None and now - self._reopened < _BETWEEN_REOPENINGS:
            return False
        self._reopened = now
        return True

    def _unlocked(self, name: str, locked: bytes, context: bytes) -> bytes:
        try:
            return self._token.decrypt(name, locked[:_NONCE], context, locked[_NONCE:])
        except Exception as problem:
            if type(problem).__name__ in _UNSAID and self._works(name):
                raise _altered() from problem
            raise

    def _works(self, name: str) -> bool:
        """Whether the module unlocks what it has just locked: then what it did not unlock was altered."""
        nonce, plain = os.urandom(_NONCE), os.urandom(_TAG)
        try:
            return (
                self._token.decrypt(name, nonce, b"", self._token.encrypt(name, nonce, b"", plain)) == plain
            )
        except Exception:  # noqa: BLE001 - whatever it is, the module does not work
            return False


def _altered() -> CannotOpen:
    return CannotOpen("This key was altered or moved: the security module does not unlock it.")


def _failure(name: str, problem: Exception) -> CannotOpen | Unavailable:
    named = type(problem).__name__
    if named in _DAMAGED:
        return _altered()
    why = _SAID.get(named, named).format(name=name)
    return Unavailable(f"The security module does not unlock or lock keys now: {why}.")
