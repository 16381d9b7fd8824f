"""What is shown before a company is asked in, and what the asked company is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.asking import answer_due_at, response_term
from portal.access.case_access import CaseAccess, RequestAccess
from portal.records.agreements import vendors_in_force_with
from portal.records.cases import Case, participants_of
from portal.records.collaboration_requests import OPEN_REQUEST_STATES, CollaborationRequest, requests_of
from portal.records.organizations import Organization, organization_of, organizations_of_kind
from portal.records.people import person_of
from portal.records.timeline import has_happened
from portal.rules.clocks import ResponseTerm
from portal.rules.intake import IntakeForm, form_from_json
from portal.vocabulary import EventType, OrganizationKind
from portal.web.case_words import own_word, severity_word

_MORE = EventType.REQUEST_INFORMATION_WANTED


@dataclass(frozen=True)
class PartnerChoice:
    """One vendor of the directory; `obstacle` says why it cannot be asked now, "" when it can."""

    id: UUID
    name: str
    term: ResponseTerm | None
    questions: int
    obstacle: str


@dataclass(frozen=True)
class AskingPage:
    """Before asking: the partner, its form, its promise, and both words for the severity."""

    case: Case
    own: Organization
    partner: Organization
    intake: IntakeForm
    term: ResponseTerm | None
    due_at: datetime | None
    our_severity: str
    their_severity: str


@dataclass(frozen=True)
class AskedPage:
    """What the asked company may know: the request and the case's title, and nothing that happened in it."""

    case: Case
    request: CollaborationRequest
    asker: str
    asked_by: str
    customer: str
    intake: IntakeForm
    our_severity: str
    their_severity: str
    asked_for_more: bool


def asking_choices(database: Session, access: CaseAccess) -> Sequence[PartnerChoice]:
    """All other vendors, those that can be asked first."""
    taking_part = {one.organization_id for one in participants_of(database, access.case.id)}
    asked = {one.to_id for one in requests_of(database, access.case.id) if one.state in OPEN_REQUEST_STATES}
    agreed = vendors_in_force_with(database, access.organization_id)
    choices = []
    for vendor in organizations_of_kind(database, OrganizationKind.VENDOR):
        if vendor.id == access.organization_id:
            continue
        obstacle = ""
        if vendor.id in taking_part:
            obstacle = "takes part already"
        elif vendor.id in asked:
            obstacle = "was asked already"
        elif vendor.id not in agreed:
            obstacle = "no agreement in force"
        term = None
        if not obstacle:
            term = response_term(database, access.organization_id, vendor, access.case.severity)
        questions = len(form_from_json(vendor.intake_form).fields)
        choices.append(PartnerChoice(vendor.id, vendor.name, term, questions, obstacle))
    return sorted(choices, key=lambda choice: (bool(choice.obstacle), choice.name))


def asking_page(database: Session, access: CaseAccess, partner_id: UUID, now: datetime) -> AskingPage:
    """What applies when this partner is asked into this case."""
    own = organization_of(database, access.organization_id)
    partner, case = organization_of(database, partner_id), access.case
    return AskingPage(
        case=case,
        own=own,
        partner=partner,
        intake=form_from_json(partner.intake_form),
        term=response_term(database, own.id, partner, case.severity),
        due_at=answer_due_at(database, own.id, partner, case.severity, now),
        our_severity=severity_word(case, own),
        their_severity=own_word(case.severity, partner),
    )


def asked_page(database: Session, asked: RequestAccess) -> AskedPage:
    """What the asked organization is shown of the case."""
    asker = organization_of(database, asked.request.from_id)
    own = organization_of(database, asked.actor.organization_id)
    return AskedPage(
        case=asked.case,
        request=asked.request,
        asker=asker.name,
        asked_by=person_of(database, asked.request.asked_by_id).name,
        customer=organization_of(database, asked.case.customer_id).name,
        intake=form_from_json(asked.request.form),
        our_severity=own_word(asked.request.severity, own),
        their_severity=severity_word(asked.case, asker),
        asked_for_more=has_happened(database, asked.case.id, _MORE, asked.request.id),
    )
