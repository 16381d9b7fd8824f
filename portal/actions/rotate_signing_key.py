"""Receipts are signed with a newer key from now on; earlier receipts verify with the key that they name."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.signing import RECEIPTS, new_signing_key
from portal.actions.instruments import Instruments
from portal.records.organizations import organizations_of_kind, signing_key_for
from portal.vocabulary import OrganizationKind, Verb

AT_LEAST = timedelta(days=1)
"""A younger key stays, so that an interrupted run can be begun again."""


def rotate_signing_key(database: Session, instruments: Instruments, now: datetime) -> bool:
    """Make the newer key, unless the present one is younger than a day; returns whether it was made.

    The log's own key is changed apart from this (`rotate_log_key`): witnesses have to learn the newer one.
    """
    earlier = signing_key_for(database, RECEIPTS)
    if earlier is not None and now - earlier.created_at < AT_LEAST:
        return False
    made = new_signing_key(database, instruments.keyring, RECEIPTS, instruments.base_url, now)
    facts = {"purpose": RECEIPTS, "key": made.key_id, "previous": earlier.key_id if earlier else ""}
    for operator in organizations_of_kind(database, OrganizationKind.OPERATOR):
        record(database, portal_for(operator.id), Verb.KEY_PUBLISHED, now, details=facts)
    return True
