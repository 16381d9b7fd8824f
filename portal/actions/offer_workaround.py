"""A vendor says what helps for the time being, and the customer is asked whether it does."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.asking_customers import Question, ask_by_link
from portal.access.case_access import CaseAccess
from portal.access.mailboxes import customers_mailbox
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.organizations import organization_of
from portal.records.timeline import Step, append_event
from portal.records.workarounds import Workaround, workarounds_of
from portal.vocabulary import CaseState, Conflict, EventType, LinkPurpose, Permission, Verb

ANSWER_WITHIN = timedelta(days=14)
LONGEST_WORDS = 2000


def offer_workaround(
    database: Session, access: CaseAccess, words: str, email: str, instruments: Instruments, now: datetime
) -> Workaround:
    """Keep the offer and mail its link to the customer. Who must act next stays as it is.

    Raises:
        Invalid: words that are too short or must not be read in clear, or no mailbox of the customer.
        Conflict: the case is closed, solved, or waits for the customer to say that it works, or the customer
            has just been asked the same.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    case, own_id = access.case, access.organization_id
    if case.state is not CaseState.OPEN:
        raise Conflict(
            "The customer was asked whether it works again, or has said so. Nothing waits for relief."
        )
    said = plain_text(words, "words", "What helps meanwhile", LONGEST_WORDS, shortest=20)
    mailbox = customers_mailbox(email, organization_of(database, case.customer_id), "email")
    if _is_asked(database, access, (said, mailbox), now):
        raise Conflict("The customer was asked whether just this helps, and has not answered yet.")
    offered = Workaround(
        case_id=case.id,
        organization_id=own_id,
        offered_by_id=access.actor.person,
        words=said,
        customer_email=mailbox,
        offered_at=now,
    )
    database.add(offered)
    database.flush()
    happened = Step(EventType.WORKAROUND_OFFERED, own_id, access.actor.person, own_id, subject_id=offered.id)
    append_event(database, case, happened, now)
    _ask(database, access, offered, instruments, now)
    record(
        database, access.actor, Verb.WORKAROUND_OFFERED, now, case=case, subject_id=offered.id,
        personal={"asked": offered.customer_email},
    )  # fmt: skip
    return offered


def _is_asked(database: Session, access: CaseAccess, asked: tuple[str, str], now: datetime) -> bool:
    """Whether these words wait in this mailbox already: sent twice, they would only make work."""
    return any(
        one.organization_id == access.organization_id
        and (one.words, one.customer_email) == asked
        and one.answered_at is None
        and now - one.offered_at < ANSWER_WITHIN
        for one in workarounds_of(database, access.case.id)
    )


def _ask(
    database: Session, access: CaseAccess, offered: Workaround, instruments: Instruments, now: datetime
) -> None:
    vendor = organization_of(database, offered.organization_id)
    question = Question(
        LinkPurpose.WORKAROUND,
        offered.customer_email,
        offered.id,
        f"{vendor.name} asks: does this help for the time being?",
        f"{vendor.name} has found something that should help until your problem (case "
        f"{access.case.reference}) is solved.\n\n"
        "Please read it and say whether it helps.",
        "/relief/",
    )
    ask_by_link(
        database, instruments.keyring, access.case, question, instruments.link, now, now + ANSWER_WITHIN
    )
