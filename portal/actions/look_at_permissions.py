"""A compliance officer, or a customer's approver, looks at permissions and who used them; that is entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.access_review import permissions_concerning
from portal.records.authorizations import Authorization
from portal.records.organizations import organization_of
from portal.records.readings import Reading, readings_under
from portal.vocabulary import Missing, OrganizationKind, Permission, Verb


@dataclass(frozen=True)
class SeenPermissions:
    """Permissions that concern the actor's organization, and the reads under them that it may know of."""

    permissions: Sequence[Authorization]
    readings: Sequence[Reading]


def look_at_permissions(
    database: Session, actor: Actor, now: datetime, only: UUID | None = None
) -> SeenPermissions:
    """All of them, or `only` the one, the newest first.

    A customer sees every read of its data; a vendor those by its own people, and of what it gave.

    Raises:
        Refused: the actor's role does not include the log.
        Missing: the one permission does not concern this organization.
    """
    actor.require(Permission.AUDIT_SEARCH)
    own = organization_of(database, actor.organization_id)
    found = [one for one in permissions_concerning(database, own) if only in (None, one.id)]
    if only is not None and not found:
        raise Missing("There is no such permission that concerns your organization.")
    readings = [
        one
        for one in readings_under(database, [permission.id for permission in found])
        if own.kind is OrganizationKind.CUSTOMER or own.id in {one.organization_id, one.disclosed_by_id}
    ]
    details = {"criteria": ["permissions"], "shown": len(found)}
    record(database, actor, Verb.AUDIT_SEARCHED, now, subject_id=only, details=details)
    return SeenPermissions(found, readings)
