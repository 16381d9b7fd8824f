"""Somebody looks at the measures of the cases that their organization takes part in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.gaps import Gaps, gaps
from portal.measures.levels.level import CaseView, opened_between, views
from portal.measures.quality import DataQuality, data_quality
from portal.records.facts import FactCheck, last_check
from portal.records.measured_customers import measured_customers
from portal.records.measured_events import measured_events
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class MeasureReading:
    """The cases as they stand, the figures of pairs, how good the data are, and the last nightly comparison.

    `before` are the cases of the time of the same length before, for comparing. `customer_of` says of which
    customer a case is: what rests on too few of them is not told.
    """

    cases: Sequence[CaseView]
    before: Sequence[CaseView]
    figures: Gaps
    quality: DataQuality
    check: FactCheck | None
    customer_of: Mapping[UUID, UUID]


def read_measures(
    database: Session, actor: Actor, since: datetime | None, until: datetime, now: datetime
) -> MeasureReading:
    """The cases opened from `since` (None: from the beginning) up to `until`, as they stand now.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    earlier = None if since is None else since - (until - since)
    events = measured_events(database, actor.organization_id, earlier)
    seen = views(events, now)
    cases = [view for view in seen if (since is None or view.opened_at >= since) and view.opened_at < until]
    before = [] if earlier is None or since is None else opened_between(seen, earlier, since)
    wanted = {view.case_id for view in cases}
    details = {"since": since.isoformat() if since else "", "until": until.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    return MeasureReading(
        cases,
        before,
        gaps((event for event in events if event.case_id in wanted), now),
        data_quality(cases),
        last_check(database),
        measured_customers(database, actor.organization_id, earlier),
    )
