"""Somebody looks at what cases lose between organizations; the figures are of their own cases alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.gaps import Gaps, gaps
from portal.measures.timeline import by_case, elapsed, holds
from portal.records.measured_customers import measured_customers
from portal.records.measured_events import measured_events
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class GapReading:
    """The figures of every pair, over how many cases, and how long those waited for somebody in all.

    `customer_of` says of which customer a case is: what rests on too few of them is not told.
    """

    figures: Gaps
    cases: int
    elapsed: timedelta
    customer_of: Mapping[UUID, UUID]


def read_gaps(
    database: Session, actor: Actor, since: datetime | None, until: datetime, now: datetime
) -> GapReading:
    """The figures over the organization's cases opened from `since` (None: the beginning) up to `until`.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    events = measured_events(database, actor.organization_id, since)
    of_cases = {case: one for case, one in by_case(events).items() if one[0].at < until}
    whole = sum((elapsed(holds(one, now)) for one in of_cases.values()), timedelta())
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    figures = gaps((event for one in of_cases.values() for event in one), now)
    customers = measured_customers(database, actor.organization_id, since)
    return GapReading(figures, len(of_cases), whole, {one: customers[one] for one in of_cases})
