"""A vendor limits what may leave for one partner, whatever a customer allows."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.agreements import Ceiling
from portal.records.organizations import Organization
from portal.vocabulary import (
    DataCategory,
    Invalid,
    Missing,
    OrganizationKind,
    Permission,
    Treatment,
    Verb,
)


def set_ceiling(
    database: Session,
    actor: Actor,
    partner: Organization,
    treatments: Mapping[DataCategory, Treatment],
    now: datetime,
) -> None:
    """Replace the most that the actor's organization lets out to this partner, for every kind of data.

    Raises:
        Missing: the partner is not another vendor.
        Invalid: a kind of data is missing, or credentials were to be kept.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    if partner.kind is not OrganizationKind.VENDOR or partner.id == actor.organization_id:
        raise Missing("There is no such partner.")
    _check(treatments)
    database.execute(
        delete(Ceiling).where(
            Ceiling.organization_id == actor.organization_id, Ceiling.partner_id == partner.id
        )
    )
    database.add_all(
        Ceiling(
            organization_id=actor.organization_id,
            partner_id=partner.id,
            category=category,
            treatment=treatment,
        )
        for category, treatment in treatments.items()
    )
    database.flush()
    details = {"ceiling": {category.value: treatment.value for category, treatment in treatments.items()}}
    record(database, actor, Verb.PARTNER_SETTINGS_CHANGED, now, subject_id=partner.id, details=details)


def _check(treatments: Mapping[DataCategory, Treatment]) -> None:
    if set(treatments) != set(DataCategory):
        raise Invalid("Choose for each kind of data.")
    if treatments[DataCategory.CREDENTIALS] is Treatment.KEEP:
        raise Invalid("Passwords and keys never leave as they are.", DataCategory.CREDENTIALS.value)
