"""Somebody brings a table of business events; one bad row keeps all out, unless bad ones may be left out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.business_register import keep_events
from portal.access.recording import record
from portal.measures.business.event import BusinessEvent
from portal.measures.business.table import TableRead, events_in
from portal.measures.history.rows import BadRow
from portal.records.business_events import business_events_of
from portal.vocabulary import Invalid, Permission, Verb


class BadRows(Invalid):
    """Some rows cannot be used, and nothing was kept."""

    def __init__(self, rows: Sequence[BadRow]) -> None:
        """Keep the rows for the page."""
        super().__init__(
            "Nothing was imported: some rows cannot be used. Mend them, or leave them out.", "file"
        )
        self.rows = tuple(rows)


def import_business_events(
    database: Session, actor: Actor, table: bytes, now: datetime, *, without_bad_rows: bool = False
) -> TableRead:
    """Keep every good row of the table in the register of the actor's organization, whole or not at all.

    What stands there already stays as it is: the same table brought twice would count everything twice.

    Raises:
        Refused: the actor's role does not include it.
        BadRows: some rows cannot be used and were not to be left out.
        Invalid: it is no such table.
        Conflict: the register would have more rows than it may.
    """
    actor.require(Permission.GOAL_SET)
    read = events_in(table, ZoneInfo(actor.time_zone), now)
    if read.bad and (not without_bad_rows or not read.events):
        raise BadRows(read.bad)
    stands = {_said(one) for one in business_events_of(database, actor.organization_id)}
    new = tuple(one for one in read.events if _said(one) not in stands)
    keep_events(database, actor, new, now)
    details = {"rows": len(new), "left_out": len(read.bad)}
    record(database, actor, Verb.BUSINESS_EVENTS_IMPORTED, now, details=details)
    return replace(read, events=new, known=len(read.events) - len(new))


def _said(one: BusinessEvent) -> BusinessEvent:
    """What somebody told, without what the register adds."""
    return replace(one, customer_id=None, due_first=None)
