"""Check the whole log: every entry, chain, tile, root and signature, and say where it breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.signing import check_of, log_key, log_keys
from portal.ledger.cosigned import Cosigned, cosignature_faults, second_signature_faults
from portal.ledger.entries import Disclosed
from portal.ledger.faults import Fault, Verdict
from portal.ledger.policy import NO_WITNESSES, Policy
from portal.ledger.verification import LogKey, StoredEntry
from portal.ledger.verification import verify_log as walk
from portal.records.audit_log import AuditEntry, AuditSalt, LogCheckpoint, LogPosition, last_position
from portal.records.cosignatures import cosigned_notes, newest_witnessed
from portal.records.log_tiles import RowTiles
from portal.records.roads import FOR_THE_LOG, by


def verify_log(database: Session, kept: Sequence[str] = (), policy: Policy = NO_WITNESSES) -> Verdict:
    """The verdict over everything that is stored.

    `kept` are checkpoints that an outsider held on to; `policy` says whose signatures count as witnesses'.
    """
    with by(database, FOR_THE_LOG):
        return _verdict(database, kept, policy)


def _verdict(database: Session, kept: Sequence[str], policy: Policy) -> Verdict:
    try:
        key = log_key(database)
    except LookupError:
        empty = database.scalar(select(AuditEntry.serial).limit(1)) is None
        sentence = "There are entries, but no checkpoint was ever signed."
        return Verdict(() if empty else (Fault("checkpoints", sentence),), 0)
    notes = list(database.scalars(select(LogCheckpoint.note).order_by(LogCheckpoint.size)))
    check = LogKey(key.name, key, check_of(key))
    verdict = walk(_entries(database), [*notes, *kept], check, RowTiles(database))
    return replace(verdict, faults=(*verdict.faults, *_signature_faults(database, notes, policy)))


def _signature_faults(database: Session, notes: Sequence[str], policy: Policy) -> Iterator[Fault]:
    """What is wrong with the log's second signatures and with those of witnesses."""
    for second in log_keys(database)[1:]:
        yield from second_signature_faults(notes, second, check_of(second))
    last = newest_witnessed(database)
    checks = {key.public: check_of(key) for key in policy.witnesses.values()}
    cosigned = (
        Cosigned(note, names, enough=last is not None and size == last.size)
        for size, note, names in cosigned_notes(database)
    )
    yield from cosignature_faults(cosigned, policy, checks)


def _entries(database: Session) -> Iterator[StoredEntry]:
    """Integrated entries in the order of the log, then those that wait, in the order of their writing."""
    query = (
        select(LogPosition.position, AuditEntry.leaf, AuditSalt.disclosures)
        .select_from(AuditEntry)
        .outerjoin(LogPosition, LogPosition.entry_id == AuditEntry.id)
        .outerjoin(AuditSalt, AuditSalt.entry_id == AuditEntry.id)
        .order_by(LogPosition.position.is_(None), LogPosition.position, AuditEntry.serial)
        .execution_options(yield_per=1000)
    )
    following = last_position(database)
    for position, leaf, disclosures in database.execute(query):
        following = following + 1 if position is None else following
        disclosed = {
            name: Disclosed(bytes.fromhex(salt), value) for name, (salt, value) in (disclosures or {}).items()
        }
        yield StoredEntry(following if position is None else position, leaf, disclosed)
