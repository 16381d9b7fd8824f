"""The customer says whether it works again: once, by link, without an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.link_access import LinkAccess
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.records.cases import case_of, lock_case
from portal.records.resolutions import Resolution, resolution_of
from portal.records.timeline import Step, append_event
from portal.rules.steps import step
from portal.vocabulary import CaseState, EventType, ResolutionState, Verb

LONGEST_WORDS = 500


def confirm_resolution(
    database: Session, link: LinkAccess, *, works: bool, words: str, now: datetime
) -> Resolution:
    """Keep the answer. A yes ends the waiting, a no puts the case before the proposer again.

    Raises:
        Invalid: the sentence is missing where it does not work yet, or must not be read in clear.
        Conflict: it was answered before.
    """
    resolution = resolution_of(database, link.link.subject_id)
    case = case_of(database, resolution.case_id)
    lock_case(database, case)
    database.refresh(resolution)
    state = step(resolution.state, ResolutionState.CONFIRMED if works else ResolutionState.REJECTED)
    said = ""
    if words.strip() or not works:
        said = plain_text(words, "words", "Your sentence", LONGEST_WORDS)
    resolution.state, resolution.answered_at, resolution.customer_words = state, now, said
    database.flush()
    happened = Step(
        EventType.RESOLUTION_CONFIRMED if works else EventType.RESOLUTION_REJECTED,
        case.customer_id,
        from_id=resolution.organization_id,
        subject_id=resolution.id,
    )
    append_event(database, case, happened, now)
    case.state = step(case.state, CaseState.RESOLVED if works else CaseState.OPEN)
    verb = Verb.RESOLUTION_CONFIRMED if works else Verb.RESOLUTION_REJECTED
    record(database, link.actor, verb, now, case=case, subject_id=resolution.id)
    return resolution
