"""Give an organization its first keys; a shared step of enrolling and of preparing an installation."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.records.organizations import Organization, OrganizationKey
from portal.vault.keyring import KeyRing
from portal.vocabulary import OrganizationKind


def give_keys(database: Session, organization: Organization, keyring: KeyRing, now: datetime) -> str:
    """Make the organization's first key pair, and its customer key; returns the key's id."""
    made = keyring.new_organization_key(organization.id)
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
        organization.customer_key = keyring.new_customer_key(organization.id)
    database.flush()
    return made.key_id
