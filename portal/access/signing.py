"""The portal's own signatures: checkpoints of the log, receipts of authorizations, each by its own key."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.log_keys import LOG, LOG_ML_DSA, keys_of_log, note_key
from portal.ledger.checkpoints import NoteSigner
from portal.ledger.notes import NoteKey
from portal.records.organizations import SigningKey, signing_key_for
from portal.vault.envelopes import SealedSigningKey
from portal.vault.keyring import KeyRing
from portal.vault.signing import ED25519, ML_DSA_44, Signer

RECEIPTS = "receipts"

_ALGORITHMS = {LOG_ML_DSA: ML_DSA_44}


def signer_for(database: Session, keyring: KeyRing, purpose: str, name: str, now: datetime) -> Signer:
    """The signer for one purpose; its key is made, under `name`, the first time it is asked for."""
    row = signing_key_for(database, purpose) or new_signing_key(database, keyring, purpose, name, now)
    return keyring.signer(as_sealed_key(row))


def as_sealed_key(row: SigningKey) -> SealedSigningKey:
    """The row as the vault takes it."""
    return SealedSigningKey(
        purpose=row.purpose,
        key_id=row.key_id,
        algorithm=row.algorithm,
        public=row.public_key,
        sealed_private=row.sealed_private_key,
    )


def log_signers(database: Session, keyring: KeyRing, name: str, now: datetime) -> list[NoteSigner]:
    """Who signs a checkpoint: the log's present keys, and for a while those before them.

    All sign under the name of the log's first checkpoint; `name` counts only for that one.
    """
    for purpose in (LOG, LOG_ML_DSA):
        if signing_key_for(database, purpose) is None:
            new_signing_key(database, keyring, purpose, name, now)
    keys = keys_of_log(database)
    return [note_signer(row, keys.present.name, keyring) for row in keys.signing(now)]


def note_signer(row: SigningKey, name: str, keyring: KeyRing) -> NoteSigner:
    """A key of the log as it signs notes."""
    return NoteSigner(note_key(row, name), keyring.signer(as_sealed_key(row)).sign)


def log_key(database: Session) -> NoteKey:
    """The log's present public key, as checkpoints name it; `LookupError` before the first one."""
    return keys_of_log(database).present


def log_keys(database: Session) -> list[NoteKey]:
    """The log's present public keys, the one that all tools know first."""
    return list(keys_of_log(database).generations[-1])


def new_signing_key(
    database: Session, keyring: KeyRing, purpose: str, name: str, now: datetime
) -> SigningKey:
    """Make a key for one purpose, which signs from now on."""
    made = keyring.new_signing_key(purpose, _ALGORITHMS.get(purpose, ED25519))
    row = SigningKey(
        key_id=made.key_id,
        purpose=made.purpose,
        name=name,
        algorithm=made.algorithm,
        public_key=made.public,
        sealed_private_key=made.sealed_private,
        created_at=now,
    )
    database.add(row)
    database.flush()
    return row
