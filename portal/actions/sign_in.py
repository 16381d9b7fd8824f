"""Somebody signs in with address and password. Whether the account exists cannot be told from outside."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.organizations import organizations_of_kind
from portal.records.people import Person, SignInSession, person_by_email
from portal.vault.tokens import new_token, token_hash
from portal.vocabulary import OrganizationKind, Verb

LIVES_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class SignedIn:
    """The new session, and the token that goes into the cookie and nowhere else."""

    session: SignInSession
    token: str


def sign_in(
    database: Session,
    email: str,
    password: str,
    instruments: Instruments,
    now: datetime,
    *,
    client: str = "",
    address: str = "",
) -> SignedIn | None:
    """A fresh session, or None for a wrong pair; both take the same work and leave an entry."""
    person = person_by_email(database, email)
    if person is None:
        instruments.passwords.verify_nothing(password)
        record(database, _nobody(database, client, address), Verb.SIGN_IN_FAILED, now)
        return None
    right = instruments.passwords.verify(person.password_hash, password)
    actor = _actor(person, client, address)
    if not right or person.deactivated_at is not None:
        record(database, actor, Verb.SIGN_IN_FAILED, now, subject_id=person.id)
        return None
    if instruments.passwords.outdated(person.password_hash):
        person.password_hash = instruments.passwords.hash(password)
    token = new_token()
    session = SignInSession(
        token_hash=token_hash(token),
        person_id=person.id,
        created_at=now,
        seen_at=now,
        expires_at=now + LIVES_FOR,
        client=client,
    )
    database.add(session)
    database.flush()
    record(database, actor, Verb.SIGN_IN_SUCCEEDED, now, subject_id=person.id)
    return SignedIn(session, token)


def _nobody(database: Session, client: str, address: str) -> Actor:
    """Somebody without an account, in the operator's stream. What they typed is not kept."""
    operator = organizations_of_kind(database, OrganizationKind.OPERATOR)[0]
    return Actor(
        organization_id=operator.id, person_id=None, name="", email="", client=client, address=address
    )


def _actor(person: Person, client: str, address: str) -> Actor:
    return Actor(
        organization_id=person.organization_id,
        person_id=person.id,
        name=person.name,
        email=person.email,
        client=client,
        address=address,
    )
