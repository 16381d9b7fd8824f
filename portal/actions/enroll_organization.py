"""The operator enrols a vendor or a customer; its keys are made in the same step."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.organizations import Organization, OrganizationKey
from portal.vocabulary import Conflict, Invalid, OrganizationKind, Permission, Verb

_LONGEST_NAME = 80


@dataclass(frozen=True)
class Enrollment:
    """What the operator enters. Scale, calendar and form may stay empty and be filled in later."""

    kind: OrganizationKind
    name: str
    domain: str
    time_zone: str = "UTC"
    severity_scale: tuple[dict[str, Any], ...] = ()
    calendar: dict[str, Any] | None = None
    intake_form: tuple[dict[str, Any], ...] = ()


def enroll_organization(
    database: Session, actor: Actor, enrollment: Enrollment, instruments: Instruments, now: datetime
) -> Organization:
    """Keep a new organization with a fresh key pair, and a customer key if it is a customer.

    Raises:
        Invalid: the name, domain or time zone cannot be used.
        Conflict: the name or the domain is enrolled already.
    """
    actor.require(Permission.ORGANIZATION_ENROLL)
    name, domain = " ".join(enrollment.name.split()), enrollment.domain.strip().lower().rstrip(".")
    _check(name, domain, enrollment.time_zone)
    taken = select(Organization.id).where(
        (func.lower(Organization.name) == name.lower()) | (Organization.domain == domain)
    )
    if database.scalars(taken).first() is not None:
        raise Conflict("An organization with this name or domain is enrolled already.")
    organization = Organization(
        kind=enrollment.kind,
        name=name,
        domain=domain,
        time_zone=enrollment.time_zone,
        severity_scale=list(enrollment.severity_scale),
        calendar=enrollment.calendar or {},
        intake_form=list(enrollment.intake_form),
        created_at=now,
    )
    database.add(organization)
    database.flush()
    key_id = give_keys(database, organization, instruments, now)
    record(
        database,
        actor,
        Verb.ORGANIZATION_ENROLLED,
        now,
        subject_id=organization.id,
        details={"kind": organization.kind.value, "key": key_id},
    )
    return organization


def give_keys(database: Session, organization: Organization, instruments: Instruments, now: datetime) -> str:
    """Make the organization's first key pair, and its customer key; returns the key's id."""
    made = instruments.keyring.new_organization_key(organization.id)
    database.add(
        OrganizationKey(
            key_id=made.key_id,
            organization_id=organization.id,
            algorithm=made.algorithm,
            public_key=made.public,
            sealed_private_key=made.sealed_private,
            created_at=now,
        )
    )
    if organization.kind is OrganizationKind.CUSTOMER:
        organization.customer_key = instruments.keyring.new_customer_key(organization.id)
    database.flush()
    return made.key_id


def _check(name: str, domain: str, time_zone: str) -> None:
    if not 2 <= len(name) <= _LONGEST_NAME:  # noqa: PLR2004 - a name of one letter names nothing
        raise Invalid(f"Enter the organization's name, 2 to {_LONGEST_NAME} characters.", "name")
    labels = domain.split(".")
    if len(labels) < 2 or not all(label.replace("-", "").isalnum() for label in labels):  # noqa: PLR2004 - name and suffix
        raise Invalid("Enter a domain such as example.com.", "domain")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise Invalid("Choose a time zone from the list.", "time_zone") from unknown
