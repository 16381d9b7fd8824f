"""An administrator changes what somebody of their organization may do."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.administrators import keep_one_administrator
from portal.access.inviting import ROLES_OF_KIND
from portal.access.recording import record
from portal.records.organizations import organization_of
from portal.records.people import PersonRole, person_in, roles_of
from portal.vocabulary import Conflict, Invalid, Permission, Role, Verb


def change_roles(
    database: Session, actor: Actor, person_id: UUID, roles: Collection[Role], now: datetime
) -> None:
    """Replace the roles of one person; the next page they open goes by the new ones.

    Raises:
        Missing: nobody of the actor's organization has this id.
        Invalid: no role, or one that this kind of organization does not have.
        Conflict: they were deactivated, or nobody could manage people any more.
    """
    actor.require(Permission.PEOPLE_MANAGE)
    person = person_in(database, actor.organization_id, person_id)
    kind = organization_of(database, actor.organization_id).kind
    if not roles or not set(roles) <= ROLES_OF_KIND[kind]:
        raise Invalid("Choose at least one role that people of your organization can have.", "roles")
    if person.deactivated_at is not None:
        raise Conflict("This person cannot sign in any more. Invite them again instead.")
    keep_one_administrator(database, person, roles)
    before = roles_of(database, person.id)
    database.execute(delete(PersonRole).where(PersonRole.person_id == person.id))
    database.add_all(PersonRole(person_id=person.id, role=role) for role in set(roles))
    database.flush()
    record(
        database,
        actor,
        Verb.PERSON_ROLES_CHANGED,
        now,
        subject_id=person.id,
        details={
            "from": sorted(role.value for role in before),
            "to": sorted(role.value for role in set(roles)),
        },
    )
