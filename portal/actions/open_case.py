"""A vendor opens a case for a customer's problem."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.records.base import new_id
from portal.records.cases import Case, Participant
from portal.records.organizations import Organization, organization_of
from portal.records.timeline import Step, append_event
from portal.rules.one_line import one_line
from portal.rules.severity import scale_from_json
from portal.vocabulary import (
    CaseState,
    EventType,
    HolderKind,
    Invalid,
    OrganizationKind,
    Permission,
    Place,
    Refused,
    Verb,
)

LONGEST_TITLE = 120
LONGEST_PRODUCT = 80


@dataclass(frozen=True)
class NewCase:
    """What the engineer enters; `severity` is a word of the organization's own scale."""

    customer_id: UUID
    title: str
    product: str
    severity: str


def open_case(database: Session, actor: Actor, new: NewCase, now: datetime) -> Case:
    """Keep the case with its opener as the one who must act next.

    Raises:
        Refused: the actor may not open cases, or is of no vendor.
        Invalid: no enrolled customer, no word of the scale, or a title that must not be read in clear.
    """
    actor.require(Permission.CASE_OPEN)
    own = organization_of(database, actor.organization_id)
    if own.kind is not OrganizationKind.VENDOR:
        raise Refused("Only vendors open cases.")
    customer = database.get(Organization, new.customer_id)
    if customer is None or customer.kind is not OrganizationKind.CUSTOMER:
        raise Invalid("Choose the customer whose problem this is.", "customer")
    severity = scale_from_json(own.severity_scale).severity_of(new.severity)
    case = Case(
        id=new_id(),
        title=one_line(plain_text(new.title, "title", "The title", LONGEST_TITLE, shortest=8)),
        product=one_line(plain_text(new.product, "product", "The product", LONGEST_PRODUCT)),
        customer_id=customer.id,
        opener_id=own.id,
        opened_by_id=actor.person,
        severity=severity,
        severity_word=new.severity.strip(),
        state=CaseState.OPEN,
        holder_kind=HolderKind.ORGANIZATION,
        holder_organization_id=own.id,
        holder_since=now,
        last_event_at=now,
        opened_at=now,
    )
    database.add(case)
    database.flush()
    database.add(_opener(case, actor, now))
    database.flush()
    append_event(database, case, Step(EventType.CASE_OPENED, own.id, actor.person), now)
    details = {"severity": severity.value}
    record(database, actor, Verb.CASE_OPENED, now, case=case, subject_id=case.id, details=details)
    return case


def _opener(case: Case, actor: Actor, now: datetime) -> Participant:
    return Participant(
        case_id=case.id,
        organization_id=actor.organization_id,
        place=Place.OPENER,
        engineer_id=actor.person,
        joined_at=now,
    )
