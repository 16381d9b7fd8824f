"""The customer's domain is asked whether it vouches for the list of who may decide; what it says is kept."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.levels import RENEW_MANDATE
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.actions.work import Work
from portal.gateways.domain_names import DomainNames, Texts
from portal.records.jobs import enqueue, is_waiting
from portal.records.mandates import Mandate, end_mandates, locked_mandate, mandate_in_place
from portal.records.organizations import organization_of
from portal.rules.mandate import LOOK_AGAIN_AFTER, Answer, answer_in, record_name
from portal.vocabulary import Unavailable, Verb

ASK_AGAIN_AFTER = timedelta(hours=6)
"""When a list that was proved is looked up again, after its record was missing or nobody answered."""


def look_up_mandate(work: Work, names: DomainNames) -> None:
    """Ask between transactions, and keep the answer; a list that ended meanwhile is left as it is."""
    with work.reading() as database:
        mandate = database.get(Mandate, work.subject_id)
        domain = organization_of(database, mandate.organization_id).domain if mandate else ""
    asked_at = work.clock()
    found = _asked(names, domain) if mandate is not None and mandate.ended_at is None else None
    with work.finishing() as database:
        kept = locked_mandate(database, work.subject_id)
        if kept is None or kept.ended_at is not None or mandate is None or mandate.ended_at is not None:
            return
        answer = answer_in(found.records, kept.value) if found is not None else Answer.FAILED
        before = Answer(kept.answer)
        kept.looked_up_at, kept.answer = asked_at, answer.value
        if found is not None and answer is Answer.FOUND:
            kept.checked_at, kept.dnssec = asked_at, found.authentic
            if kept.proved_at is None or before in {Answer.OTHER, Answer.NONE}:
                _proved(database, kept, work.instruments, asked_at)
        elif kept.proved_at is not None and answer is not before and answer is not Answer.FAILED:
            _lapsed(database, kept, work.instruments, asked_at)
        _look_again(database, kept, answer, asked_at)


def _asked(names: DomainNames, domain: str) -> Texts | None:
    try:
        return names.texts(record_name(domain))
    except Unavailable:
        return None


def _proved(database: Session, mandate: Mandate, instruments: Instruments, now: datetime) -> None:
    """The list counts from now on, and an earlier one no more; everybody on either is told."""
    first = mandate.proved_at is None
    earlier = mandate_in_place(database, mandate.organization_id) if first else None
    mandate.proved_at = now if first else mandate.proved_at
    end_mandates(database, mandate.organization_id, now, proved=True, but=mandate.id)
    _write(database, Verb.MANDATE_PROVED, mandate, now)
    if not first:
        return
    told = {one.email for one in (*mandate.terms.deciders, *(earlier.terms.deciders if earlier else ()))}
    _tell(database, instruments, told, "has changed. Your domain vouches for the new list", mandate, now)


def _lapsed(database: Session, mandate: Mandate, instruments: Instruments, now: datetime) -> None:
    """What was granted stays; new grants that need the list wait until its record is back."""
    _write(database, Verb.MANDATE_LAPSED, mandate, now)
    told = {one.email for one in mandate.terms.deciders}
    _tell(
        database,
        instruments,
        told,
        "cannot be proved at present: your domain shows no record of it",
        mandate,
        now,
    )


def _look_again(database: Session, mandate: Mandate, answer: Answer, now: datetime) -> None:
    """Keep exactly one look-up waiting for a list that was proved."""
    if mandate.proved_at is not None and not is_waiting(database, RENEW_MANDATE, mandate.id):
        span = LOOK_AGAIN_AFTER if answer is Answer.FOUND else ASK_AGAIN_AFTER
        enqueue(database, RENEW_MANDATE, mandate.id, now, run_at=now + span)


def _write(database: Session, verb: Verb, mandate: Mandate, now: datetime) -> None:
    record(
        database,
        portal_for(mandate.organization_id),
        verb,
        now,
        customer_id=mandate.organization_id,
        subject_id=mandate.id,
        details={"record": mandate.value, "answer": mandate.answer, "dnssec": mandate.dnssec},
    )


def _tell(
    database: Session, instruments: Instruments, told: set[str], what: str, mandate: Mandate, now: datetime
) -> None:
    name = organization_of(database, mandate.organization_id).name
    for email in sorted(told):
        send_notice(
            database,
            instruments.keyring,
            email,
            f"Who may decide for {name}",
            f"The list of who may decide for {name} here {what}.\n\n"
            "If you did not expect this, ask whoever looks after your domain.\n",
            now,
        )
