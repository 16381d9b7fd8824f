"""Somebody looks at what cases lose between organizations; the figures are of their own cases alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.counting import counted_between
from portal.access.recording import record
from portal.measures.counted.between import PairCounted, between, share_with_nobody
from portal.measures.counted.tally import added
from portal.measures.gaps import Pair
from portal.measures.suppression import TooFew
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class GapReading:
    """What may be told of every pair, over how many cases, and the share of waiting in which nobody had them.

    `with_nobody` is None where too few cases, or customers, are behind it.
    """

    pairs: Mapping[Pair, PairCounted | TooFew]
    cases: int
    with_nobody: float | None


def read_gaps(
    database: Session, actor: Actor, since: datetime | None, until: datetime, now: datetime
) -> GapReading:
    """The figures over the organization's cases opened from `since` (None: the beginning) up to `until`.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    sums = added([one.sums for one in counted_between(database, actor.organization_id, since, until)])
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    return GapReading(between(sums, now), sums.count("cases"), share_with_nobody(sums, now))
