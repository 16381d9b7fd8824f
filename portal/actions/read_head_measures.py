"""Somebody looks at the first screen: the head measures of their organization's cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.business_register import told_of_renewals
from portal.access.counting import told_between
from portal.access.recording import record
from portal.access.running_again import running_again
from portal.measures.business.figure import Figure
from portal.measures.business.renewals import renewal
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.levels import CountedLevel
from portal.measures.counted.steps import steps_from
from portal.measures.gaps import Pair, PairTold
from portal.measures.levels.next_steps import NextStep
from portal.records.facts import FactCheck, last_check
from portal.vocabulary import Permission, Verb

MOST_NAMED = 5
"""So many cases of each next step are named; the others are counted."""


@dataclass(frozen=True)
class HeadReading:
    """What may be told of the cases of a time, and what to do next.

    `pairs` are the two companies with enough cases. `renewal` is told from outside and `running` answered
    by customers later, both of all times.
    """

    told: Chosen
    pairs: Mapping[Pair, PairTold]
    steps: Sequence[NextStep]
    check: FactCheck | None
    renewal: Figure
    running: CountedLevel


def read_head_measures(
    database: Session, actor: Actor, since: datetime | None, until: datetime, now: datetime
) -> HeadReading:
    """The cases opened from `since` (None: from the beginning) up to `until`, as they stand now.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    told = told_between(database, actor.organization_id, since, until, now)
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    return HeadReading(
        told,
        told.pairs_in_short,
        steps_from(told.going, told.offered, told.pairs_in_short, now, MOST_NAMED),
        last_check(database),
        renewal(told_of_renewals(database, actor.organization_id, now)),
        running_again(database, actor.organization_id, now),
    )
