"""The customer says whether it works again: once, by link, without an account."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from portal.access.checking_outcomes import plan_checks
from portal.access.link_access import LinkAccess
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.access.telling import tell_who_asked
from portal.actions.instruments import Instruments
from portal.records.cases import case_of, lock_case
from portal.records.resolutions import Resolution, resolution_of
from portal.records.timeline import Step, append_event
from portal.rules.steps import step
from portal.vocabulary import CaseState, Effort, EventType, Invalid, ResolutionState, Verb

LONGEST_WORDS = 500
_ANSWERS: Mapping[ResolutionState, tuple[EventType, Verb, CaseState]] = MappingProxyType(
    {
        ResolutionState.CONFIRMED: (
            EventType.RESOLUTION_CONFIRMED,
            Verb.RESOLUTION_CONFIRMED,
            CaseState.RESOLVED,
        ),
        ResolutionState.PARTLY_CONFIRMED: (
            EventType.RESOLUTION_PARTLY_CONFIRMED,
            Verb.RESOLUTION_PARTLY_CONFIRMED,
            CaseState.OPEN,
        ),
        ResolutionState.REJECTED: (EventType.RESOLUTION_REJECTED, Verb.RESOLUTION_REJECTED, CaseState.OPEN),
    }
)


def confirm_resolution(
    database: Session,
    link: LinkAccess,
    answer: ResolutionState,
    words: str,
    instruments: Instruments,
    now: datetime,
    effort: Effort | None = None,
) -> Resolution:
    """Keep the answer. A yes ends the waiting; a no, or a part of a yes, puts the case before the proposer.

    What still fails is kept in the customer's own words; `effort` is how much work it was, if they say so.

    Raises:
        Invalid: no answer, or the sentence is missing where something fails, or must not be read in clear.
        Conflict: it was answered before.
    """
    if answer not in _ANSWERS:
        raise Invalid("Choose an answer.", "works")
    event, verb, becomes = _ANSWERS[answer]
    resolution = resolution_of(database, link.link.subject_id)
    case = case_of(database, resolution.case_id)
    lock_case(database, case)
    database.refresh(resolution)
    state = step(resolution.state, answer)
    said = ""
    if words.strip() or answer is not ResolutionState.CONFIRMED:
        said = plain_text(words, "words", "Your sentence", LONGEST_WORDS)
    resolution.state, resolution.answered_at, resolution.customer_words = state, now, said
    database.flush()
    by, of, how = case.customer_id, resolution.organization_id, effort.value if effort else ""
    append_event(database, case, Step(event, by, from_id=of, subject_id=resolution.id, reason=how), now)
    case.state = step(case.state, becomes)
    if answer is ResolutionState.CONFIRMED:
        plan_checks(database, resolution, now)
    asker, said = resolution.proposed_by_id, "the customer has answered"
    tell_who_asked(database, instruments.keyring, case, asker, said, instruments.link, now)
    record(database, link.actor, verb, now, case=case, subject_id=resolution.id)
    return resolution
