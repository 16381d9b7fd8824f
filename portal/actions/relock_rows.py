"""Some rows' keys are locked anew under the newest root key; again and again, until all of them are."""

from sqlalchemy.orm import Session

from portal.access.relocking import Spot, relock_some
from portal.actions.instruments import Instruments


def relock_rows(database: Session, instruments: Instruments, spot: Spot) -> tuple[Spot | None, int]:
    """Go on at `spot`. Gives where to go on next (None: all done), and how many keys were locked anew.

    Killed at any point it has lost nothing: each row's key is exchanged whole, and the next run goes on.
    """
    return relock_some(database, instruments.keyring.rotation(), spot)
