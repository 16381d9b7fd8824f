"""A vendor says how soon it answers a partner's requests, for each severity."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.agreements import ResponseTime, agreement_between
from portal.records.organizations import Organization
from portal.rules.clocks import ResponseTerm
from portal.vocabulary import Conflict, Invalid, Permission, Severity, Verb

_SHORTEST = timedelta(minutes=5)
_LONGEST = timedelta(days=90)


def set_response_times(
    database: Session, actor: Actor, partner: Organization, terms: Collection[ResponseTerm], now: datetime
) -> None:
    """Replace what the actor's organization promises this partner; requests sent from now on go by it.

    Raises:
        Invalid: a severity is missing, or a time is not from five minutes to 90 days.
        Conflict: there is no agreement with this partner yet.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    agreement = agreement_between(database, actor.organization_id, partner.id)
    if agreement is None:
        raise Conflict("Sign the agreement with this partner first.")
    _check(terms)
    database.execute(
        delete(ResponseTime).where(
            ResponseTime.agreement_id == agreement.id,
            ResponseTime.organization_id == actor.organization_id,
        )
    )
    database.add_all(
        ResponseTime(
            agreement_id=agreement.id,
            organization_id=actor.organization_id,
            severity=term.severity,
            answer_minutes=_minutes(term),
            business_hours=term.business_hours,
        )
        for term in terms
    )
    database.flush()
    promised = {
        term.severity.value: {"minutes": _minutes(term), "business_hours": term.business_hours}
        for term in terms
    }
    details = {"response_times": promised}
    record(database, actor, Verb.PARTNER_SETTINGS_CHANGED, now, subject_id=partner.id, details=details)


def _check(terms: Collection[ResponseTerm]) -> None:
    if sorted(term.severity.value for term in terms) != sorted(level.value for level in Severity):
        raise Invalid("Say for each severity how soon you answer.")
    for term in terms:
        if not _SHORTEST <= term.answer_within <= _LONGEST:
            raise Invalid("Choose from 5 minutes to 90 days.", f"{term.severity.value}_amount")


def _minutes(term: ResponseTerm) -> int:
    return int(term.answer_within.total_seconds()) // 60
