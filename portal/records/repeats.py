"""Earlier cases that one may be the same trouble as: what is asked, never claimed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.measures.repeats import WITHIN
from portal.records.cases import Case, Participant, cases_of
from portal.records.timeline import CaseEvent
from portal.vocabulary import EventType, HolderKind, Place

_LOOKED_AT = 50
"""Of the newest answers; nobody asks about each case of a customer who has more of them in a month."""


@dataclass(frozen=True)
class MayBeBack:
    """An earlier case of the same product that worked again not long before this one began.

    `organizations` take part in both, besides the one that looks; `smiled_at` is the customer's first yes.
    """

    case: Case
    smiled_at: datetime
    organizations: frozenset[UUID]


def may_be_back(database: Session, case: Case, organization_id: UUID, most: int) -> Sequence[MayBeBack]:
    """The likeliest of the customer's cases that this organization works on too.

    The product must be the same; companies alone are no reason to ask where few work for one customer. Those
    with companies in common come first, then the newest.
    """
    solved = _solved_before(database, case, organization_id)
    taking_part = _organizations(database, [case.id, *(one.id for one, _ in solved)], organization_id)
    here, product = taking_part.get(case.id, frozenset()), _as_named(case.product)
    found = [
        MayBeBack(one, at, here & taking_part.get(one.id, frozenset()))
        for one, at in solved
        if _as_named(one.product) == product
    ]
    return sorted(found, key=lambda one: not one.organizations)[:most]


def _solved_before(database: Session, case: Case, organization_id: UUID) -> list[tuple[Case, datetime]]:
    """What rests since a yes in the month before this case began, the newest yes first."""
    since = case.opened_at - WITHIN
    smiled = (
        select(func.min(CaseEvent.at))
        .where(CaseEvent.case_id == Case.id, CaseEvent.type == EventType.RESOLUTION_CONFIRMED)
        .correlate(Case)
        .scalar_subquery()
    )
    theirs = cases_of(organization_id).where(
        Case.customer_id == case.customer_id,
        Case.id != case.id,
        Case.last_event_at >= since,
        Case.holder_kind == HolderKind.DONE,
        Participant.place != Place.OBSERVER,
        smiled.between(since, case.opened_at),
    )
    rows = database.execute(theirs.add_columns(smiled).order_by(smiled.desc(), Case.id).limit(_LOOKED_AT))
    return [(one, at) for one, at in rows]


def _organizations(
    database: Session, case_ids: Sequence[UUID], organization_id: UUID
) -> dict[UUID, frozenset[UUID]]:
    """Who works on each of these cases, but for the organization that looks."""
    rows = database.execute(
        select(Participant.case_id, Participant.organization_id).where(
            Participant.case_id.in_(case_ids),
            Participant.organization_id != organization_id,
            Participant.place != Place.OBSERVER,
            Participant.left_at.is_(None),
        )
    )
    found: dict[UUID, set[UUID]] = {}
    for row in rows:
        found.setdefault(row.case_id, set()).add(row.organization_id)
    return {case_id: frozenset(ids) for case_id, ids in found.items()}


def _as_named(product: str) -> str:
    return " ".join(product.split()).casefold()
