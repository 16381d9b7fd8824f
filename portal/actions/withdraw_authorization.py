"""The customer withdraws, in one step and without a code: the next read fails, everywhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.customer_access import ApproverAccess
from portal.access.ending import TELL_OF_WITHDRAWAL, end_authorization
from portal.access.link_access import LinkAccess
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.jobs import enqueue
from portal.vocabulary import AuthorizationState, Missing


def withdraw_authorization(
    database: Session,
    access: LinkAccess | ApproverAccess,
    authorization_id: UUID,
    instruments: Instruments,
    now: datetime,
) -> Authorization:
    """End one permission of whoever came by link or is signed in; its key is destroyed in the same step.

    Who has to know is told from the queue, so that neither a mail server nor a key service nor a store of
    keys that is down keeps anybody from withdrawing.

    Raises:
        Missing: it is not a permission of this customer.
        Conflict: it has ended already.
    """
    found = database.get(Authorization, authorization_id, populate_existing=True)
    if found is None or found.customer_id != _customer_of(access):
        raise Missing("There is no such permission.")
    end_authorization(database, instruments.shred, access.actor, found, AuthorizationState.WITHDRAWN, now)
    enqueue(database, TELL_OF_WITHDRAWAL, found.id, now)
    return found


def _customer_of(access: LinkAccess | ApproverAccess) -> UUID:
    return access.link.organization_id if isinstance(access, LinkAccess) else access.actor.organization_id
