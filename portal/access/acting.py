"""From whoever acts to the way by which the rows are reached, here alone."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.roads import Road, Way, take
from portal.vocabulary import Role


def way_for(actor: Actor) -> Way:
    """The rows of the actor's organization; for an operator also what it takes to enrol others."""
    road = Road.OPERATOR if Role.OPERATOR in actor.roles else Road.ORGANIZATION
    return Way(road, actor.organization_id)


def way_of_organization(organization_id: UUID) -> Way:
    """The rows of one organization, where nobody in particular asks."""
    return Way(Road.ORGANIZATION, organization_id)


def act_as(database: Session, actor: Actor) -> None:
    """From here on this transaction reaches what the actor's organization may reach, and nothing else."""
    take(database, way_for(actor))
