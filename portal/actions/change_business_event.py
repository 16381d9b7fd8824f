"""Somebody mends what was told of a business event, or adds how it went on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.business.reading import event_from
from portal.records.business_events import business_row_of, columns_of, customer_ids
from portal.vocabulary import Permission, Verb


def change_business_event(
    database: Session, actor: Actor, row_id: UUID, typed: Mapping[str, str], now: datetime
) -> None:
    """Keep the new values. The day that was promised first stays, so that a moved milestone is seen.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not in the register of the actor's organization.
        Invalid: a value is missing, cannot be read, or contradicts another.
    """
    actor.require(Permission.GOAL_SET)
    row = business_row_of(database, actor.organization_id, row_id, locked=True)
    event = event_from(row.kind, typed, ZoneInfo(actor.time_zone), now)
    known = customer_ids(database, actor.organization_id)
    event = replace(event, due_first=row.due_first_at, customer_id=known.get(event.whose))
    moved = row.due_at != event.due
    for name, value in columns_of(event).items():
        setattr(row, name, value)
    database.flush()
    details = {"kind": row.kind.value, "moved": moved}
    record(database, actor, Verb.BUSINESS_EVENT_CHANGED, now, subject_id=row.id, details=details)
