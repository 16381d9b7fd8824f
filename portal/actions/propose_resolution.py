"""A vendor says that it should work again, and the customer is asked whether it does."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.asking_customers import Question, ask_by_link
from portal.access.case_access import CaseAccess
from portal.access.mailboxes import customers_mailbox
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.handoffs import open_handoff
from portal.records.jobs import enqueue
from portal.records.organizations import organization_of
from portal.records.resolutions import Resolution
from portal.records.timeline import Step, append_event
from portal.rules.steps import step
from portal.vocabulary import (
    CaseState,
    Conflict,
    EventType,
    LinkPurpose,
    Permission,
    ResolutionState,
    Verb,
)

ANSWER_WITHIN = timedelta(days=14)
RECORD_SILENCE = "record_silence"
LONGEST_WORDS = 2000


def propose_resolution(
    database: Session, access: CaseAccess, words: str, email: str, instruments: Instruments, now: datetime
) -> Resolution:
    """Keep the proposal, mail its link to the customer, and note the day after which silence is silence.

    Raises:
        Invalid: words that are too short or must not be read in clear, or no mailbox of the customer.
        Conflict: the case is closed, solved, waits for an answer already, or is being handed over.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    case = access.case
    state = step(case.state, CaseState.RESOLUTION_PROPOSED)
    if open_handoff(database, case.id) is not None:
        raise Conflict("This case is being handed over. Take the offer back first.")
    resolution = Resolution(
        case_id=case.id,
        organization_id=access.organization_id,
        proposed_by_id=access.actor.person,
        words=plain_text(words, "words", "What was done", LONGEST_WORDS, shortest=20),
        customer_email=customers_mailbox(email, organization_of(database, case.customer_id), "email"),
        proposed_at=now,
        state=ResolutionState.PROPOSED,
    )
    database.add(resolution)
    database.flush()
    own_id, person_id = access.organization_id, access.actor.person
    happened = Step(EventType.RESOLUTION_PROPOSED, own_id, person_id, own_id, subject_id=resolution.id)
    append_event(database, case, happened, now)
    case.state = state
    _ask(database, access, resolution, instruments, now)
    record(
        database, access.actor, Verb.RESOLUTION_PROPOSED, now, case=case, subject_id=resolution.id,
        personal={"asked": resolution.customer_email},
    )  # fmt: skip
    return resolution


def _ask(
    database: Session, access: CaseAccess, resolution: Resolution, instruments: Instruments, now: datetime
) -> None:
    until = now + ANSWER_WITHIN
    proposer = organization_of(database, resolution.organization_id)
    question = Question(
        LinkPurpose.RESOLUTION,
        resolution.customer_email,
        resolution.id,
        f"{proposer.name} asks: is it working again?",
        f"{proposer.name} believes that your problem (case {access.case.reference}) is solved.\n\n"
        "Please say whether it works again.",
        "/working/",
    )
    ask_by_link(database, instruments.keyring, access.case, question, instruments.link, now, until)
    enqueue(database, RECORD_SILENCE, resolution.id, now, run_at=until)
