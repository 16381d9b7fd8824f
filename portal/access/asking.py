"""What asking a partner consists of: its form, filled in and fit to be read, and when its answer is due."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.plain_text import plain_text
from portal.records.agreements import agreement_between, response_times_of
from portal.records.organizations import Organization
from portal.rules.clocks import ResponseTerm, calendar_from_json, due_at
from portal.rules.intake import IntakeForm, check
from portal.vocabulary import Invalid, Severity

LONGEST_ANSWER = 20_000


def checked_answers(form: IntakeForm, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers as they are kept: nothing the form does not ask, nothing that must not be read in clear.

    Raises:
        Invalid: for the first answer that cannot be used; its field is the question's key.
    """
    for key, sentence in check(form, answers).items():
        raise Invalid(sentence, key)
    return {
        field.key: plain_text(answers[field.key], field.key, f"“{field.label}”", LONGEST_ANSWER)
        for field in form.fields
        if answers.get(field.key, "").strip()
    }


def response_term(
    database: Session, asker_id: UUID, asked: Organization, severity: Severity
) -> ResponseTerm | None:
    """How soon the asked organization answers the asker at this severity; None when it promised nothing."""
    agreement = agreement_between(database, asker_id, asked.id)
    promised = response_times_of(database, agreement.id, asked.id) if agreement else ()
    for row in promised:
        if row.severity is severity:
            return ResponseTerm(severity, timedelta(minutes=row.answer_minutes), row.business_hours)
    return None


def answer_due_at(
    database: Session, asker_id: UUID, asked: Organization, severity: Severity, now: datetime
) -> datetime | None:
    """When the answer is due by the asked organization's own calendar; None when it promised nothing."""
    term = response_term(database, asker_id, asked, severity)
    return None if term is None else due_at(term, now, calendar_from_json(asked.calendar))
