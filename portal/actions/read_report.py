"""Somebody makes a report for people outside: head measures and pairs of companies, over whole months."""

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
from portal.records.facts import FactCheck, last_check
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class ReportReading:
    """What is told of the months; `renewal` and `running` are of all times, so that no two of them differ."""

    told: Chosen
    check: FactCheck | None
    renewal: Figure
    running: CountedLevel


def read_report(
    database: Session, actor: Actor, since: datetime | None, before: datetime, now: datetime
) -> ReportReading:
    """The organization's cases opened in the months from `since` (None: the first) up to `before`.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    organization_id = actor.organization_id
    details = {"since": since.isoformat() if since else "", "until": before.isoformat()}
    record(database, actor, Verb.MEASURES_READ, now, details=details)
    return ReportReading(
        told_between(database, organization_id, since, before, now),
        last_check(database),
        renewal(told_of_renewals(database, organization_id, now)),
        running_again(database, organization_id, now),
    )
