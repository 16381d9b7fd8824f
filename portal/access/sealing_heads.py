"""Seal the ends of all streams: one entry says where each of them ended, so that none can be cut short."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.ledger.entries import Entry
from portal.ledger.hashing import leaf_hash
from portal.ledger.heads import Head, Heads
from portal.records.audit_log import AuditEntry, heads_of_streams, last_in_stream
from portal.records.base import new_id
from portal.records.roads import FOR_THE_LOG, by
from portal.vocabulary import Verb

LOG_STREAM = UUID(int=0)
"""The log's own stream. Only whoever has the sequencer's turn writes to it, so its numbers stay in order."""


def seal_heads(database: Session, now: datetime) -> tuple[Heads, AuditEntry]:
    """The heads of everything integrated so far, and the entry that seals them.

    Only for whoever has the sequencer's turn; the entry must be integrated next, before any other.
    """
    with by(database, FOR_THE_LOG):
        return _sealed(database, now)


def _sealed(database: Session, now: datetime) -> tuple[Heads, AuditEntry]:
    heads = _heads(database)
    before = last_in_stream(database, LOG_STREAM)
    entry = Entry(
        id=new_id(),
        at=now,
        verb=Verb.HEADS_SEALED.value,
        stream_tag=str(LOG_STREAM),
        sequence=before.stream_number + 1 if before else 1,
        previous=before.leaf_hash if before else None,
        facts=heads.facts(),
    )
    leaf = entry.to_bytes()
    row = AuditEntry(
        id=entry.id,
        stream=LOG_STREAM,
        stream_number=entry.sequence,
        verb=Verb.HEADS_SEALED,
        at=now,
        leaf=leaf,
        leaf_hash=leaf_hash(leaf),
    )
    database.add(row)
    database.flush()
    return heads, row


def heads_sealed_by(database: Session, place: int) -> Heads:
    """The heads that the sealing entry at this place speaks of: of everything before it."""
    return _heads(database, place)


def _heads(database: Session, before: int | None = None) -> Heads:
    return Heads(
        Head(str(stream), number, leaf) for stream, number, leaf in heads_of_streams(database, before)
    )
