"""The asked vendor looks at what it was asked. It is a read like any other and leaves an entry."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import RequestAccess
from portal.access.recording import record
from portal.vocabulary import Verb


def read_request(database: Session, asked: RequestAccess, now: datetime) -> None:
    """Write down who looked at the request; the page shows it afterwards."""
    record(
        database,
        asked.actor,
        Verb.CASE_READ,
        now,
        case=asked.case,
        subject_id=asked.request.id,
        details={"part": "collaboration_request"},
    )
