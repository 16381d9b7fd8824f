"""An administrator invites somebody by mail; the link makes the account and works once."""

from collections.abc import Collection
from datetime import datetime, timedelta

from email_validator import EmailNotValidError, validate_email
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.links import Invitation, Link
from portal.records.organizations import Organization, organization_of
from portal.records.people import person_by_email
from portal.vault.tokens import new_token, token_hash
from portal.vocabulary import (
    Conflict,
    Invalid,
    LinkPurpose,
    OrganizationKind,
    Permission,
    Refused,
    Role,
    Verb,
)

LIVES_FOR = timedelta(days=7)

ROLES_OF_KIND: dict[OrganizationKind, frozenset[Role]] = {
    OrganizationKind.VENDOR: frozenset(
        {Role.SUPPORT_ENGINEER, Role.VENDOR_ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.EXECUTIVE}
    ),
    OrganizationKind.CUSTOMER: frozenset({Role.CUSTOMER_APPROVER, Role.COMPLIANCE_OFFICER}),
    OrganizationKind.OPERATOR: frozenset({Role.OPERATOR}),
}


def invite_person(
    database: Session,
    actor: Actor,
    organization: Organization,
    email: str,
    roles: Collection[Role],
    instruments: Instruments,
    now: datetime,
) -> Link:
    """Keep an invitation and queue the mail that carries its link.

    Raises:
        Refused: somebody else's organization.
        Invalid: the address or the roles cannot be used.
        Conflict: somebody with this address has an account.
    """
    _check_right(actor, organization)
    address = _checked(email)
    if not roles or not set(roles) <= ROLES_OF_KIND[organization.kind]:
        raise Invalid("Choose at least one role that people of this organization can have.", "roles")
    if person_by_email(database, address) is not None:
        raise Conflict("Somebody with this address has an account already.")
    token = new_token()
    invitation = Invitation(roles=sorted(role.value for role in roles), invited_by=actor.name)
    database.add(invitation)
    database.flush()
    link = Link(
        token_hash=token_hash(token),
        purpose=LinkPurpose.INVITATION,
        email=address,
        organization_id=organization.id,
        subject_id=invitation.id,
        created_at=now,
        expires_at=now + LIVES_FOR,
    )
    database.add(link)
    database.flush()
    send_notice(
        database,
        instruments.keyring,
        address,
        f"{organization_of(database, organization.id).name} invites you to Entente",
        f"You are invited to work on shared support cases for {organization.name}.\n\n"
        f"Open this page to choose your password. It works once, for seven days:\n"
        f"{instruments.link(f'/invitation/{token}')}\n",
        now,
    )
    record(
        database,
        actor,
        Verb.PERSON_INVITED,
        now,
        subject_id=link.id,
        details={"roles": sorted(role.value for role in roles), "for": str(organization.id)},
        personal={"invited": address},
    )
    return link


def _check_right(actor: Actor, organization: Organization) -> None:
    if Permission.ORGANIZATION_ENROLL in actor.permissions:
        return
    actor.require(Permission.PEOPLE_MANAGE)
    if actor.organization_id != organization.id:
        raise Refused("You can invite people to your own organization only.")


def _checked(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False, test_environment=True).normalized.lower()
    except EmailNotValidError as wrong:
        raise Invalid("Enter an e-mail address such as name@example.com.", "email") from wrong
