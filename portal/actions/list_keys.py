"""The operator looks at the names of all keys."""

from sqlalchemy.orm import Session

from portal.access.key_inventory import KeyInventory, take_inventory
from portal.actions.instruments import Instruments


def list_keys(database: Session, instruments: Instruments) -> KeyInventory:
    """Names, dates and numbers; nothing that opens anything."""
    return take_inventory(database, instruments.root, instruments.shred)
