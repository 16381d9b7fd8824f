"""The asking vendor tells more, and the asked one decides again."""

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
from portal.records.cases import lock_case
from portal.records.collaboration_requests import CollaborationRequest, request_of
from portal.records.organizations import Organization, organization_of
from portal.records.timeline import append_event
from portal.rules.intake import form_from_json
from portal.rules.steps import step
from portal.vocabulary import Conflict, EventType, Permission, RequestState, Verb


def supply_information(
    database: Session,
    access: CaseAccess,
    request_id: UUID,
    answers: Mapping[str, str],
    instruments: Instruments,
    now: datetime,
) -> CollaborationRequest:
    """Keep the better answers and put the request before the partner again, with a fresh clock.

    Raises:
        Missing: no request of this organization in this case.
        Invalid: answers that the form does not take.
        Conflict: the partner does not want more information.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    request = request_of(database, access.case.id, request_id, access.organization_id)
    database.refresh(request)
    if request.state is not RequestState.INFORMATION_WANTED:
        raise Conflict("Nobody waits for more information on this request.")
    asked = organization_of(database, request.to_id)
    request.answers = checked_answers(form_from_json(request.form), answers)
    request.state = step(request.state, RequestState.ASKED)
    request.wanted, request.wanted_keys = "", []
    request.due_at = answer_due_at(database, request.from_id, asked, request.severity, now)
    database.flush()
    happened = step_about(
        request, EventType.REQUEST_INFORMATION_SUPPLIED, access.actor, due_at=request.due_at
    )
    append_event(database, access.case, happened, now)
    _tell(database, access, asked, instruments, now)
    record(
        database, access.actor, Verb.REQUEST_INFORMATION_SUPPLIED, now, case=access.case,
        subject_id=request.id,
    )  # fmt: skip
    return request


def _tell(
    database: Session, access: CaseAccess, asked: Organization, instruments: Instruments, now: datetime
) -> None:
    asker = organization_of(database, access.organization_id)
    tell_people(
        database,
        instruments.keyring,
        engineers_of(database, asked.id),
        f"{asker.name} has told you more",
        f"{asker.name} has told {asked.name} what was missing and waits for an answer.\n\n"
        f"Sign in to read it and to answer:\n{instruments.link('/inbox')}\n",
        now,
    )
