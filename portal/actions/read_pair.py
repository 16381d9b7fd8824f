"""Somebody looks at the cases in which one company asked another, of those of their own organization."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.gaps import Pair, PairFigures, gaps
from portal.measures.timeline import by_case
from portal.records.measured_customers import measured_customers
from portal.records.measured_events import measured_events
from portal.vocabulary import Missing, Permission, Verb


@dataclass(frozen=True)
class PairReading:
    """The figures of one pair with the cases behind each, and of which customer a case is."""

    figures: PairFigures
    customer_of: Mapping[UUID, UUID]


def read_pair(
    database: Session, actor: Actor, pair: Pair, since: datetime | None, until: datetime, now: datetime
) -> PairReading:
    """The figures over the organization's cases opened from `since` (None: the beginning) up to `until`.

    Raises:
        Missing: the one never asked the other in one of these cases.
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    events = measured_events(database, actor.organization_id, since)
    of_cases = {case: one for case, one in by_case(events).items() if one[0].at < until}
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    found = gaps((event for one in of_cases.values() for event in one), now).pairs.get(pair)
    if found is None:
        raise Missing("Your company has no cases in which the one asked the other.")
    return PairReading(found, measured_customers(database, actor.organization_id, since))
