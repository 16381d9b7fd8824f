"""Somebody in whose name a command of the operator works; the log says that it was a command."""

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.permissions import permissions_of
from portal.records.organizations import organization_of
from portal.records.people import person_by_email, roles_of
from portal.vocabulary import Missing


def by_command(database: Session, email: str, command: str) -> Actor:
    """This person with their roles, as they act through a command.

    Raises:
        Missing: nobody who may sign in has this address.
    """
    person = person_by_email(database, email)
    if person is None or person.deactivated_at is not None:
        raise Missing(f"Nobody who may sign in has the address {email}.")
    roles = roles_of(database, person.id)
    kind = organization_of(database, person.organization_id).kind
    return Actor(
        organization_id=person.organization_id,
        person_id=person.id,
        name=person.name,
        email=person.email,
        roles=roles,
        permissions=permissions_of(roles, kind),
        time_zone=person.time_zone,
        client=command,
    )
