"""The portal's own signatures: checkpoints of the log, receipts of authorizations, each by its own key."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.ledger.checkpoints import NoteSigner
from portal.ledger.notes import ED25519 as NOTE_ED25519
from portal.ledger.notes import ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE, Check, NoteKey
from portal.records.organizations import SigningKey, signing_key_for
from portal.vault.envelopes import SealedSigningKey
from portal.vault.keyring import KeyRing
from portal.vault.signing import ED25519, ML_DSA_44, Signer, verifier

LOG = "log"
LOG_ML_DSA = "log_ml_dsa"
"""The log's second key: nobody with a quantum computer forges a checkpoint that bears both signatures."""
RECEIPTS = "receipts"

_ALGORITHMS = {LOG_ML_DSA: ML_DSA_44}
_ALGORITHM_OF_KIND = {
    NOTE_ED25519: ED25519,
    ED25519_COSIGNATURE: ED25519,
    ML_DSA_44_COSIGNATURE: ML_DSA_44,
}


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
    """The log's two signers, under the name of its first checkpoint; `name` counts only for that one."""
    first = signer_for(database, keyring, LOG, name, now)
    key = log_key(database)
    second = signer_for(database, keyring, LOG_ML_DSA, key.name, now)
    quantum = NoteKey(key.name, ML_DSA_44_COSIGNATURE, second.public)
    return [NoteSigner(key, first.sign), NoteSigner(quantum, second.sign)]


def log_key(database: Session) -> NoteKey:
    """The log's public key, as checkpoints name it."""
    row = signing_key_for(database, LOG)
    if row is None:
        raise LookupError("This installation has not signed any checkpoint yet.")
    return NoteKey(row.name, NOTE_ED25519, row.public_key)


def log_keys(database: Session) -> list[NoteKey]:
    """The log's public keys, the one that all tools know first."""
    second = signing_key_for(database, LOG_ML_DSA)
    first = log_key(database)
    more = [NoteKey(first.name, ML_DSA_44_COSIGNATURE, second.public_key)] if second is not None else []
    return [first, *more]


def check_of(key: NoteKey) -> Check:
    """How to verify a signature by this key."""
    return verifier(_ALGORITHM_OF_KIND.get(key.kind, ""), key.public)


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
