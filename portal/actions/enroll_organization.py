"""The operator enrols a vendor or a customer; its keys are made in the same step."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.key_directory import key_facts
from portal.access.key_giving import give_keys
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.organizations import Organization
from portal.vocabulary import Conflict, Invalid, OrganizationKind, Permission, Verb

_LONGEST_NAME = 80
_LABEL = re.compile(r"[^\W_]([^\W_]|-){0,62}")


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
    key = give_keys(database, organization, instruments.keyring, now)
    record(
        database,
        actor,
        Verb.ORGANIZATION_ENROLLED,
        now,
        subject_id=organization.id,
        details={"kind": organization.kind.value, **key_facts(key)},
    )
    return organization


def _check(name: str, domain: str, time_zone: str) -> None:
    if not 2 <= len(name) <= _LONGEST_NAME:  # noqa: PLR2004 - a name of one letter names nothing
        raise Invalid(f"Enter the organization's name, 2 to {_LONGEST_NAME} characters.", "name")
    if not name.isprintable():
        raise Invalid("Enter the organization's name in letters all of which can be seen.", "name")
    labels = domain.split(".")
    well_formed = all(_LABEL.fullmatch(label) for label in labels)
    if len(labels) < 2 or not well_formed or labels[-1].isdigit():  # noqa: PLR2004 - name and suffix
        raise Invalid("Enter a domain such as example.com.", "domain")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise Invalid("Choose a time zone from the list.", "time_zone") from unknown
