"""The sequencer's second half: sign how the log stands, once its tree is durable.

The signer remembers the last tree that it signed outside the database, so a database that was put
back from a backup, or rewritten, stops here and not with an auditor.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.sequencing import sign_tree, take_turn
from portal.actions.instruments import Instruments
from portal.records.audit_log import LogCheckpoint


def publish_checkpoint(database: Session, instruments: Instruments, now: datetime) -> LogCheckpoint | None:
    """Sign what earlier transactions integrated; None when the newest checkpoint covers all of it.

    Call it in a transaction of its own: what was signed and then not kept could never be continued.

    Raises:
        Conflict: the tree is not, or does not continue, the one that was signed last.
    """
    take_turn(database)
    return sign_tree(database, instruments.keyring, instruments.log_name, instruments.signer_memory, now)
