"""What an access review asks: live permissions and when each was used, people and when each was here."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from portal.records.audit_log import AuditEntry
from portal.records.authorizations import Authorization, AuthorizationCategory, AuthorizationRecipient
from portal.records.organizations import Organization
from portal.records.people import Person, SignInSession
from portal.records.readings import READS
from portal.vocabulary import AuthorizationState, DataCategory, OrganizationKind, Treatment, Verb


def permissions_concerning(database: Session, organization: Organization) -> Sequence[Authorization]:
    """Whatever a customer was asked, or a vendor asked for or may read under, the newest first."""
    return database.scalars(
        select(Authorization)
        .where(_concerns(organization))
        .order_by(Authorization.requested_at.desc(), Authorization.id)
    ).all()


def live_permissions(database: Session, organization: Organization) -> Sequence[Authorization]:
    """Those of them that are in force, the oldest first."""
    return database.scalars(
        select(Authorization)
        .where(_concerns(organization), Authorization.state == AuthorizationState.GRANTED)
        .order_by(Authorization.decided_at, Authorization.id)
    ).all()


def _concerns(organization: Organization) -> ColumnElement[bool]:
    if organization.kind is OrganizationKind.CUSTOMER:
        return Authorization.customer_id == organization.id
    received = select(AuthorizationRecipient.authorization_id).where(
        AuthorizationRecipient.organization_id == organization.id, AuthorizationRecipient.granted
    )
    return or_(Authorization.requested_by_organization_id == organization.id, Authorization.id.in_(received))


def last_read_under(database: Session, authorization_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When something was read last under each of these permissions; those never used are not there."""
    rows = database.execute(
        select(AuditEntry.authorization_id, func.max(AuditEntry.at).label("at"))
        .where(AuditEntry.authorization_id.in_(authorization_ids), AuditEntry.verb.in_(READS))
        .group_by(AuditEntry.authorization_id)
    )
    return {row.authorization_id: row.at for row in rows}


def granted_categories(
    database: Session, authorization_ids: Collection[UUID]
) -> dict[UUID, dict[DataCategory, Treatment]]:
    """What each of these permissions allows, by kind of data."""
    found: dict[UUID, dict[DataCategory, Treatment]] = {one: {} for one in authorization_ids}
    rows = database.scalars(
        select(AuthorizationCategory).where(AuthorizationCategory.authorization_id.in_(authorization_ids))
    )
    for row in rows:
        found[row.authorization_id][row.category] = row.granted
    return found


def active_people(database: Session, organization_id: UUID) -> list[tuple[Person, datetime | None]]:
    """Everybody of one organization who can sign in, with when they were here last (None: never)."""
    last = (
        select(SignInSession.person_id, func.max(SignInSession.seen_at).label("at"))
        .group_by(SignInSession.person_id)
        .subquery()
    )
    rows = database.execute(
        select(Person, last.c.at)
        .outerjoin(last, last.c.person_id == Person.id)
        .where(Person.organization_id == organization_id, Person.deactivated_at.is_(None))
        .order_by(Person.name)
    )
    return [(person, at) for person, at in rows]


def last_reviews(database: Session, organization_id: UUID, most: int = 10) -> Sequence[AuditEntry]:
    """When this organization's access was reviewed and signed for, newest first."""
    return database.scalars(
        select(AuditEntry)
        .where(AuditEntry.organization_id == organization_id, AuditEntry.verb == Verb.ACCESS_REVIEWED)
        .order_by(AuditEntry.serial.desc())
        .limit(most)
    ).all()
