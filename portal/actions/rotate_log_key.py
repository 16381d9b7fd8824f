"""The log gets newer keys, and says so itself: the keys that signed until now sign the announcement."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.log_keys import LOG, LOG_ML_DSA, SUCCESSION, keys_of_log
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.sequencing import take_turn
from portal.access.signing import new_signing_key, note_signer
from portal.actions.instruments import Instruments
from portal.ledger.succession import announce
from portal.records.organizations import organizations_of_kind
from portal.vocabulary import Conflict, OrganizationKind, Verb

AT_LEAST = timedelta(days=1)
"""Younger keys stay, so that an interrupted run can be begun again."""


def rotate_log_key(database: Session, instruments: Instruments, now: datetime) -> bool:
    """Make newer keys and announce them, unless the present ones are younger than a day.

    Keys and announcement are one transaction: whoever dies in it has changed nothing. From then on both
    the newer and the earlier keys sign, for as long as witnesses have to learn the newer one.

    Returns:
        Whether newer keys were made.

    Raises:
        Conflict: nothing was signed yet, or a key in the database is not one that the log announced.
    """
    take_turn(database)
    try:
        keys = keys_of_log(database)
    except LookupError as nothing:
        raise Conflict("The log has not been signed yet, so it has no key to change.") from nothing
    if keys.wrong:
        raise Conflict(f"{keys.wrong} Nothing is changed; run `portal verify`.")
    present, name, keyring = keys.rows[-1], keys.present.name, instruments.keyring
    if now - present[0].created_at < AT_LEAST:
        return False
    made = [new_signing_key(database, keyring, purpose, name, now) for purpose in (LOG, LOG_ML_DSA)]
    earlier, newer = ([note_signer(row, name, keyring) for row in rows] for rows in (present, made))
    facts = {
        "purpose": LOG,
        "key": made[0].key_id,
        "previous": present[0].key_id,
        SUCCESSION: announce(name, earlier, newer),
    }
    for operator in organizations_of_kind(database, OrganizationKind.OPERATOR)[:1]:
        record(database, portal_for(operator.id), Verb.KEY_PUBLISHED, now, details=facts)
    return True
