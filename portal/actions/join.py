"""An invited person accepts: the link is used up, and from then on they sign in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.link_access import LinkAccess
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.links import Link, invitation_of, use_link
from portal.records.organizations import Organization, organization_of
from portal.records.people import Person, PersonRole, RecoveryCode, person_by_email
from portal.rules.passwords import check_password
from portal.rules.preferences import check_name, check_zone
from portal.vocabulary import Conflict, Role, Verb

_TAKEN = "This address signs in for another organization already. Ask to be invited under another one."


@dataclass(frozen=True)
class Newcomer:
    """What an invited person enters."""

    name: str
    password: str
    time_zone: str = "UTC"


def join(
    database: Session, access: LinkAccess, newcomer: Newcomer, instruments: Instruments, now: datetime
) -> Person:
    """Make the account that the invitation offers, or bring one back that was deactivated.

    Raises:
        Invalid: name, password or time zone cannot be used.
        Conflict: somebody used the link first, or the address signs in elsewhere.
    """
    organization = organization_of(database, access.link.organization_id)
    name = check_name(newcomer.name)
    check_zone(newcomer.time_zone)
    check_password(newcomer.password, (access.link.email, name, organization.name))
    invitation = invitation_of(database, access.link)
    password_hash = instruments.passwords.hash(newcomer.password)
    if not use_link(database, access.link.id, now):
        raise Conflict("This invitation was used already. Sign in with the password you chose.")
    person = _person(database, access.link, organization, now)
    person.name, person.password_hash, person.time_zone = name, password_hash, newcomer.time_zone
    _keep(database, person, [Role(role) for role in invitation.roles])
    record(
        database,
        _actor(person, access),
        Verb.PERSON_JOINED,
        now,
        subject_id=person.id,
        details={"roles": sorted(invitation.roles)},
    )
    return person


def _person(database: Session, link: Link, organization: Organization, now: datetime) -> Person:
    """A new person, or the deactivated one of this organization without what they had before."""
    known = person_by_email(database, link.email)
    if known is None:
        return Person(organization_id=organization.id, email=link.email, created_at=now)
    if known.organization_id != organization.id or known.deactivated_at is None:
        raise Conflict(_TAKEN)
    known.deactivated_at, known.totp_secret, known.totp_last_step = None, None, 0
    database.execute(delete(PersonRole).where(PersonRole.person_id == known.id))
    database.execute(delete(RecoveryCode).where(RecoveryCode.person_id == known.id))
    return known


def _keep(database: Session, person: Person, roles: list[Role]) -> None:
    database.add(person)
    try:
        database.flush()
    except IntegrityError as faster:
        raise Conflict(_TAKEN) from faster
    database.add_all(PersonRole(person_id=person.id, role=role) for role in roles)
    database.flush()


def _actor(person: Person, access: LinkAccess) -> Actor:
    return Actor(
        organization_id=person.organization_id,
        person_id=person.id,
        name=person.name,
        email=person.email,
        client=access.actor.client,
        address=access.actor.address,
    )
