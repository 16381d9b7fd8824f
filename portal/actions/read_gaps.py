"""Somebody looks at what cases lose between organizations; the figures are of their own cases alone."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.counting import counted_cases
from portal.access.recording import record
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.spans import BEGIN, END
from portal.vocabulary import Permission, Verb


def read_gaps(
    database: Session, actor: Actor, since: datetime | None, until: datetime, now: datetime
) -> Chosen:
    """What may be told of the organization's cases opened from `since` (None: the beginning) up to `until`.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    cases = counted_cases(database, actor.organization_id)
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    return Chosen(cases, since or BEGIN, until if until < now else END, now)
