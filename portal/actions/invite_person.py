"""An administrator invites somebody by mail; the link makes the account and works once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.inviting import ROLES_OF_KIND, checked_address, keep_invitation
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.links import Link
from portal.records.organizations import Organization
from portal.records.people import Person, active_people_with, person_by_email
from portal.vocabulary import Conflict, Invalid, OrganizationKind, Permission, Refused, Role, Verb

FIRST_ROLES: dict[OrganizationKind, frozenset[Role]] = {
    OrganizationKind.VENDOR: frozenset({Role.VENDOR_ADMINISTRATOR}),
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

    An address that signs in for another organization is answered like any other, so that inviting
    does not tell who has an account; only its own mailbox learns why there is no link.

    Raises:
        Refused: somebody else's organization, or more than the operator may give there.
        Invalid: the address or the roles cannot be used.
        Conflict: somebody with this address works for this organization already.
    """
    _check_right(database, actor, organization, roles)
    address = checked_address(email)
    if not roles or not set(roles) <= ROLES_OF_KIND[organization.kind]:
        raise Invalid("Choose at least one role that people of this organization can have.", "roles")
    known = person_by_email(database, address)
    if known is not None and known.organization_id == organization.id and known.deactivated_at is None:
        raise Conflict("Somebody with this address works for your organization already.")
    fresh = keep_invitation(database, organization.id, address, roles, actor.name, now)
    subject = f"{organization.name} invites you to Entente"
    body = _body(organization, known, instruments.link(fresh.path))
    send_notice(database, instruments.keyring, address, subject, body, now)
    record(
        database,
        actor,
        Verb.PERSON_INVITED,
        now,
        subject_id=fresh.link.id,
        details={"roles": sorted(role.value for role in roles), "for": str(organization.id)},
        personal={"invited": address},
    )
    return fresh.link


def _check_right(
    database: Session, actor: Actor, organization: Organization, roles: Collection[Role]
) -> None:
    if actor.organization_id == organization.id:
        actor.require(Permission.PEOPLE_MANAGE)
        return
    if Permission.ORGANIZATION_ENROLL not in actor.permissions:
        actor.require(Permission.PEOPLE_MANAGE)
        raise Refused("You can invite people to your own organization only.")
    if not set(roles) <= FIRST_ROLES[organization.kind]:
        raise Refused("As the operator you invite the first people only; they invite the others.")
    if organization.kind is OrganizationKind.VENDOR and active_people_with(
        database, organization.id, Role.VENDOR_ADMINISTRATOR
    ):
        raise Refused(f"{organization.name} has an administrator, who invites its people.")


def _body(organization: Organization, known: Person | None, address: str) -> str:
    invited = f"You are invited to work on shared support cases for {organization.name}.\n\n"
    if known is not None and known.organization_id != organization.id:
        return (
            f"{invited}This e-mail address signs in for another organization already, and one address\n"
            "signs in for one organization. Ask to be invited under another address.\n"
        )
    return (
        f"{invited}Open this page to choose your password. It works once, for seven days:\n{address}\n\n"
        "If you did not expect this, do nothing: without you the link does nothing.\n"
    )
