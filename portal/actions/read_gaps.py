"""Somebody looks at what cases lose between organizations; the figures are of their own cases alone."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.gaps import Gaps, gaps
from portal.records.measured_events import measured_events
from portal.vocabulary import Permission, Verb


def read_gaps(database: Session, actor: Actor, period: timedelta | None, now: datetime) -> Gaps:
    """The figures over the cases opened within `period` (all, if None) that the organization takes part in.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    since = None if period is None else now - period
    figures = gaps(measured_events(database, actor.organization_id, since), now)
    record(database, actor, Verb.MEASURES_READ, now, details={"days": period.days if period else 0})
    return figures
