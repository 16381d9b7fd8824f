"""The asked vendor cannot decide yet: it names the answers that do not suffice."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.case_access import RequestAccess
from portal.access.offers import step_about, tell_who_offered
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.timeline import append_event
from portal.rules.intake import form_from_json
from portal.rules.steps import step
from portal.vocabulary import EventType, Invalid, RequestState, Verb

LONGEST = 1000


def want_information(
    database: Session,
    asked: RequestAccess,
    keys: Collection[str],
    words: str,
    instruments: Instruments,
    now: datetime,
) -> None:
    """Send the request back with the questions that need a better answer; the asker must act next.

    Raises:
        Invalid: nothing is asked, or something that the form does not have.
        Conflict: it was answered or withdrawn meanwhile, or was sent back already.
    """
    case, request, actor = asked.case, asked.request, asked.actor
    lock_case(database, case)
    database.refresh(request)
    state = step(request.state, RequestState.INFORMATION_WANTED)
    known = [field.key for field in form_from_json(request.form).fields]
    if not set(keys) <= set(known):
        raise Invalid("Choose from the questions of the form.", "keys")
    if not keys and not words.strip():
        raise Invalid("Say what is missing: tick a question or write a sentence.", "keys")
    wanted = plain_text(words, "words", "What you want to know", LONGEST) if words.strip() else ""
    request.state, request.wanted = state, wanted
    request.wanted_keys = [key for key in known if key in keys]
    database.flush()
    happened = step_about(request, EventType.REQUEST_INFORMATION_WANTED, actor)
    append_event(database, case, happened, now)
    tell_who_offered(
        database, instruments.keyring, case, request, "wants to know more", instruments.link, now
    )
    record(
        database, actor, Verb.REQUEST_INFORMATION_WANTED, now, case=case, subject_id=request.id,
        details={"questions": len(request.wanted_keys)},
    )  # fmt: skip
