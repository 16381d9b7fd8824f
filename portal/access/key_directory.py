"""The key directory: each organization's public key stands in the log, and what differs from it is said.

Whoever exchanges a public key in the database makes content readable to somebody else: the attack that
broke most encrypted stores of others. The log says which key was published last, and every permission names
the keys that the customer saw.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.records.audit_log import AuditEntry
from portal.records.authorizations import Authorization, recipients_of
from portal.records.organizations import Organization, OrganizationKey, current_key
from portal.vault.key_wrapping import key_id_of
from portal.vocabulary import AuthorizationState, Missing, Verb


def key_facts(key: OrganizationKey, previous: str = "") -> dict[str, Any]:
    """What the log says of a key that is published; `previous` is the id of the one before it."""
    return {
        "key": key.key_id,
        "algorithm": key.algorithm,
        "public_sha256": sha256(key.public_key).hexdigest(),
        "previous": previous,
    }


def publish_key(database: Session, key: OrganizationKey, previous: str, now: datetime) -> None:
    """Enter a key that takes an earlier one's place, in the stream of its organization."""
    actor, facts = portal_for(key.organization_id), key_facts(key, previous)
    record(database, actor, Verb.KEY_PUBLISHED, now, subject_id=key.organization_id, details=facts)


def exchanged_keys(database: Session) -> Sequence[Organization]:
    """Organizations whose present key is not the one that the log published, or not what its name says."""
    found = database.scalars(select(Organization).order_by(Organization.name)).all()
    return [one for one in found if not _is_published(database, one.id)]


def _is_published(database: Session, organization_id: UUID) -> bool:
    try:
        key = current_key(database, organization_id)
    except Missing:
        return True
    entry = database.scalars(
        select(AuditEntry)
        .where(
            AuditEntry.verb.in_((Verb.KEY_PUBLISHED, Verb.ORGANIZATION_ENROLLED)),
            AuditEntry.subject_id == organization_id,
        )
        .order_by(AuditEntry.serial.desc())
        .limit(1)
    ).first()
    facts = json.loads(entry.leaf)["facts"] if entry is not None else {}
    return bool(facts.get("key") == key.key_id == key_id_of(key.public_key, key.algorithm))


def permissions_naming(database: Session, organization_id: UUID) -> Sequence[Authorization]:
    """The permissions in force whose customer saw this organization's key, oldest first."""
    granted = database.scalars(
        select(Authorization)
        .where(Authorization.state == AuthorizationState.GRANTED)
        .order_by(Authorization.requested_at)
    )
    return [one for one in granted if organization_id in pinned_keys(database, one)]


def pinned_keys(database: Session, authorization: Authorization) -> dict[UUID, str]:
    """The keys that a permission names, by organization."""
    return {
        line.organization_id: line.key_id
        for line in recipients_of(database, authorization.id)
        if line.granted and line.key_id
    }


def changed_since(database: Session, authorization: Authorization) -> list[UUID]:
    """The organizations whose key is another one now than the one that this permission names."""
    return [
        organization_id
        for organization_id, key_id in pinned_keys(database, authorization).items()
        if current_key(database, organization_id).key_id != key_id
    ]
