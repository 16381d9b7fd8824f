"""How a module is opened: its PIN is tried once, and a process that is signed in already needs none."""

import sys
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from portal.gateways.pkcs11_session import OpenToken
from portal.vocabulary import Unavailable


class PinIncorrect(Exception):
    """As python-pkcs11 raises it."""


class UserAlreadyLoggedIn(Exception):
    """As python-pkcs11 raises it."""


@dataclass
class Module:
    """A module and its one token, as python-pkcs11 shows them, which counts the PINs that it is told."""

    pin: str = "1234"
    tried: list[str] = field(default_factory=list)
    signed_in: bool = False

    def get_token(self, token_label: str) -> "Module":
        """Give the token."""
        assert token_label == "portal"
        return self

    def open(self, user_pin: str | None = None) -> object:
        """Begin a session; with a PIN it signs the process in."""
        if user_pin is None:
            return object()
        if self.signed_in:
            raise UserAlreadyLoggedIn
        self.tried.append(user_pin)
        if user_pin != self.pin:
            raise PinIncorrect
        self.signed_in = True
        return object()

    def reinitialize(self) -> None:
        """Forget who is signed in."""
        self.signed_in = False


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Module:
    """Give a module that the library finds."""
    made = Module()
    library: Any = SimpleNamespace(lib=lambda _: made, UserAlreadyLoggedIn=UserAlreadyLoggedIn)
    monkeypatch.setitem(sys.modules, "pkcs11", library)
    return made


def test_a_pin_that_was_refused_is_never_tried_again(module: Module) -> None:
    token = OpenToken("module.so", "portal", "1234")
    module.pin = "another"

    for _ in range(5):
        with pytest.raises(Unavailable, match="refuses the PIN for the token portal"):
            token.reopen()

    assert module.tried == ["1234", "1234"]


def test_two_connections_of_one_process_share_its_signing_in(module: Module) -> None:
    for _ in range(2):
        OpenToken("module.so", "portal", "1234")

    assert module.tried == ["1234"]
