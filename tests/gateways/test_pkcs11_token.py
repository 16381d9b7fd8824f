"""A security module that loses its session is asked with a fresh one; damage is told apart from trouble."""

import pytest

from portal.gateways.pkcs11_token import Pkcs11Keys
from portal.vocabulary import CannotOpen, Unavailable
from tests.gateways.key_services import FakeToken, GeneralError, Keys

KEY, BOUND = bytes(range(32)), b"a context"


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        """Give the present second."""
        return self.now


@pytest.fixture
def token() -> FakeToken:
    """Give a token with one key."""
    keys = Keys()
    keys.make("root")
    return FakeToken(keys)


def test_a_session_that_was_lost_is_opened_again_and_nobody_notices(token: FakeToken) -> None:
    module = Pkcs11Keys(("root",), token)
    locked = module.encrypt("root", KEY, BOUND)

    token.is_lost = True

    assert module.decrypt("root", locked, BOUND) == KEY
    assert token.reopened == 1


def test_a_module_that_stays_away_is_not_opened_again_at_every_call(token: FakeToken) -> None:
    clock = Clock()
    module = Pkcs11Keys(("root",), token, clock)
    locked = module.encrypt("root", KEY, BOUND)
    token.is_broken = True

    for clock.now in (1.0, 2.0, 3.0, 5.9, 6.0):
        with pytest.raises(Unavailable, match="SessionHandleInvalid"):
            module.decrypt("root", locked, BOUND)

    assert token.reopened == 2
    token.is_broken = False
    assert module.decrypt("root", locked, BOUND) == KEY


def test_damage_is_told_apart_from_a_module_that_does_not_work_whatever_it_calls_them(
    token: FakeToken,
) -> None:
    token.damaged = GeneralError
    module = Pkcs11Keys(("root",), token)
    locked = bytearray(module.encrypt("root", KEY, BOUND))
    locked[-1] ^= 1

    for damaged in (bytes(locked), bytes(locked[:20]), bytes(locked[:5]), b""):
        with pytest.raises(CannotOpen):
            module.decrypt("root", damaged, BOUND)
    with pytest.raises(CannotOpen):
        module.decrypt("root", module.encrypt("root", KEY, BOUND), b"another context")
    assert token.reopened == 0


def test_a_key_that_is_not_there_is_named(token: FakeToken) -> None:
    with pytest.raises(Unavailable, match="no secret key of the label other"):
        Pkcs11Keys(("other",), token).encrypt("other", KEY, BOUND)
