"""What waits for one organization: everything that somebody there must answer, keep or look at."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from portal.measures.escalations import ABOUT_URGENCY, Escalation, open_escalations
from portal.measures.timeline import TimelineEvent
from portal.records.authorizations import Authorization
from portal.records.cases import Case, cases_of
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.disclosures import Disclosure
from portal.records.handoffs import Handoff
from portal.records.resolutions import NOT_SOLVED, Resolution
from portal.records.reveal_requests import RevealRequest
from portal.records.timeline import CaseEvent, measured
from portal.records.uploads import Upload, UploadKind
from portal.vocabulary import (
    CaseState,
    DisclosureState,
    EventType,
    HandoffState,
    HolderKind,
    RequestState,
    RevealState,
    UploadState,
)

DUE_SOON = timedelta(days=1)


def requests_to_answer(
    database: Session, organization_id: UUID
) -> Sequence[tuple[CollaborationRequest, Case]]:
    """Requests that others asked of this organization, with their cases, which it cannot enter yet."""
    query = (
        select(CollaborationRequest, Case)
        .join(Case, Case.id == CollaborationRequest.case_id)
        .where(
            CollaborationRequest.to_id == organization_id, CollaborationRequest.state == RequestState.ASKED
        )
    )
    return [(request, case) for request, case in database.execute(query)]


def requests_to_complete(
    database: Session, organization_id: UUID
) -> Sequence[tuple[CollaborationRequest, Case]]:
    """Requests of this organization's own that came back for more information."""
    query = (
        cases_of(organization_id)
        .join(CollaborationRequest, CollaborationRequest.case_id == Case.id)
        .where(
            CollaborationRequest.from_id == organization_id,
            CollaborationRequest.state == RequestState.INFORMATION_WANTED,
        )
        .with_only_columns(CollaborationRequest, Case)
    )
    return [(request, case) for request, case in database.execute(query)]


def handoffs_to_answer(database: Session, organization_id: UUID) -> Sequence[tuple[Handoff, Case]]:
    """Cases that were offered to this organization."""
    query = (
        cases_of(organization_id)
        .join(Handoff, Handoff.case_id == Case.id)
        .where(Handoff.to_id == organization_id, Handoff.state == HandoffState.OFFERED)
        .with_only_columns(Handoff, Case)
    )
    return [(handoff, case) for handoff, case in database.execute(query)]


def promises_to_keep(database: Session, organization_id: UUID, now: datetime) -> Sequence[Case]:
    """Cases in which this organization promised an update that is late or due within a day."""
    return database.scalars(
        cases_of(organization_id).where(
            Case.promised_by_id == organization_id,
            Case.next_update_at <= now + DUE_SOON,
            Case.state != CaseState.CLOSED,
        )
    ).all()


def resolutions_refused(database: Session, organization_id: UUID) -> Sequence[tuple[Resolution, Case]]:
    """Newest own proposals that did not solve it, or got no answer, while this organization has the case."""
    later = aliased(Resolution)
    query = (
        cases_of(organization_id)
        .join(Resolution, Resolution.case_id == Case.id)
        .where(
            Resolution.organization_id == organization_id,
            Resolution.state.in_(NOT_SOLVED),
            Case.state == CaseState.OPEN,
            Case.holder_kind == HolderKind.ORGANIZATION,
            Case.holder_organization_id == organization_id,
            ~select(later.id)
            .where(later.case_id == Case.id, later.proposed_at > Resolution.proposed_at)
            .exists(),
        )
        .with_only_columns(Resolution, Case)
    )
    return [(resolution, case) for resolution, case in database.execute(query)]


def urgency_to_answer(database: Session, organization_id: UUID) -> Sequence[tuple[Escalation, Case]]:
    """What others asked of this organization as more urgent, and nobody there took up or declined yet."""
    asked = aliased(CaseEvent)
    query = (
        cases_of(organization_id)
        .join(CaseEvent, CaseEvent.case_id == Case.id)
        .where(
            Case.state != CaseState.CLOSED,
            CaseEvent.type.in_((EventType.CASE_CLOSED, *ABOUT_URGENCY)),
            select(asked.id)
            .where(
                asked.case_id == Case.id,
                asked.type == EventType.ESCALATION_REQUESTED,
                asked.to_id == organization_id,
            )
            .exists(),
        )
        .with_only_columns(CaseEvent, Case)
    )
    events: dict[UUID, list[TimelineEvent]] = {}
    cases: dict[UUID, Case] = {}
    for event, case in database.execute(query):
        events.setdefault(case.id, []).append(measured(event))
        cases[case.id] = case
    return [
        (one, cases[case_id])
        for case_id, of_case in events.items()
        for one in open_escalations(of_case)
        if one.of_id == organization_id and one.taken_at is None
    ]


def reviews_to_make(database: Session, organization_id: UUID) -> Sequence[tuple[Upload, Case]]:
    """Files of this organization that are redacted and of which nothing was disclosed yet."""
    disclosed = (
        select(Disclosure.id)
        .where(Disclosure.upload_id == Upload.id, Disclosure.state == DisclosureState.DISCLOSED)
        .exists()
    )
    query = (
        cases_of(organization_id)
        .join(Upload, Upload.case_id == Case.id)
        .where(
            Upload.organization_id == organization_id,
            Upload.state == UploadState.SCANNED,
            Upload.kind == UploadKind.FILE,
            Case.state != CaseState.CLOSED,
            ~disclosed,
        )
        .with_only_columns(Upload, Case)
    )
    return [(upload, case) for upload, case in database.execute(query)]


def reveals_to_turn_to(
    database: Session, organization_id: UUID, now: datetime
) -> Sequence[tuple[RevealRequest, Case, Authorization]]:
    """Hidden values that somebody there can open now, and such as were asked for in what it gave.

    Whether the latter are theirs to decide, the record of the permission says.
    """
    ours_to_open = and_(
        RevealRequest.organization_id == organization_id,
        RevealRequest.state == RevealState.READY,
        RevealRequest.open_until > now,
    )
    given_by_us = and_(
        Disclosure.organization_id == organization_id,
        RevealRequest.state == RevealState.ASKED,
        RevealRequest.answer_until > now,
    )
    query = (
        cases_of(organization_id)
        .join(RevealRequest, RevealRequest.case_id == Case.id)
        .join(Disclosure, Disclosure.id == RevealRequest.disclosure_id)
        .join(Authorization, Authorization.id == RevealRequest.authorization_id)
        .where(or_(ours_to_open, given_by_us))
        .with_only_columns(RevealRequest, Case, Authorization)
    )
    return [(asked, case, permission) for asked, case, permission in database.execute(query)]
