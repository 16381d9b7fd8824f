"""The customer withdraws, in one step and without a code: the next read fails, everywhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.ending import end_authorization
from portal.access.link_access import LinkAccess
from portal.access.sending import send_notice
from portal.access.telling import tell_who_asked
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.vocabulary import AuthorizationState, Missing

_HAPPENED = "the permission was withdrawn"


def withdraw_authorization(
    database: Session,
    access: LinkAccess,
    authorization_id: UUID,
    instruments: Instruments,
    now: datetime,
) -> Authorization:
    """End one permission of the link's own customer; its key is destroyed in the same step.

    Mail follows from the queue: a mail server that is down does not keep anybody from withdrawing.

    Raises:
        Missing: it is not a permission of this customer.
        Conflict: it has ended already.
    """
    found = database.get(Authorization, authorization_id, populate_existing=True)
    if found is None or found.customer_id != access.link.organization_id:
        raise Missing("There is no such permission.")
    end_authorization(database, instruments.shred, access.actor, found, AuthorizationState.WITHDRAWN, now)
    case = case_of(database, found.case_id)
    tell_who_asked(
        database, instruments.keyring, case, found.requested_by_id, _HAPPENED, instruments.link, now
    )
    send_notice(
        database,
        instruments.keyring,
        found.approver_email,
        f"Case {case.reference}: {_HAPPENED}",
        "From now on nobody can read what was disclosed under it.\n"
        "If this was a mistake, the company can ask again.\n",
        now,
    )
    return found
