"""Give an organization its keys: the first ones when it is enrolled, a newer pair when that is changed."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.records.organizations import Organization, OrganizationKey
from portal.vault.keyring import KeyRing
from portal.vocabulary import OrganizationKind


def give_keys(
    database: Session, organization: Organization, keyring: KeyRing, now: datetime
) -> OrganizationKey:
    """Make the organization's first key pair, and its customer key where it is a customer."""
    made = add_key(database, organization, keyring, now)
    if organization.kind is OrganizationKind.CUSTOMER:
        organization.customer_key = keyring.new_customer_key(organization.id)
    database.flush()
    return made


def add_key(
    database: Session, organization: Organization, keyring: KeyRing, now: datetime
) -> OrganizationKey:
    """Make one key pair more, which everything is sealed for from now on."""
    made = keyring.new_organization_key(organization.id)
    row = OrganizationKey(
        key_id=made.key_id,
        organization_id=organization.id,
        algorithm=made.algorithm,
        public_key=made.public,
        sealed_private_key=made.sealed_private,
        created_at=now,
    )
    database.add(row)
    database.flush()
    return row
