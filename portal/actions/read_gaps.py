"""Somebody looks at what cases lose between organizations; the figures are of their own cases alone."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.counting import told_between
from portal.access.recording import record
from portal.measures.counted.chosen import Chosen
from portal.vocabulary import Permission, Verb


def read_gaps(
    database: Session, actor: Actor, since: datetime | None, until: datetime, now: datetime
) -> Chosen:
    """What may be told of the organization's cases opened from `since` (None: the beginning) up to `until`.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    return told_between(database, actor.organization_id, since, until, now)
