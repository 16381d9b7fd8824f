"""The asked vendor does not take part, and says why in a word that can be counted."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.answers import No, checked_words
from portal.access.case_access import RequestAccess
from portal.access.offers import step_about, tell_who_offered
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.timeline import append_event
from portal.rules.steps import step
from portal.vocabulary import EventType, RequestState, Verb


def decline_request(
    database: Session, asked: RequestAccess, no: No, instruments: Instruments, now: datetime
) -> None:
    """Keep the no with its reason; the asked organization sees nothing of the case any more.

    Raises:
        Invalid: the words are missing, or must not be read in clear.
        Conflict: it was answered or withdrawn meanwhile.
    """
    case, request, actor = asked.case, asked.request, asked.actor
    lock_case(database, case)
    database.refresh(request)
    state = step(request.state, RequestState.DECLINED)
    words = checked_words(no)
    request.state, request.answered_at, request.answered_by_id = state, now, actor.person
    request.decline_reason, request.decline_words = no.reason, words
    database.flush()
    happened = step_about(request, EventType.REQUEST_DECLINED, actor, reason=no.reason.value)
    append_event(database, case, happened, now)
    tell_who_offered(database, instruments.keyring, case, request, "has answered", instruments.link, now)
    record(
        database, actor, Verb.REQUEST_DECLINED, now, case=case, subject_id=request.id,
        details={"reason": no.reason.value},
    )  # fmt: skip
