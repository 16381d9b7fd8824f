"""Somebody leaves: from this moment they cannot sign in, and are signed out everywhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.administrators import keep_one_administrator
from portal.access.recording import record
from portal.access.sessions import end_sessions
from portal.records.organizations import Organization
from portal.records.people import Person, person_in
from portal.vocabulary import Conflict, OrganizationKind, Permission, Refused, Verb


def deactivate_person(
    database: Session, actor: Actor, organization: Organization, person_id: UUID, now: datetime
) -> Person:
    """End the account of one person; what they did stays in the log, and they can be invited again.

    Administrators do it in their own organization. Customers have none, so there the operator does.

    Raises:
        Refused: somebody else's organization.
        Missing: nobody of the organization has this id.
        Conflict: done already, or nobody could manage its people any more.
    """
    _check_right(actor, organization)
    person = person_in(database, organization.id, person_id)
    keep_one_administrator(database, person, ())
    if person.deactivated_at is not None:
        raise Conflict("This person was deactivated already.")
    person.deactivated_at = now
    ended = end_sessions(database, person.id, now)
    record(
        database,
        actor,
        Verb.PERSON_DEACTIVATED,
        now,
        subject_id=person.id,
        details={"sessions": ended, "of": str(organization.id)},
    )
    return person


def _check_right(actor: Actor, organization: Organization) -> None:
    if organization.kind is OrganizationKind.CUSTOMER:
        actor.require(Permission.ORGANIZATION_ENROLL)
        return
    actor.require(Permission.PEOPLE_MANAGE)
    if actor.organization_id != organization.id:
        raise Refused("You manage the people of your own organization only.")
