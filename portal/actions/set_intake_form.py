"""A vendor says what it needs to know before it can say yes to a collaboration request."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.organizations import organization_of
from portal.rules.intake import Field, IntakeForm, form_to_json
from portal.vocabulary import Invalid, Permission, Verb

MOST_QUESTIONS = 30
_LONGEST_WORDS = 200
_LONGEST_HELP = 1000


def set_intake_form(database: Session, actor: Actor, form: IntakeForm, now: datetime) -> None:
    """Keep the form of the actor's organization; requests keep the form they were sent with.

    Raises:
        Invalid: more questions than anybody answers, or longer ones than anybody reads.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    if len(form.fields) > MOST_QUESTIONS:
        raise Invalid(f"Ask at most {MOST_QUESTIONS} questions.")
    for one in form.fields:
        _check(one)
    organization = organization_of(database, actor.organization_id)
    organization.intake_form = list(form_to_json(form))
    record(
        database,
        actor,
        Verb.ORGANIZATION_SETTINGS_CHANGED,
        now,
        subject_id=organization.id,
        details={"intake_questions": len(form.fields)},
    )


def _check(question: Field) -> None:
    if any(len(words) > _LONGEST_WORDS for words in (question.label, *question.choices)):
        begun = f"{question.label[:40]}…"
        raise Invalid(f"“{begun}”: keep a question, and each answer, within {_LONGEST_WORDS} characters.")
    if len(question.help) > _LONGEST_HELP:
        raise Invalid(f"“{question.label}”: keep the help within {_LONGEST_HELP:,} characters.")
