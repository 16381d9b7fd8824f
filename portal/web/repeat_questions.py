"""Whether a case is the same trouble as one that worked again shortly before: asked on its page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.repeats import MayBeBack, may_be_back
from portal.records.timeline import CaseEvent
from portal.vocabulary import EventType
from portal.web.case_facts import CaseFacts

MOST = 3
"""More would be a list to read, and not a question."""


@dataclass(frozen=True)
class RepeatQuestion:
    """One earlier case, and why it is asked about."""

    case_id: UUID
    reference: str
    title: str
    smiled_at: datetime
    shared: tuple[str, ...]


def repeat_questions(database: Session, facts: CaseFacts) -> tuple[RepeatQuestion, ...]:
    """What to ask whoever works on this case; nothing about cases that their company does not work on."""
    answered = {event.subject_id for event in facts.events if _answers(event, facts.own.id)}
    found = may_be_back(database, facts.case, facts.own.id, MOST + len(answered))
    return tuple(_question(facts, one) for one in found if one.case.id not in answered)[:MOST]


def _answers(event: CaseEvent, own_id: UUID) -> bool:
    """Whether an event answers the question: a yes of anybody, a no of this company."""
    denied = event.type is EventType.REPEAT_DENIED and event.organization_id == own_id
    return denied or event.type is EventType.REPEAT_NAMED


def _question(facts: CaseFacts, one: MayBeBack) -> RepeatQuestion:
    names = sorted(facts.names[one_id] for one_id in one.organizations)
    shared = (one.case.product, *names)
    return RepeatQuestion(one.case.id, one.case.reference, one.case.title, one.smiled_at, shared)
