"""A customer asks that its domain be looked at now: for the list it proposed, and for the one in place."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.levels import LOOK_UP_MANDATE
from portal.records.jobs import enqueue, is_waiting
from portal.records.mandates import mandate_in_place, proposed_mandate
from portal.vocabulary import Conflict, Permission


def ask_for_look_up(database: Session, actor: Actor, now: datetime) -> None:
    """Queue the look-ups; what the domain answers is kept by the worker.

    Raises:
        Refused: not somebody who decides for the organization.
        Conflict: there is no list.
    """
    actor.require(Permission.AUTHORIZATION_DECIDE)
    wanted = (
        proposed_mandate(database, actor.organization_id),
        mandate_in_place(database, actor.organization_id),
    )
    lists = [one for one in wanted if one is not None]
    if not lists:
        raise Conflict("Nobody is named yet. Write the list first.")
    for one in lists:
        if not is_waiting(database, LOOK_UP_MANDATE, one.id):
            enqueue(database, LOOK_UP_MANDATE, one.id, now)
