"""Keeping a business event in its organization's register, and reading the register with what cases add."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.counting import counted_cases
from portal.measures.business.event import BusinessEvent
from portal.measures.business.figure import Figure, Told
from portal.measures.business.figures import business_figures, components_of
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.of_customers import late_of, smiles_of
from portal.records.business_events import (
    MOST_KEPT,
    BusinessRow,
    business_events_of,
    columns_of,
    customer_ids,
    handed_over,
    rows_by_kind,
)
from portal.vocabulary import BusinessKind, Conflict


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

    They are of all cases, whatever time is chosen: two times that differ by one case would tell whose it is,
    and what that customer pays. What it puts side by side for the health (M34) is of the `chosen` ones.
    """
    events = business_events_of(database, organization_id)
    known = {one.customer_id for one in events if one.customer_id is not None}
    cases = counted_cases(database, organization_id)
    told = Told(
        events,
        now,
        handed=handed_over(database, organization_id, known),
        smiles=smiles_of(cases, known),
        waiting=late_of(cases, known, now),
    )
    return business_figures(told, components_of(chosen))


def told_of_renewals(database: Session, organization_id: UUID, now: datetime) -> Told:
    """What the first screen needs: the renewals, and the handoffs of cases of these customers."""
    events = business_events_of(database, organization_id, BusinessKind.RENEWAL)
    known = {one.customer_id for one in events if one.customer_id is not None and one.result}
    return Told(events, now, handed=handed_over(database, organization_id, known))
