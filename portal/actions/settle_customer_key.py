"""After a customer's key was exchanged: what the older one still locks is locked by the newer one alone."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.customer_keys import locked_customer, settle_key
from portal.actions.instruments import Instruments


def settle_customer_key(database: Session, customer_id: UUID, instruments: Instruments) -> None:
    """Take the older locks away; only once the exchange is durable."""
    customer = locked_customer(database, customer_id)
    settle_key(database, instruments.keyring, instruments.shred, customer)
