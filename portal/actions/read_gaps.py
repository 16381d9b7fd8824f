"""Somebody looks at what cases lose between organizations; the figures are of their own cases alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.gaps import Gaps, gaps
from portal.measures.timeline import by_case, elapsed, holds
from portal.records.measured_events import measured_events
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class GapReading:
    """The figures of every pair, over how many cases, and how long those waited for somebody in all."""

    figures: Gaps
    cases: int
    elapsed: timedelta


def read_gaps(database: Session, actor: Actor, period: timedelta | None, now: datetime) -> GapReading:
    """The figures over the cases opened within `period` (all, if None) that the organization takes part in.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    events = measured_events(database, actor.organization_id, None if period is None else now - period)
    of_cases = by_case(events)
    whole = sum((elapsed(holds(one, now)) for one in of_cases.values()), timedelta())
    record(database, actor, Verb.MEASURES_READ, now, details={"days": period.days if period else 0})
    return GapReading(gaps(events, now), len(of_cases), whole)
