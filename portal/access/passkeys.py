"""A passkey on its way to being kept: the question that a browser is asked, sealed into its form."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_bytes

from portal.access.actors import Actor
from portal.records.people import SignInSession
from portal.vault.context import encode
from portal.vault.keyring import KeyRing
from portal.vocabulary import CannotOpen, Invalid, Refused

LIVES_FOR = timedelta(minutes=10)
_CHALLENGE = 32


@dataclass(frozen=True)
class PendingPasskey:
    """The challenge for the browser, and the same sealed for the form; it is kept nowhere else."""

    challenge: bytes
    sealed: str


def require_shown_factor(session: SignInSession) -> None:
    """Stop unless a second factor was shown in this browser: a passkey must not be had by a password alone.

    Raises:
        Refused: it was not.
    """
    if session.second_factor_at is None:
        raise Refused("Set up your second factor in your profile first, then come back.")


def propose_passkey(keyring: KeyRing, session: SignInSession, now: datetime) -> PendingPasskey:
    """A fresh challenge for this browser."""
    challenge = token_bytes(_CHALLENGE)
    plain = challenge + int(now.timestamp()).to_bytes(8, "big")
    sealed = urlsafe_b64encode(keyring.seal_value(plain, _bound_to(session))).decode()
    return PendingPasskey(challenge, sealed)


def proposed_challenge(keyring: KeyRing, session: SignInSession, sealed: str, now: datetime) -> bytes:
    """The challenge that this browser was given.

    Raises:
        Invalid: another browser's, altered, or older than ten minutes.
    """
    try:
        plain = keyring.open_value(urlsafe_b64decode(sealed.encode()), _bound_to(session))
    except (CannotOpen, NotBase64, ValueError) as wrong:
        raise Invalid("This page is too old. Try again.") from wrong
    age = now.timestamp() - int.from_bytes(plain[_CHALLENGE:], "big")
    if age > LIVES_FOR.total_seconds():
        raise Invalid("This page is too old. Try again.")
    return plain[:_CHALLENGE]


def person_handle(actor: Actor) -> bytes:
    """What a passkey remembers of its person: their id, which says nothing elsewhere."""
    return actor.person.bytes


def _bound_to(session: SignInSession) -> bytes:
    return encode("pending-passkey", session.person_id, session.id)
