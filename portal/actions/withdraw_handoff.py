"""Whoever offered the case keeps it after all."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.offers import step_about
from portal.access.recording import record
from portal.records.cases import lock_case
from portal.records.handoffs import handoff_of
from portal.records.timeline import append_event
from portal.rules.steps import step
from portal.vocabulary import EventType, HandoffState, Missing, Permission, Verb


def withdraw_handoff(database: Session, access: CaseAccess, handoff_id: UUID, now: datetime) -> None:
    """Take an offer back before it was answered.

    Raises:
        Missing: no offer of this organization in this case.
        Conflict: it was answered meanwhile.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    handoff = handoff_of(database, access.case.id, handoff_id)
    if handoff.from_id != access.organization_id:
        raise Missing("There is no such handoff in this case.")
    database.refresh(handoff)
    handoff.state, handoff.answered_at = step(handoff.state, HandoffState.WITHDRAWN), now
    database.flush()
    happened = step_about(handoff, EventType.HANDOFF_WITHDRAWN, access.actor)
    append_event(database, access.case, happened, now)
    record(database, access.actor, Verb.HANDOFF_WITHDRAWN, now, case=access.case, subject_id=handoff.id)
