"""Check the whole log: every entry, chain, tile, root and signature, and say where it breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from portal.access.log_keys import LogKeys, check_of, keys_of_log
from portal.ledger.cosigned import (
    Cosigned,
    cosignature_faults,
    other_signature_faults,
    second_signature_faults,
)
from portal.ledger.entries import Disclosed
from portal.ledger.faults import Fault, Verdict
from portal.ledger.policy import NO_WITNESSES, Policy
from portal.ledger.verification import LogKey, StoredEntry
from portal.ledger.verification import verify_log as walk
from portal.records.audit_log import AuditEntry, AuditSalt, LogCheckpoint, LogPosition, last_position
from portal.records.cosignatures import cosigned_notes, newest_witnessed
from portal.records.log_tiles import RowTiles
from portal.records.roads import FOR_THE_LOG, by

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = (
    AuditEntry.id,
    AuditEntry.at,
    AuditEntry.verb,
    AuditEntry.stream,
    AuditEntry.stream_number,
    AuditEntry.organization_id,
    AuditEntry.customer_id,
    AuditEntry.subject_id,
    AuditEntry.authorization_id,
    AuditEntry.leaf,
    AuditEntry.leaf_hash,
)


def verify_log(database: Session, kept: Sequence[str] = (), policy: Policy = NO_WITNESSES) -> Verdict:
    """The verdict over everything that is stored.

    `kept` are checkpoints that an outsider held on to; `policy` says whose signatures count as witnesses'.
    """
    with by(database, FOR_THE_LOG):
        return _verdict(database, kept, policy)


def _verdict(database: Session, kept: Sequence[str], policy: Policy) -> Verdict:
    try:
        keys = keys_of_log(database)
    except LookupError:
        empty = database.scalar(select(AuditEntry.serial).limit(1)) is None
        sentence = "There are entries, but no checkpoint was ever signed."
        return Verdict(() if empty else (Fault("checkpoints", sentence),), 0)
    rows = database.execute(select(LogCheckpoint.size, LogCheckpoint.note).order_by(LogCheckpoint.size)).all()
    notes = [note for _, note in rows]
    verdict = walk(_entries(database), [*notes, *kept], _due(keys), RowTiles(database))
    wrong = [Fault("keys of the log", keys.wrong)] if keys.wrong else []
    return replace(
        verdict, faults=(*verdict.faults, *wrong, *_signature_faults(database, keys, rows, policy))
    )


def _due(keys: LogKeys) -> LogKey:
    """Which key must have signed which checkpoint; one whose announcement has no place yet, none."""
    first, *newer = (generation[0] for generation in keys.generations)
    due = LogKey(first.name, first, check_of(first))
    for key, announced in zip(newer, keys.announced, strict=True):
        if announced.place is not None:
            due = LogKey(key.name, key, check_of(key), announced.place, due)
    return due


def _signature_faults(
    database: Session, keys: LogKeys, notes: Sequence[tuple[int, str]], policy: Policy
) -> Iterator[Fault]:
    """What is wrong with the log's second signatures, those of its earlier keys and those of witnesses."""
    known = {key: check_of(key) for generation in keys.generations for key in generation}
    for number, generation in enumerate(keys.generations):
        due = [note for size, note in notes if keys.at(size).generations[-1] is generation]
        for second in generation[1:]:
            yield from second_signature_faults(due, second, check_of(second), begun=number > 0)
        yield from other_signature_faults(due, generation, known)
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
        select(LogPosition.position, AuditSalt.disclosures, *_COLUMNS)
        .select_from(AuditEntry)
        .outerjoin(LogPosition, LogPosition.entry_id == AuditEntry.id)
        .outerjoin(AuditSalt, AuditSalt.entry_id == AuditEntry.id)
        .order_by(LogPosition.position.is_(None), LogPosition.position, AuditEntry.serial)
        .execution_options(yield_per=1000)
    )
    following = last_position(database)
    for row in database.execute(query):
        following = following + 1 if row.position is None else following
        disclosed = {
            name: Disclosed(bytes.fromhex(salt), value)
            for name, (salt, value) in (row.disclosures or {}).items()
        }
        yield StoredEntry(
            following if row.position is None else row.position, row.leaf, disclosed, _beside(row)
        )


def _beside(row: Row[Any]) -> dict[str, object]:
    """What searches are told of an entry, in the words of `portal.ledger.entries.searched`."""
    return {
        "id": str(row.id),
        "at": (row.at - _EPOCH) // timedelta(milliseconds=1),
        "verb": row.verb.value,
        "stream": str(row.stream),
        "number": row.stream_number,
        "organization": str(row.organization_id or ""),
        "customer": str(row.customer_id or ""),
        "subject": str(row.subject_id or ""),
        "authorization": str(row.authorization_id or ""),
        "leaf": row.leaf_hash.hex(),
    }
