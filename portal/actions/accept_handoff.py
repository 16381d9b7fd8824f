"""A named engineer takes the case over and promises the next update."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import Yes, check_yes
from portal.access.case_access import CaseAccess
from portal.access.offers import step_about, tell_who_offered
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.handoffs import Handoff, handoff_offered_to
from portal.records.timeline import append_event
from portal.rules.steps import step
from portal.vocabulary import EventType, HandoffState, Permission, Verb


def accept_handoff(
    database: Session,
    access: CaseAccess,
    handoff_id: UUID,
    yes: Yes,
    instruments: Instruments,
    now: datetime,
) -> Handoff:
    """Take the case; the organization's engineer in it is the named one from now on.

    Raises:
        Missing: no offer to this organization in this case.
        Invalid: somebody else's engineer, or a promise that is past.
        Conflict: it was answered or withdrawn meanwhile.
    """
    access.require(Permission.HANDOFF_ANSWER)
    lock_case(database, access.case)
    access.require_open()
    handoff = handoff_offered_to(database, access.case.id, handoff_id, access.organization_id)
    database.refresh(handoff)
    state = step(handoff.state, HandoffState.ACCEPTED)
    check_yes(database, access.organization_id, yes, now)
    handoff.state, handoff.answered_at, handoff.answered_by_id = state, now, access.actor.person
    handoff.engineer_id, handoff.next_update_at = yes.engineer_id, yes.next_update_at
    access.participant.engineer_id = yes.engineer_id
    database.flush()
    happened = step_about(
        handoff, EventType.HANDOFF_ACCEPTED, access.actor, due_at=yes.next_update_at, reason=yes.coded
    )
    append_event(database, access.case, happened, now)
    tell_who_offered(
        database, instruments.keyring, access.case, handoff, "has answered your offer", instruments.link, now
    )
    record(
        database, access.actor, Verb.HANDOFF_ACCEPTED, now, case=access.case, subject_id=handoff.id,
        details={"engineer": str(yes.engineer_id), "first_message": yes.coded},
    )  # fmt: skip
    return handoff
