"""After the password, a person shows the second factor: a one-time code, or a recovery code."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.account_notices import tell_of_account
from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.second_factor import second_factor_context
from portal.access.sessions import renew_token
from portal.actions.instruments import Instruments
from portal.records.people import Person, RecoveryCode, SignInSession, person_of, recovery_codes_left
from portal.vault.one_time_codes import recovery_code_hash, verify_code
from portal.vocabulary import Conflict, Verb


@dataclass(frozen=True)
class SecondFactorShown:
    """The whole session's new token; after a recovery code, how many of them are left."""

    token: str
    codes_left: int | None = None


def show_second_factor(
    database: Session,
    actor: Actor,
    session: SignInSession,
    code: str,
    instruments: Instruments,
    now: datetime,
) -> SecondFactorShown | None:
    """Make the session whole, or None for a wrong code. Every code works once, whoever saw it typed.

    Raises:
        Conflict: this person has no second factor.
    """
    person = person_of(database, actor.person)
    if person.totp_secret is None:
        raise Conflict("Set up your second factor first.")
    if _is_one_time_code(database, person, person.totp_secret, code, instruments, now):
        record(database, actor, Verb.SECOND_FACTOR_SHOWN, now, subject_id=person.id)
        return _whole(session, now, None)
    if _is_recovery_code(database, person, code, now):
        left = recovery_codes_left(database, person.id)
        subject = "A recovery code was used"
        sentence = f"Somebody signed in to your account with a recovery code; {left} are left."
        tell_of_account(database, instruments.keyring, person.id, subject, sentence, now)
        details = {"left": left}
        record(database, actor, Verb.RECOVERY_CODE_USED, now, subject_id=person.id, details=details)
        return _whole(session, now, left)
    record(database, actor, Verb.SIGN_IN_FAILED, now, subject_id=person.id, details={"at": "second factor"})
    return None


def _whole(session: SignInSession, now: datetime, left: int | None) -> SecondFactorShown:
    session.second_factor_at = now
    return SecondFactorShown(renew_token(session), left)


def _is_one_time_code(
    database: Session, person: Person, sealed: bytes, code: str, instruments: Instruments, now: datetime
) -> bool:
    secret = instruments.keyring.open_value(sealed, second_factor_context(person.id))
    step = verify_code(secret, code, now, person.totp_last_step)
    if step is None:
        return False
    taken = database.execute(
        update(Person)
        .where(Person.id == person.id, Person.totp_last_step < step)
        .values(totp_last_step=step)
        .returning(Person.id)
    ).first()
    return taken is not None


def _is_recovery_code(database: Session, person: Person, code: str, now: datetime) -> bool:
    used = database.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.person_id == person.id,
            RecoveryCode.code_hash == recovery_code_hash(code),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(RecoveryCode.id)
    ).first()
    return used is not None
