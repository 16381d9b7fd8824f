"""A vendor asks another to take part in a case, with the partner's own form filled in."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import engineers_of
from portal.access.asking import answer_due_at, checked_answers
from portal.access.case_access import CaseAccess
from portal.access.offers import step_about
from portal.access.recording import record
from portal.access.sending import tell_people
from portal.actions.instruments import Instruments
from portal.records.agreements import in_force
from portal.records.cases import lock_case, participant_of
from portal.records.collaboration_requests import CollaborationRequest, open_request
from portal.records.organizations import Organization, organization_of
from portal.records.timeline import append_event
from portal.rules.intake import form_from_json, form_to_json
from portal.vocabulary import (
    Conflict,
    EventType,
    Invalid,
    OrganizationKind,
    Permission,
    RequestState,
    Verb,
)


def ask_for_collaboration(
    database: Session,
    access: CaseAccess,
    partner_id: UUID,
    answers: Mapping[str, str],
    instruments: Instruments,
    now: datetime,
) -> CollaborationRequest:
    """Keep the request; the partner sees it and nothing else of the case until it accepts.

    Raises:
        Invalid: no vendor with an agreement in force, or answers that the partner's form does not take.
        Conflict: the case is closed, or the partner takes part or was asked already.
    """
    access.require(Permission.CASE_WORK)
    case = access.case
    lock_case(database, case)
    access.require_open()
    partner = _partner(database, access, partner_id)
    form = form_from_json(partner.intake_form)
    request = CollaborationRequest(
        case_id=case.id,
        from_id=access.organization_id,
        to_id=partner.id,
        state=RequestState.ASKED,
        severity=case.severity,
        form=form_to_json(form),
        answers=checked_answers(form, answers),
        asked_by_id=access.actor.person,
        asked_at=now,
        due_at=answer_due_at(database, access.organization_id, partner, case.severity, now),
    )
    database.add(request)
    database.flush()
    happened = step_about(request, EventType.REQUEST_ASKED, access.actor, due_at=request.due_at)
    append_event(database, case, happened, now)
    _tell(database, access, partner, instruments, now)
    details = {"to": str(partner.id), "severity": request.severity.value}
    record(database, access.actor, Verb.REQUEST_ASKED, now, case=case, subject_id=request.id, details=details)
    return request


def _partner(database: Session, access: CaseAccess, partner_id: UUID) -> Organization:
    partner = database.get(Organization, partner_id)
    if partner is None or partner.kind is not OrganizationKind.VENDOR or partner_id == access.organization_id:
        raise Invalid("Choose a partner from the list.", "partner")
    if not in_force(database, access.organization_id, partner_id):
        raise Invalid(
            f"There is no agreement in force with {partner.name}. Your administrators must sign it first.",
            "partner",
        )
    if participant_of(database, access.case.id, partner_id) is not None:
        raise Conflict(f"{partner.name} takes part in this case already.")
    if open_request(database, access.case.id, partner_id) is not None:
        raise Conflict(f"{partner.name} was asked already and has not answered yet.")
    return partner


def _tell(
    database: Session, access: CaseAccess, partner: Organization, instruments: Instruments, now: datetime
) -> None:
    asker = organization_of(database, access.organization_id)
    tell_people(
        database,
        instruments.keyring,
        engineers_of(database, partner.id),
        f"{asker.name} asks you into a case",
        f"{asker.name} asks {partner.name} to take part in a case and waits for an answer.\n\n"
        f"Sign in to read it and to answer:\n{instruments.link('/inbox')}\n",
        now,
    )
