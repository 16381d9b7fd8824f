"""Which entries of the log an organization may see: its own acts, its cases, what happened to its data."""

from sqlalchemy import ColumnElement, false, or_, select

from portal.records.audit_log import AuditEntry
from portal.records.cases import Participant
from portal.records.organizations import Organization
from portal.vocabulary import OrganizationKind


def may_see(organization: Organization) -> ColumnElement[bool]:
    """The condition that every search and every proof bears.

    A vendor sees what its own people did and what happened in cases that it takes or took part in; a
    customer what happened to its own data; the operator, who must not know cases, nothing.
    """
    if organization.kind is OrganizationKind.CUSTOMER:
        return AuditEntry.customer_id == organization.id
    if organization.kind is OrganizationKind.VENDOR:
        taken_part = select(Participant.case_id).where(Participant.organization_id == organization.id)
        return or_(AuditEntry.organization_id == organization.id, AuditEntry.case_id.in_(taken_part))
    return false()
