"""An organization never loses the last person who can manage its people; shared by two actions."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.organizations import Organization
from portal.records.people import Person, active_people_with
from portal.vocabulary import Conflict, OrganizationKind, Role

_MANAGES: dict[OrganizationKind, Role] = {
    OrganizationKind.VENDOR: Role.VENDOR_ADMINISTRATOR,
    OrganizationKind.OPERATOR: Role.OPERATOR,
}


def keep_one_administrator(database: Session, person: Person, left: Collection[Role]) -> None:
    """Stop unless somebody can still manage the people once `person` has only the roles `left`.

    The organization's row is locked first: of two administrators who remove each other at the same
    moment, the second is refused.

    Raises:
        Conflict: nobody would be left.
    """
    organization = database.scalars(
        select(Organization).where(Organization.id == person.organization_id).with_for_update()
    ).one()
    role = _MANAGES.get(organization.kind)
    if role is None or role in left:
        return
    with_role = active_people_with(database, organization.id, role)
    if [one.id for one in with_role] == [person.id]:
        raise Conflict("Nobody else can manage your people. Make somebody else administrator first.")
