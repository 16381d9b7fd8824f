"""Keeping a business event in its organization's register, and reading the register with what cases add."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.measures.business.event import BusinessEvent
from portal.measures.business.figure import Figure, Told
from portal.measures.business.figures import business_figures, components_of
from portal.measures.chosen_cases import ChosenCases
from portal.measures.gaps import SMALLEST_FOR_NINE_IN_TEN, hours_until_any_end
from portal.measures.levels.level import HOUR, CaseView
from portal.measures.levels.waiting import until_smile, waits
from portal.measures.offers import Outcome
from portal.measures.survival import End
from portal.records.business_events import (
    MOST_KEPT,
    BusinessRow,
    business_events_of,
    columns_of,
    customer_ids,
    handed_over,
    rows_by_kind,
)
from portal.vocabulary import BusinessKind, Conflict, HolderKind


def keep_events(
    database: Session, actor: Actor, events: Sequence[BusinessEvent], now: datetime
) -> list[BusinessRow]:
    """Add these to the register of the actor's organization, with the customers that the portal knows.

    Raises:
        Conflict: the register would have more rows than it may.
    """
    if sum(rows_by_kind(database, actor.organization_id).values()) + len(events) > MOST_KEPT:
        raise Conflict(f"The register has {MOST_KEPT:,} rows at most. Remove some that are not needed first.")
    own_id, person_id = actor.organization_id, actor.person
    known = customer_ids(database, own_id)
    kept = [
        BusinessRow(organization_id=own_id, told_by_id=person_id, told_at=now, **columns_of(one))
        for one in (replace(event, customer_id=known.get(event.whose)) for event in events)
    ]
    database.add_all(kept)
    database.flush()
    return kept


def figures_told(
    database: Session, organization_id: UUID, now: datetime, chosen: ChosenCases
) -> dict[str, Figure]:
    """The figures of the register, with what cases add, by their ids.

    They are of all cases that are known, whatever time is chosen: two times that differ by one case would
    tell whose it is, and what that customer pays.
    """
    told = _told_of(database, organization_id, now, chosen.known, chosen.customer_of)
    return business_figures(told, components_of(chosen))


def _told_of(
    database: Session,
    organization_id: UUID,
    now: datetime,
    cases: Sequence[CaseView],
    customer_of: Mapping[UUID, UUID],
) -> Told:
    events = business_events_of(database, organization_id)
    known = {one.customer_id for one in events if one.customer_id is not None}
    smiles: dict[UUID, list[timedelta]] = {}
    for view in cases:
        smile = until_smile(view)
        if customer_of[view.case_id] in known and smile.end is End.HAPPENED:
            smiles.setdefault(customer_of[view.case_id], []).append(smile.span * HOUR)
    late = _late(cases)
    return Told(
        events,
        now,
        handed=handed_over(database, organization_id, known),
        smiles=smiles,
        waiting=None
        if late is None
        else {one: customer_of[one] for one in late if customer_of[one] in known},
    )


def told_of_renewals(database: Session, organization_id: UUID, now: datetime) -> Told:
    """What the first screen needs: the renewals, and the handoffs of cases of these customers."""
    events = business_events_of(database, organization_id, BusinessKind.RENEWAL)
    known = {one.customer_id for one in events if one.customer_id is not None and one.result}
    return Told(events, now, handed=handed_over(database, organization_id, known))


def _late(cases: Sequence[CaseView]) -> list[UUID] | None:
    """Those that wait for a yes, or for anybody, longer than nine in ten for an answer; None: not known."""
    nine = hours_until_any_end((one for _, one in waits("M01", cases)), 0.9, SMALLEST_FOR_NINE_IN_TEN)
    if nine is None:
        return None
    return [view.case_id for view in cases if _waits(view) > nine.value * HOUR]


def _waits(view: CaseView) -> timedelta:
    asked = [one.span for one in view.offers if one.outcome is Outcome.OPEN]
    last = view.holds[-1]
    return max([*asked, last.span if last.kind is HolderKind.NOBODY else timedelta()])
