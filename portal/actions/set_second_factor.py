"""A person binds an authenticator app to their account; its first code proves that it works."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.account_notices import tell_of_account
from portal.access.actors import Actor
from portal.access.permissions import needs_second_factor
from portal.access.recording import record
from portal.access.second_factor import give_recovery_codes, second_factor_context
from portal.access.sessions import end_sessions, renew_token
from portal.actions.instruments import Instruments
from portal.records.people import Person, SignInSession, person_of, roles_of
from portal.vault.context import encode
from portal.vault.one_time_codes import new_secret, provisioning_uri, shown_secret, verify_code
from portal.vault.tokens import same
from portal.vocabulary import CannotOpen, Conflict, Invalid, Refused, Verb

_ISSUER = "Entente"
_NOTICE = (
    "Your second factor was set",
    "An authenticator app was set for your account, and other browsers were signed out.",
)


@dataclass(frozen=True)
class PendingSecret:
    """A secret that an app may take: as its address (for a QR code), as text, and sealed for the form."""

    uri: str
    shown: str
    sealed: str


@dataclass(frozen=True)
class SecondFactorSet:
    """The session's new token, and the recovery codes that are shown this once."""

    token: str
    recovery_codes: list[str]


def propose_secret(actor: Actor, session: SignInSession, instruments: Instruments) -> PendingSecret:
    """A fresh secret; nothing is kept until its first code comes back with the sealed form."""
    secret = new_secret()
    sealed = instruments.keyring.seal_value(secret, _pending(session))
    return _shown(actor, secret, urlsafe_b64encode(sealed).decode())


def same_secret(actor: Actor, session: SignInSession, instruments: Instruments, sealed: str) -> PendingSecret:
    """The secret that was proposed to this session before, to show it again after a mistyped code.

    Raises:
        Invalid: it was proposed to another session, or altered.
    """
    return _shown(actor, _open(session, instruments, sealed), sealed)


def set_second_factor(
    database: Session,
    actor: Actor,
    session: SignInSession,
    sealed: str,
    code: str,
    instruments: Instruments,
    now: datetime,
    *,
    password: str = "",
) -> SecondFactorSet:
    """Keep the proposed secret, make this session whole and end all others.

    The password is asked again unless the person was led here right after signing in with it.

    Raises:
        Refused: there is a second factor, and it was not shown in this session.
        Conflict: this very form was sent before; its code and its recovery codes count once.
        Invalid: the password or the code is wrong, or the form is from another session.
    """
    person = person_of(database, actor.person)
    has_one = person.totp_secret is not None
    if has_one and session.second_factor_at is None:
        raise Refused("Show your present second factor before you set another one.")
    secret = _open(session, instruments, sealed)
    _require_another(instruments, person, secret)
    led_here = not has_one and needs_second_factor(roles_of(database, person.id))
    if not led_here and not instruments.passwords.verify(person.password_hash, password):
        raise Invalid("This is not your password.", "password")
    step = _first_step(secret, code, now)
    person.totp_secret = instruments.keyring.seal_value(secret, second_factor_context(person.id))
    person.totp_last_step = step
    session.second_factor_at = now
    ended = end_sessions(database, person.id, now, but=session.id)
    done = SecondFactorSet(renew_token(session), give_recovery_codes(database, person.id, now))
    tell_of_account(database, instruments.keyring, person.id, *_NOTICE, now)
    details = {"replaced": has_one, "sessions": ended}
    record(database, actor, Verb.SECOND_FACTOR_SET, now, subject_id=person.id, details=details)
    return done


def _require_another(instruments: Instruments, person: Person, secret: bytes) -> None:
    """A form sent again, as by reloading the page, must not end the recovery codes that it has just shown."""
    kept = person.totp_secret
    if kept is not None and same(
        instruments.keyring.open_value(kept, second_factor_context(person.id)), secret
    ):
        raise Conflict("This app is set already. If you did not keep its recovery codes, make new ones here.")


def _first_step(secret: bytes, code: str, now: datetime) -> int:
    step = verify_code(secret, code, now, None)
    if step is None:
        raise Invalid("This code is not right. Enter the six digits that the app shows now.", "code")
    return step


def _pending(session: SignInSession) -> bytes:
    return encode("pending-second-factor", session.person_id, session.id)


def _open(session: SignInSession, instruments: Instruments, sealed: str) -> bytes:
    try:
        return instruments.keyring.open_value(urlsafe_b64decode(sealed.encode()), _pending(session))
    except (CannotOpen, NotBase64, ValueError) as wrong:
        raise Invalid("This page is too old. Scan the new code that is shown now.", "code") from wrong


def _shown(actor: Actor, secret: bytes, sealed: str) -> PendingSecret:
    return PendingSecret(provisioning_uri(secret, actor.email, _ISSUER), shown_secret(secret), sealed)
