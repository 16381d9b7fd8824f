"""After a decision: the asking engineer hears of it, the customer gets a link to their own pages."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.mailed_links import keep_link, link_to_approver
from portal.access.sending import send_notice
from portal.access.telling import tell_who_asked
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.vault.keyring import KeyRing
from portal.vocabulary import LinkPurpose

KEPT_AFTERWARDS = timedelta(days=366)
"""How long after a permission's end the customer can still see who read what under it."""

Addressing = Callable[[str], str]


def tell_asker(
    database: Session, keyring: KeyRing, authorization: Authorization, address: Addressing, now: datetime
) -> None:
    """Queue a mail to the engineer who asked: that there is a decision, not which one."""
    case = case_of(database, authorization.case_id)
    asker = authorization.requested_by_id
    tell_who_asked(database, keyring, case, asker, "the customer has decided", address, now)


def give_customer_link(
    database: Session, keyring: KeyRing, authorization: Authorization, address: Addressing, now: datetime
) -> str:
    """Queue the mail with the link to the customer's own pages, and return the link's token."""
    until = max(authorization.not_after, now) + KEPT_AFTERWARDS
    link = link_to_approver(authorization, LinkPurpose.CUSTOMER, authorization.id, now, until)
    token = keep_link(database, link)
    send_notice(
        database,
        keyring,
        authorization.approver_email,
        "Your permissions, who read what, and how to withdraw",
        "Keep this message. On this page you see your permissions and every single reading, you can download "
        "the signed receipt, and you can withdraw in one step:\n"
        f"{address(f'/customer/{token}')}\n",
        now,
    )
    return token
