"""An organization gets a newer key pair: the log has it, and customers who saw the earlier one are told."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.customer_keys import locked_customer
from portal.access.key_directory import permissions_naming, publish_key
from portal.access.key_giving import add_key
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.organizations import Organization, current_key

AT_LEAST = timedelta(days=1)
"""Keys younger than this stay when all are changed, so that an interrupted run can be begun again."""

_APART = timedelta(microseconds=1)


def rotate_organization_key(
    database: Session,
    organization_id: UUID,
    instruments: Instruments,
    now: datetime,
    *,
    at_once: bool = False,
) -> bool:
    """Give the newer key, for what is sealed from now on; what was sealed before opens with the earlier one.

    A permission keeps to the key that its customer saw. Only the next one names the newer key.

    Returns:
        Whether a key was given: not where the present one is younger than a day, unless it must be `at_once`.
    """
    organization = locked_customer(database, organization_id, to_change=True)
    earlier = current_key(database, organization_id)
    if now - earlier.created_at < AT_LEAST and not at_once:
        return False
    after = max(now, earlier.created_at + _APART)  # The newest is told by its time.
    made = add_key(database, organization, instruments.keyring, after)
    publish_key(database, made, earlier.key_id, now)
    _tell(database, organization, instruments, now)
    return True


def _tell(database: Session, organization: Organization, instruments: Instruments, now: datetime) -> None:
    mailboxes = {one.approver_email for one in permissions_naming(database, organization.id)}
    for email in sorted(mailboxes):
        send_notice(
            database,
            instruments.keyring,
            email,
            f"{organization.name} has a new key",
            f"What you allowed {organization.name} stays as it is: it names the earlier key, and what you "
            "allowed is still sealed for that one. Only a new permission will name the new key. The change "
            "stands in the log, and your page shows it. If it surprises you, ask before you allow more.\n",
            now,
        )
