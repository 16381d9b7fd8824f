"""Anybody at a customer's proved domain can take its permissions back: a mail lets them, no account does.

Only those whom the customer named may allow; withdrawing is the safe direction, and whoever allowed is told.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.acting import way_of_organization
from portal.access.mailboxes import customers_mailbox
from portal.access.mailed_links import keep_link
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.authorizations import permissions_in_force
from portal.records.links import Link
from portal.records.mandates import mandate_in_place
from portal.records.organizations import Organization, organization_by_domain
from portal.records.roads import by
from portal.vocabulary import Invalid, LinkPurpose, OrganizationKind, Verb

LINK_LIVES_FOR = timedelta(hours=24)


def ask_to_withdraw(database: Session, email: str, instruments: Instruments, now: datetime) -> None:
    """Mail a link to this address, if it is one of a customer that has something in force.

    Whoever asks learns nothing from it: the answer is the same for every address.
    """
    customer = organization_by_domain(database, email.rpartition("@")[2])
    if customer is None or customer.kind is not OrganizationKind.CUSTOMER:
        return
    try:
        address = customers_mailbox(email.strip(), customer, "email")
    except Invalid:
        return
    with by(database, way_of_organization(customer.id)):
        proved = mandate_in_place(database, customer.id) is not None
        if proved and permissions_in_force(database, customer.id, now):
            _send(database, customer, address, instruments, now)


def _send(
    database: Session, customer: Organization, address: str, instruments: Instruments, now: datetime
) -> None:
    link = Link(
        purpose=LinkPurpose.WITHDRAWAL,
        email=address,
        organization_id=customer.id,
        subject_id=customer.id,
        created_at=now,
        expires_at=now + LINK_LIVES_FOR,
    )
    token = keep_link(database, link)
    send_notice(
        database,
        instruments.keyring,
        address,
        f"Take back a permission of {customer.name}",
        f"Somebody asked for this with your address. The page shows what {customer.name} has allowed, and "
        "each of it can be taken back with one button. It works for a day; opening it changes nothing:\n"
        f"{instruments.link(f'/withdraw/{token}')}\n\n"
        "If it was not you, do nothing.\n",
        now,
    )
    record(
        database,
        portal_for(customer.id),
        Verb.WITHDRAWAL_LINK_SENT,
        now,
        customer_id=customer.id,
        subject_id=link.id,
        personal={"asked": address},
    )
