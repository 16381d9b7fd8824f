"""The portal's own signatures: checkpoints of the log, receipts of authorizations, each by its own key."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.ledger.checkpoints import NoteSigner
from portal.ledger.notes import ED25519 as NOTE_ED25519
from portal.ledger.notes import NoteKey
from portal.records.organizations import SigningKey, signing_key_for
from portal.vault.envelopes import SealedSigningKey
from portal.vault.keyring import KeyRing
from portal.vault.signing import Signer

LOG = "log"
RECEIPTS = "receipts"


def signer_for(database: Session, keyring: KeyRing, purpose: str, name: str, now: datetime) -> Signer:
    """The signer for one purpose; its key is made, under `name`, the first time it is asked for."""
    row = signing_key_for(database, purpose) or _make(database, keyring, purpose, name, now)
    return keyring.signer(
        SealedSigningKey(
            purpose=row.purpose,
            key_id=row.key_id,
            algorithm=row.algorithm,
            public=row.public_key,
            sealed_private=row.sealed_private_key,
        )
    )


def log_signer(database: Session, keyring: KeyRing, name: str, now: datetime) -> NoteSigner:
    """The log's signer under the name that its first checkpoint bore; `name` counts only for that one."""
    signer = signer_for(database, keyring, LOG, name, now)
    return NoteSigner(log_key(database), signer.sign)


def log_key(database: Session) -> NoteKey:
    """The log's public key, as checkpoints name it."""
    row = signing_key_for(database, LOG)
    if row is None:
        raise LookupError("This installation has not signed any checkpoint yet.")
    return NoteKey(row.name, NOTE_ED25519, row.public_key)


def _make(database: Session, keyring: KeyRing, purpose: str, name: str, now: datetime) -> SigningKey:
    made = keyring.new_signing_key(purpose)
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
