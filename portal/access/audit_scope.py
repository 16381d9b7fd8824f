"""Which entries of the log an organization may see: its own acts, its cases, what happened to its data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from portal.ledger.entries import Entry, parse_entry
from portal.ledger.faults import Damaged
from portal.records.audit_log import AuditEntry, salts_of
from portal.records.cases import Case, Participant, case_of
from portal.records.organizations import Organization
from portal.vocabulary import Missing, OrganizationKind

OWN_ONLY = frozenset({"address", "client"})
"""From where and with what somebody worked concerns nobody but their own organization."""


@dataclass(frozen=True)
class SeenEntry:
    """One entry as one organization may see it; `entry` is None where its bytes were altered.

    Of the personal values `personal` are shown, `withheld` are for the actor's own organization alone,
    and `erased` are not there any more.
    """

    row: AuditEntry
    entry: Entry | None
    personal: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()


def may_see(organization: Organization) -> ColumnElement[bool]:
    """The condition that every search and every proof bears.

    A vendor sees what its own people did and what happened in cases that it takes or took part in; a
    customer what its own people did and what happened to its data; the operator, who must not know
    cases, nothing.
    """
    own = AuditEntry.organization_id == organization.id
    if organization.kind is OrganizationKind.CUSTOMER:
        return or_(own, AuditEntry.customer_id == organization.id)
    if organization.kind is OrganizationKind.VENDOR:
        taken_part = select(Participant.case_id).where(Participant.organization_id == organization.id)
        return or_(own, AuditEntry.case_id.in_(taken_part))
    return false()


def has_part_in(database: Session, organization: Organization, case_id: UUID) -> bool:
    """Whether the case is the customer's, or the vendor takes or took part in it."""
    if organization.kind is OrganizationKind.CUSTOMER:
        found = database.get(Case, case_id)
        return found is not None and found.customer_id == organization.id
    return database.get(Participant, (case_id, organization.id)) is not None


def case_to_audit(database: Session, organization: Organization, case_id: UUID) -> Case:
    """A case that the organization has part in.

    Raises:
        Missing: otherwise; also for a case of which a vendor knows only that it was asked.
    """
    if not has_part_in(database, organization, case_id):
        raise Missing("There is no such case in your part of the log.")
    return case_of(database, case_id)


def disclosed_to(
    organization: Organization, row: AuditEntry, disclosures: Mapping[str, Any]
) -> dict[str, Any]:
    """Those of an entry's personal values, with their salts, that this organization may see."""
    own = row.organization_id == organization.id
    return {name: pair for name, pair in disclosures.items() if own or name not in OWN_ONLY}


def seen_by(database: Session, organization: Organization, rows: Sequence[AuditEntry]) -> list[SeenEntry]:
    """These entries, which the organization may see, with the personal values that it may see of them."""
    kept = salts_of(database, [row.id for row in rows])
    return [_seen(organization, row, kept.get(row.id, {})) for row in rows]


def _seen(organization: Organization, row: AuditEntry, kept: Mapping[str, Any]) -> SeenEntry:
    try:
        entry = parse_entry(row.leaf)
    except Damaged:
        return SeenEntry(row, None)
    shown = disclosed_to(organization, row, kept)
    return SeenEntry(
        row,
        entry,
        {name: str(value) for name, (_, value) in shown.items()},
        frozenset(kept) - frozenset(shown),
        frozenset(entry.personal) - frozenset(kept),
    )
