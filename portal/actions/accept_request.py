"""The asked vendor takes part: an engineer is named and the next update promised."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.answers import Yes, check_yes
from portal.access.case_access import RequestAccess
from portal.access.offers import step_about, tell_who_offered
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import Participant, lock_case
from portal.records.timeline import append_event
from portal.rules.steps import step
from portal.vocabulary import CaseState, Conflict, EventType, Place, RequestState, Verb


def accept_request(
    database: Session, asked: RequestAccess, yes: Yes, instruments: Instruments, now: datetime
) -> Participant:
    """Open the case to the asked organization, from now on and not before.

    Raises:
        Invalid: somebody else's engineer, or a promise that is past.
        Conflict: it was answered, withdrawn or the case closed meanwhile.
    """
    case, request, actor = asked.case, asked.request, asked.actor
    lock_case(database, case)
    database.refresh(request)
    if case.state is CaseState.CLOSED:
        raise Conflict("This case was closed meanwhile.")
    state = step(request.state, RequestState.ACCEPTED)
    check_yes(database, actor.organization_id, yes, now)
    request.state, request.answered_at, request.answered_by_id = state, now, actor.person
    request.engineer_id, request.next_update_at = yes.engineer_id, yes.next_update_at
    participant = database.merge(
        Participant(
            case_id=case.id,
            organization_id=actor.organization_id,
            place=Place.PARTNER,
            engineer_id=yes.engineer_id,
            joined_at=now,
            left_at=None,
        )
    )
    database.flush()
    happened = step_about(
        request, EventType.REQUEST_ACCEPTED, actor, due_at=yes.next_update_at, reason=yes.coded
    )
    append_event(database, case, happened, now)
    tell_who_offered(database, instruments.keyring, case, request, "has answered", instruments.link, now)
    record(
        database, actor, Verb.REQUEST_ACCEPTED, now, case=case, subject_id=request.id,
        details={"engineer": str(yes.engineer_id), "first_message": yes.coded},
    )  # fmt: skip
    return participant
