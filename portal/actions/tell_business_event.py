"""Somebody tells of something outside the portal: a purchase, a milestone, a renewal, a project."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.business_register import keep_events
from portal.access.recording import record
from portal.measures.business.reading import event_from
from portal.records.business_events import BusinessRow
from portal.vocabulary import BusinessKind, Permission, Verb


def tell_business_event(
    database: Session, actor: Actor, kind: BusinessKind, typed: Mapping[str, str], now: datetime
) -> BusinessRow:
    """Keep it in the register of the actor's organization, which nobody else reads.

    Raises:
        Refused: the actor's role does not include it.
        Invalid: a value is missing, cannot be read, or contradicts another.
        Conflict: the register is full.
    """
    actor.require(Permission.GOAL_SET)
    event = event_from(kind, typed, ZoneInfo(actor.time_zone), now)
    row = keep_events(database, actor, [event], now)[0]
    details = {"kind": kind.value}
    record(database, actor, Verb.BUSINESS_EVENT_TOLD, now, subject_id=row.id, details=details)
    return row
