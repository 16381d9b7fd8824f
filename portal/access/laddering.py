"""What proposing and answering an escalation ladder share: the pair, one turn at a time, and who is told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.alarm_calls import Courier
from portal.access.sending import tell_people
from portal.records.agreements import Agreement, agreement_between, in_force
from portal.records.ladders import lock_agreement
from portal.records.organizations import Organization
from portal.records.people import active_people_with
from portal.vocabulary import Conflict, Missing, OrganizationKind, Role


def partner_agreement(database: Session, actor: Actor, partner: Organization) -> Agreement:
    """The agreement in force with this partner, locked: of two who change its ladder the second waits.

    Raises:
        Missing: the partner is not another vendor.
        Conflict: there is no agreement in force.
    """
    if partner.kind is not OrganizationKind.VENDOR or partner.id == actor.organization_id:
        raise Missing("There is no such partner.")
    agreement = agreement_between(database, actor.organization_id, partner.id)
    if agreement is None or not in_force(database, actor.organization_id, partner.id):
        raise Conflict(f"First both companies sign the standing terms: you and {partner.name}.")
    lock_agreement(database, agreement)
    return agreement


def tell_administrators(
    database: Session, to_id: UUID, from_id: UUID, subject: str, courier: Courier, now: datetime
) -> None:
    """Tell the administrators of one company that something of theirs with the other changed."""
    page = courier.link(f"/partners/{from_id}/alarms")
    people = active_people_with(database, to_id, Role.VENDOR_ADMINISTRATOR)
    tell_people(database, courier.keyring, people, subject, f"Sign in to read it:\n{page}\n", now)
