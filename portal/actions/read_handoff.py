"""Whoever is offered a case looks at the offer: a read like any other; the other side learns of the first."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.offers import note_seen
from portal.access.recording import record
from portal.records.handoffs import Handoff, handoff_offered_to
from portal.vocabulary import Conflict, EventType, HandoffState, Permission, Verb


def read_handoff(database: Session, access: CaseAccess, handoff_id: UUID, now: datetime) -> Handoff:
    """The offer, for the company that it was made to; who looked is written down.

    Raises:
        Missing: there is no such offer to this company.
        Conflict: it was answered or taken back already.
    """
    access.require(Permission.HANDOFF_ANSWER)
    handoff = handoff_offered_to(database, access.case.id, handoff_id, access.organization_id)
    if handoff.state is not HandoffState.OFFERED:
        raise Conflict("This handoff was answered already. The page of the case says how.")
    note_seen(database, access.case, handoff, EventType.HANDOFF_SEEN, access.actor, now)
    record(
        database, access.actor, Verb.CASE_READ, now, case=access.case, subject_id=handoff.id,
        details={"part": "handoff"},
    )  # fmt: skip
    return handoff
