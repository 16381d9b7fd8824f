"""Somebody removes a goal that is not followed any more."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records import goals
from portal.vocabulary import Permission, Verb


def remove_goal(database: Session, actor: Actor, goal_id: UUID, now: datetime) -> None:
    """Remove it with what was changed for it.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not a goal of the actor's organization.
    """
    actor.require(Permission.GOAL_SET)
    goals.remove_goal(database, goals.goal_of(database, actor.organization_id, goal_id))
    record(database, actor, Verb.GOAL_REMOVED, now, subject_id=goal_id)
