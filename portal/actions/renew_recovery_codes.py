"""A person asks for new recovery codes; the earlier ones end."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.account_notices import tell_of_account
from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.second_factor import give_recovery_codes
from portal.actions.instruments import Instruments
from portal.records.people import SignInSession, person_of, recovery_codes_made
from portal.vocabulary import Conflict, Invalid, Refused, Verb


def renew_recovery_codes(
    database: Session,
    actor: Actor,
    session: SignInSession,
    password: str,
    instruments: Instruments,
    now: datetime,
    *,
    made: int,
) -> list[str]:
    """Ten new codes, to be shown this once. `made` is how many had been made when they were asked for.

    Raises:
        Conflict: this person has no second factor that they could stand in for, or the form was sent before.
        Refused: the second factor was not shown in this session.
        Invalid: the password is wrong.
    """
    person = person_of(database, actor.person)
    if person.totp_secret is None:
        raise Conflict("Set up your second factor first.")
    if session.second_factor_at is None:
        raise Refused("Show your second factor first.")
    if not instruments.passwords.verify(person.password_hash, password):
        raise Invalid("This is not your password.", "password")
    if made != recovery_codes_made(database, person.id):
        raise Conflict(
            "New codes were made already, and those count. If you did not keep them, make new ones here."
        )
    codes = give_recovery_codes(database, person.id, now)
    subject, sentence = "You have new recovery codes", "They were shown once; the earlier ones work no more."
    tell_of_account(database, instruments.keyring, person.id, subject, sentence, now)
    record(database, actor, Verb.RECOVERY_CODES_RENEWED, now, subject_id=person.id)
    return codes
