"""The cases of one organization as lists: views with counts, search, pages; the same few questions always.

Every question here begins with `cases_of`, so that no list, count or search reaches a stranger's case.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from portal.records.authorizations import Authorization
from portal.records.cases import Case, Participant, cases_of
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.handoffs import Handoff
from portal.records.organizations import Organization
from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    HandoffState,
    HolderKind,
    RequestState,
    Severity,
)

SILENT_AFTER = timedelta(days=7)
PAGE = 25


class View(StrEnum):
    """The saved views of the case list."""

    NEEDS_US = "needs_us"
    PARTNER = "partner"
    PERMISSION = "permission"
    SILENT = "silent"
    ALL = "all"
    CLOSED = "closed"


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see: a view, words to search for, a severity, and which page (from 1)."""

    view: View = View.ALL
    words: str = ""
    severity: Severity | None = None
    page: int = 1


def conditions(organization_id: UUID, now: datetime) -> dict[View, ColumnElement[bool]]:
    """What makes a case belong to each view, for one organization."""
    lives = Case.state.in_((CaseState.OPEN, CaseState.RESOLUTION_PROPOSED))
    with_us = and_(
        Case.holder_kind == HolderKind.ORGANIZATION, Case.holder_organization_id == organization_id
    )
    needs_us = and_(lives, or_(with_us, _offered_to(organization_id), _asked_back(organization_id)))
    elsewhere = or_(Case.holder_kind == HolderKind.ORGANIZATION, Case.holder_kind == HolderKind.NOBODY)
    return {
        View.NEEDS_US: needs_us,
        View.PARTNER: and_(lives, elsewhere, ~needs_us),
        View.PERMISSION: and_(lives, _permission_awaited()),
        View.SILENT: and_(lives, Case.last_event_at < now - SILENT_AFTER),
        View.ALL: Case.state != CaseState.CLOSED,
        View.CLOSED: Case.state == CaseState.CLOSED,
    }


def counts(database: Session, organization_id: UUID, now: datetime) -> dict[View, int]:
    """How many cases stand in each view: one question for all of them."""
    views = conditions(organization_id, now)
    sums = [func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in views.values()]
    row = database.execute(cases_of(organization_id).with_only_columns(*sums)).one()
    return dict(zip(views, map(int, row), strict=True))


def found(database: Session, organization_id: UUID, wanted: Wanted, now: datetime) -> int:
    """How many cases there are to page through."""
    query = _wanted(organization_id, wanted, now).with_only_columns(func.count()).order_by(None)
    return int(database.scalar(query) or 0)


def page_of(
    database: Session, organization_id: UUID, wanted: Wanted, now: datetime, *, most: int = PAGE
) -> Sequence[Case]:
    """The cases of one page: those that wait longest first, of closed ones the newest."""
    newest = wanted.view in (View.CLOSED, View.ALL)
    order = [Case.last_event_at.desc()] if newest else [Case.holder_since]
    query = _wanted(organization_id, wanted, now).order_by(*order, Case.id)
    return database.scalars(query.offset((wanted.page - 1) * PAGE).limit(most)).all()


def participants_in(database: Session, case_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Who takes part in each of these cases, in order of joining."""
    rows = database.execute(
        select(Participant.case_id, Participant.organization_id)
        .where(Participant.case_id.in_(case_ids), Participant.left_at.is_(None))
        .order_by(Participant.joined_at)
    )
    taking_part: dict[UUID, list[UUID]] = {case_id: [] for case_id in case_ids}
    for row in rows:
        taking_part[row.case_id].append(row.organization_id)
    return taking_part


def newest_authorizations(database: Session, case_ids: Collection[UUID]) -> dict[UUID, Authorization]:
    """The newest version of what the customer was asked, in each of these cases where they were."""
    later = aliased(Authorization)
    rows = database.scalars(
        select(Authorization).where(
            Authorization.case_id.in_(case_ids),
            ~select(later.id)
            .where(later.case_id == Authorization.case_id, later.version > Authorization.version)
            .exists(),
        )
    )
    return {row.case_id: row for row in rows}


def _wanted(organization_id: UUID, wanted: Wanted, now: datetime) -> Select[Any]:
    query = cases_of(organization_id).where(conditions(organization_id, now)[wanted.view])
    if wanted.severity is not None:
        query = query.where(Case.severity == wanted.severity)
    for word in wanted.words.split()[:8]:
        of_customer = select(Organization.id).where(Organization.name.icontains(word, autoescape=True))
        query = query.where(
            or_(
                Case.title.icontains(word, autoescape=True),
                Case.reference.icontains(word, autoescape=True),
                Case.customer_id.in_(of_customer),
            )
        )
    return query


def _offered_to(organization_id: UUID) -> ColumnElement[bool]:
    return (
        select(Handoff.id)
        .where(
            Handoff.case_id == Case.id,
            Handoff.to_id == organization_id,
            Handoff.state == HandoffState.OFFERED,
        )
        .exists()
    )


def _asked_back(organization_id: UUID) -> ColumnElement[bool]:
    return (
        select(CollaborationRequest.id)
        .where(
            CollaborationRequest.case_id == Case.id,
            CollaborationRequest.from_id == organization_id,
            CollaborationRequest.state == RequestState.INFORMATION_WANTED,
        )
        .exists()
    )


def _permission_awaited() -> ColumnElement[bool]:
    asked = (
        select(Authorization.id)
        .where(Authorization.case_id == Case.id, Authorization.state == AuthorizationState.REQUESTED)
        .exists()
    )
    return or_(Case.holder_kind == HolderKind.AUTHORIZATION, asked)
