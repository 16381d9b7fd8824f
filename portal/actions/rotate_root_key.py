"""The operator lets a newer root key lock from now on."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.relocking import is_unfinished
from portal.actions.instruments import Instruments
from portal.records.organizations import organizations_of_kind
from portal.vocabulary import OrganizationKind, Verb


def rotate_root_key(database: Session, instruments: Instruments, now: datetime) -> bool:
    """Make a newer root key, unless a rotation was interrupted, which is then to be finished first.

    Everything stays readable: what is older unlocks under the older key, until `relock_rows` has been there
    and afterwards as well.

    Returns:
        Whether a newer key was made.
    """
    relocked = instruments.root.relock()
    if relocked or is_unfinished(database, instruments.keyring.rotation()):
        return False
    instruments.root.rotate()
    for operator in organizations_of_kind(database, OrganizationKind.OPERATOR):
        record(database, portal_for(operator.id), Verb.KEY_ROTATED, now, details={"level": "root"})
    return True
