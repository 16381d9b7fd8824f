"""Somebody looks at the first screen: the head measures of their organization's cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.business_register import told_of_renewals
from portal.access.counting import MonthTally, counted_between
from portal.access.recording import record
from portal.access.running_again import running_again
from portal.measures.business.figure import Figure
from portal.measures.business.renewals import renewal
from portal.measures.counted.levels import CountedLevel, level_of, pairs_of, quality_of
from portal.measures.counted.months import told_months
from portal.measures.counted.steps import steps_from
from portal.measures.counted.tally import Tally, added
from portal.measures.gaps import Pair, PairTold
from portal.measures.levels.level import Level
from portal.measures.levels.next_steps import NextStep
from portal.measures.quality import DataQuality
from portal.records.facts import FactCheck, last_check
from portal.vocabulary import Permission, Verb

MOST_NAMED = 5
"""So many cases of each next step are named; the others are counted."""


@dataclass(frozen=True)
class HeadReading:
    """The sums over the cases and what follows from them; `months` are the sums of each month of opening.

    `pairs` are the two companies with enough cases, `pairs_hidden` how many have too few.
    `renewal` is told from outside, `running` answered by customers later.
    """

    at: datetime
    sums: Tally
    months: Sequence[MonthTally]
    pairs: Mapping[Pair, PairTold]
    pairs_hidden: int
    steps: Sequence[NextStep]
    quality: DataQuality
    check: FactCheck | None
    renewal: Figure
    running: CountedLevel

    def level(self, measure_id: str) -> CountedLevel:
        """The level of a measure that is counted."""
        return level_of(measure_id, self.sums, self.at)

    def by_month(self, measure_id: str, most: int) -> list[tuple[datetime, Level]]:
        """Its figure for the cases of each of the newest months that have one."""
        return told_months([(one.month, one.sums) for one in self.months], measure_id, self.at, most)


def read_head_measures(
    database: Session, actor: Actor, since: datetime | None, until: datetime, now: datetime
) -> HeadReading:
    """The cases opened from `since` (None: from the beginning) up to `until`, as they stand now.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    months = counted_between(database, actor.organization_id, since, until)
    sums = added([one.sums for one in months])
    told = pairs_of(sums, now)
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    return HeadReading(
        now,
        sums,
        months,
        told,
        len(sums.pairs) - len(told),
        steps_from(sums, told, now, MOST_NAMED),
        quality_of(sums),
        last_check(database),
        renewal(told_of_renewals(database, actor.organization_id, now)),
        running_again(database, actor.organization_id, since, until, now),
    )
