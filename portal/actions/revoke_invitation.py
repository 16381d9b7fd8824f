"""An invitation is taken back before anybody accepted it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.links import Link
from portal.records.organizations import Organization
from portal.vocabulary import LinkPurpose, Missing, Permission, Verb


def revoke_invitation(
    database: Session, actor: Actor, organization: Organization, link_id: UUID, now: datetime
) -> None:
    """End the link of an invitation to this organization.

    Raises:
        Refused: the actor invites nobody to this organization.
        Missing: no such invitation, or it was accepted or ended already.
    """
    own = actor.organization_id == organization.id
    actor.require(Permission.PEOPLE_MANAGE if own else Permission.ORGANIZATION_ENROLL)
    revoked = database.execute(
        update(Link)
        .where(
            Link.id == link_id,
            Link.purpose == LinkPurpose.INVITATION,
            Link.organization_id == organization.id,
            Link.used_at.is_(None),
            Link.revoked_at.is_(None),
        )
        .values(revoked_at=now)
        .returning(Link.id)
    ).first()
    if revoked is None:
        raise Missing("This invitation was accepted or taken back already.")
    record(
        database,
        actor,
        Verb.INVITATION_REVOKED,
        now,
        subject_id=link_id,
        details={"for": str(organization.id)},
    )
