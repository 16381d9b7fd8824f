"""A person chooses another password; whoever is signed in elsewhere with the old one is signed out."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.account_notices import tell_of_account
from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.sessions import end_sessions, renew_token
from portal.actions.instruments import Instruments
from portal.records.organizations import organization_of
from portal.records.people import SignInSession, person_of
from portal.rules.passwords import check_password
from portal.vocabulary import Invalid, Verb


def change_password(
    database: Session,
    actor: Actor,
    session: SignInSession,
    current: str,
    password: str,
    instruments: Instruments,
    now: datetime,
) -> str:
    """Keep the new password, end all other sessions; returns this session's new token.

    Raises:
        Invalid: the current password is wrong, or the new one cannot be used.
    """
    person = person_of(database, actor.person)
    organization = organization_of(database, person.organization_id)
    if not instruments.passwords.verify(person.password_hash, current):
        raise Invalid("This is not your password.", "current")
    check_password(password, (person.email, person.name, organization.name))
    if current == password:
        raise Invalid("This is the password you have. Choose another one.", "password")
    person.password_hash = instruments.passwords.hash(password)
    ended = end_sessions(database, person.id, now, but=session.id)
    subject = "Your password was changed"
    sentence = "The password of your account was changed, and other browsers were signed out."
    tell_of_account(database, instruments.keyring, person.id, subject, sentence, now)
    details = {"sessions": ended}
    record(database, actor, Verb.PERSON_PASSWORD_CHANGED, now, subject_id=person.id, details=details)
    return renew_token(session)
