"""An invitation and the link that carries it; a shared step of everybody who invites."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from sqlalchemy.orm import Session

from portal.access.mailed_links import keep_link
from portal.records.links import Invitation, Link, open_invitations_to
from portal.vocabulary import Invalid, LinkPurpose, OrganizationKind, Role

INVITATION_LIVES_FOR = timedelta(days=7)

ROLES_OF_KIND: dict[OrganizationKind, frozenset[Role]] = {
    OrganizationKind.VENDOR: frozenset(
        {Role.SUPPORT_ENGINEER, Role.VENDOR_ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.EXECUTIVE}
    ),
    OrganizationKind.CUSTOMER: frozenset({Role.CUSTOMER_APPROVER, Role.COMPLIANCE_OFFICER}),
    OrganizationKind.OPERATOR: frozenset({Role.OPERATOR}),
}


@dataclass(frozen=True)
class FreshInvitation:
    """A new link, and the path that opens it: known to the mail, and to nobody afterwards."""

    link: Link
    path: str


def keep_invitation(
    database: Session,
    organization_id: UUID,
    email: str,
    roles: Collection[Role],
    invited_by: str,
    now: datetime,
) -> FreshInvitation:
    """Keep an invitation to this address; an earlier one that is still open ends, so that one link works."""
    for earlier in open_invitations_to(database, organization_id, email, now):
        earlier.revoked_at = now
    invitation = Invitation(roles=sorted(role.value for role in roles), invited_by=invited_by)
    database.add(invitation)
    database.flush()
    link = Link(
        purpose=LinkPurpose.INVITATION,
        email=email,
        organization_id=organization_id,
        subject_id=invitation.id,
        created_at=now,
        expires_at=now + INVITATION_LIVES_FOR,
    )
    return FreshInvitation(link, f"/invitation/{keep_link(database, link)}")


def checked_address(email: str) -> str:
    """The address as it is kept: in lower case.

    Raises:
        Invalid: it is none.
    """
    try:
        return validate_email(email, check_deliverability=False, test_environment=True).normalized.lower()
    except EmailNotValidError as wrong:
        raise Invalid("Enter an e-mail address such as name@example.com.", "email") from wrong
