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
from portal.records.measured_events import measured_events, newest_opened
from portal.vocabulary import Missing, Permission, Verb

MOST_CASES = 1_000
"""As many as the page of one measure reads."""


@dataclass(frozen=True)
class PairReading:
    """The figures of one pair with the cases behind each, and of which customer a case is.

    Of very many cases only the newest are read: those opened from `newest_from` on (None: all of the time).
    """

    figures: PairFigures
    customer_of: Mapping[UUID, UUID]
    newest_from: datetime | None


def read_pair(
    database: Session, actor: Actor, pair: Pair, since: datetime | None, until: datetime, now: datetime
) -> PairReading:
    """The figures over the organization's cases opened from `since` (None: the beginning) up to `until`.

    Raises:
        Missing: the one never asked the other in one of these cases.
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    # Facts say in which cases the one asked the other; where no case has facts yet, all are looked at.
    for known in (pair, None):
        newest_from = newest_opened(database, actor.organization_id, since, until, MOST_CASES, known)
        begin = newest_from or since
        events = measured_events(database, actor.organization_id, begin, known)
        of_cases = [one for one in by_case(events).values() if one[0].at < until]
        found = gaps((event for one in of_cases for event in one), now).pairs.get(pair)
        if found is not None:
            customers = measured_customers(database, actor.organization_id, begin)
            return PairReading(found, customers, newest_from)
    raise Missing("Your company has no cases in which the one asked the other.")
