"""The asked vendor looks at what it was asked: a read like any other, and the asker learns of the first."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import RequestAccess
from portal.access.offers import note_seen
from portal.access.recording import record
from portal.vocabulary import EventType, Verb


def read_request(database: Session, asked: RequestAccess, now: datetime) -> None:
    """Write down who looked at the request; the page shows it afterwards. The timeline tells of the first."""
    note_seen(database, asked.case, asked.request, EventType.REQUEST_SEEN, asked.actor, now)
    record(
        database,
        asked.actor,
        Verb.CASE_READ,
        now,
        case=asked.case,
        subject_id=asked.request.id,
        details={"part": "collaboration_request"},
    )
