"""A customer gets a newer key; what was disclosed under its permissions stays readable."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.customer_keys import exchange_key, locked_customer
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.vocabulary import Verb


def rotate_customer_key(
    database: Session, customer_id: UUID, instruments: Instruments, now: datetime
) -> None:
    """Exchange the key. `settle_customer_key` follows in a transaction of its own."""
    customer = locked_customer(database, customer_id, to_change=True)
    count = exchange_key(database, instruments.keyring, instruments.shred, customer)
    details = {"level": "customer", "permissions": count}
    record(database, portal_for(customer.id), Verb.KEY_ROTATED, now, subject_id=customer.id, details=details)
