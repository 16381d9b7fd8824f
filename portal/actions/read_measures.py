"""Somebody looks at the measures of the cases that their organization takes part in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.gaps import Gaps, gaps
from portal.measures.levels.level import CaseView, opened_between, views
from portal.measures.quality import DataQuality, data_quality
from portal.records.facts import FactCheck, last_check
from portal.records.measured_customers import measured_customers
from portal.records.measured_events import measured_events, newest_opened
from portal.vocabulary import Permission, Verb

MOST_CASES = 1_000
"""Pages that need each case by itself read no more than so many: about half a second of work."""


@dataclass(frozen=True)
class MeasureReading:
    """The cases as they stand at `at`, and the last nightly comparison.

    Of very many cases only the newest are read: those opened from `newest_from` on (None: all of the time).
    `before` are the cases of the time of the same length before, where they were asked for. `customer_of`
    says of which customer a case is: what rests on too few of them is not told.
    """

    at: datetime
    cases: Sequence[CaseView]
    before: Sequence[CaseView]
    check: FactCheck | None
    customer_of: Mapping[UUID, UUID]
    newest_from: datetime | None = None

    @cached_property
    def figures(self) -> Gaps:
        """The figures of pairs, for the pages that tell of them."""
        return gaps((event for view in self.cases for event in view.events), self.at)

    @cached_property
    def quality(self) -> DataQuality:
        """How good the data are."""
        return data_quality(self.cases)


def read_measures(
    database: Session,
    actor: Actor,
    since: datetime | None,
    until: datetime,
    now: datetime,
    *,
    with_before: bool = False,
    most: int | None = None,
) -> MeasureReading:
    """The cases opened from `since` (None: from the beginning) up to `until`, as they stand now.

    `with_before` reads the time of the same length before it too, which costs as much again. No more than
    the newest `most` cases are read, MOST_CASES where it is not given.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    asked = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    newest_from = newest_opened(database, actor.organization_id, since, until, most or MOST_CASES)
    since = newest_from or since
    earlier = since - (until - since) if with_before and since is not None else since
    seen = views(measured_events(database, actor.organization_id, earlier), now)
    cases = [view for view in seen if (since is None or view.opened_at >= since) and view.opened_at < until]
    before = [] if earlier is None or since is None else opened_between(seen, earlier, since)
    record(database, actor, Verb.MEASURES_READ, now, details=asked)
    customers = measured_customers(database, actor.organization_id, earlier)
    return MeasureReading(now, cases, before, last_check(database), customers, newest_from)
