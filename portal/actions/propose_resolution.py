"""A vendor says that it should work again, and the customer is asked whether it does."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.mailboxes import customers_mailbox
from portal.access.mailed_links import keep_link
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.handoffs import open_handoff
from portal.records.jobs import enqueue
from portal.records.links import Link
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
    token = keep_link(
        database,
        Link(
            purpose=LinkPurpose.RESOLUTION,
            email=resolution.customer_email,
            organization_id=access.case.customer_id,
            case_id=access.case.id,
            subject_id=resolution.id,
            created_at=now,
            expires_at=until,
        ),
    )
    proposer = organization_of(database, resolution.organization_id)
    send_notice(
        database,
        instruments.keyring,
        resolution.customer_email,
        f"{proposer.name} asks: is it working again?",
        f"{proposer.name} believes that your problem (case {access.case.reference}) is solved.\n\n"
        f"Please say whether it works again. It takes one click, no account, within fourteen days:\n"
        f"{instruments.link(f'/working/{token}')}\n",
        now,
    )
    enqueue(database, RECORD_SILENCE, resolution.id, now, run_at=until)
