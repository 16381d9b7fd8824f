"""A participant does not take the case over, and says why in a word that can be counted."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import No, checked_words
from portal.access.case_access import CaseAccess
from portal.access.offers import step_about, tell_who_offered
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.handoffs import handoff_offered_to
from portal.records.timeline import append_event
from portal.rules.steps import step
from portal.vocabulary import EventType, HandoffState, Permission, Verb


def decline_handoff(
    database: Session,
    access: CaseAccess,
    handoff_id: UUID,
    no: No,
    instruments: Instruments,
    now: datetime,
) -> None:
    """The case is again with the one who offered it.

    Raises:
        Missing: no offer to this organization in this case.
        Invalid: the words are missing, or must not be read in clear.
        Conflict: it was answered or withdrawn meanwhile.
    """
    access.require(Permission.HANDOFF_ANSWER)
    lock_case(database, access.case)
    handoff = handoff_offered_to(database, access.case.id, handoff_id, access.organization_id)
    database.refresh(handoff)
    state = step(handoff.state, HandoffState.DECLINED)
    words = checked_words(no)
    handoff.state, handoff.answered_at, handoff.answered_by_id = state, now, access.actor.person
    handoff.decline_reason, handoff.decline_words = no.reason, words
    database.flush()
    happened = step_about(handoff, EventType.HANDOFF_DECLINED, access.actor, reason=no.reason.value)
    append_event(database, access.case, happened, now)
    tell_who_offered(
        database, instruments.keyring, access.case, handoff, "has answered your offer", instruments.link, now
    )
    record(
        database, access.actor, Verb.HANDOFF_DECLINED, now, case=access.case, subject_id=handoff.id,
        details={"reason": no.reason.value},
    )  # fmt: skip
