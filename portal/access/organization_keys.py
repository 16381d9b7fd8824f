"""An organization's kept key pair as the vault takes it."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.organizations import OrganizationKey as KeptKey
from portal.records.organizations import current_key, key_of
from portal.vault.envelopes import OrganizationKey
from portal.vocabulary import CannotOpen


def sealing_key(database: Session, organization_id: UUID) -> OrganizationKey:
    """The key that new content is sealed for."""
    return as_sealed_pair(current_key(database, organization_id))


def opening_key(database: Session, organization_id: UUID, key_id: str) -> OrganizationKey:
    """The key, current or earlier, that a wrap was locked for.

    Raises:
        CannotOpen: the key is another organization's.
    """
    kept = key_of(database, key_id)
    if kept.organization_id != organization_id:
        raise CannotOpen("This was sealed for another organization.")
    return as_sealed_pair(kept)


def as_sealed_pair(kept: KeptKey) -> OrganizationKey:
    """The row as the vault takes it."""
    return OrganizationKey(
        organization_id=kept.organization_id,
        key_id=kept.key_id,
        algorithm=kept.algorithm,
        public=kept.public_key,
        sealed_private=kept.sealed_private_key,
    )
