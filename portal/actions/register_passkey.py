"""Somebody who decides for a customer keeps a passkey, to sign what needs a signature."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.access.account_notices import tell_of_account
from portal.access.actors import Actor
from portal.access.passkeys import proposed_challenge, require_shown_factor
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.passkeys import Passkey, passkeys_of
from portal.records.people import SignInSession
from portal.rules.one_line import one_line
from portal.vault.passkeys import RelyingParty, check_registration, read_credential
from portal.vocabulary import Conflict, Invalid, Permission, Verb

MOST_PASSKEYS = 10
_LONGEST_LABEL = 60
NAME_IT = f"Give it a name of at most {_LONGEST_LABEL} characters, such as “My laptop”."


def register_passkey(
    database: Session,
    actor: Actor,
    session: SignInSession,
    label: str,
    sealed: str,
    answer: str,
    instruments: Instruments,
    now: datetime,
) -> Passkey:
    """Keep the passkey that the browser made for the challenge of its own form.

    Raises:
        Refused: not somebody who decides for a customer, or no second factor was shown in this browser.
        Invalid: the answer or the label cannot be used.
        Conflict: the passkey is kept already, or there are too many.
    """
    actor.require(Permission.AUTHORIZATION_DECIDE)
    require_shown_factor(session)
    label = _checked(label)
    if len(passkeys_of(database, actor.person)) >= MOST_PASSKEYS:
        raise Conflict(f"You have {MOST_PASSKEYS} passkeys. Remove one first.")
    challenge = proposed_challenge(instruments.keyring, session, sealed, now)
    made = check_registration(read_credential(answer), challenge, RelyingParty.at(instruments.base_url))
    passkey = Passkey(
        organization_id=actor.organization_id,
        person_id=actor.person,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        label=label,
        created_at=now,
    )
    _keep(database, passkey)
    record(database, actor, Verb.PASSKEY_REGISTERED, now, subject_id=passkey.id)
    _tell(database, actor, instruments, now)
    return passkey


def _checked(label: str) -> str:
    label = one_line(label)
    if not 0 < len(label) <= _LONGEST_LABEL:
        raise Invalid(NAME_IT, "label")
    return label


def _tell(database: Session, actor: Actor, instruments: Instruments, now: datetime) -> None:
    subject = "A passkey was added to your account"
    sentence = (
        "With it, permissions can be signed in your name. If you did not add it, remove it in your profile."
    )
    tell_of_account(database, instruments.keyring, actor.person, subject, sentence, now)


def _keep(database: Session, passkey: Passkey) -> None:
    try:
        with database.begin_nested():
            database.add(passkey)
            database.flush()
    except IntegrityError as known:
        raise Conflict("This passkey is kept already.") from known
