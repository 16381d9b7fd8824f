"""Draw the evidence pack of one case: a file with which an outsider verifies what the log says of it.

That it was drawn is the last thing the pack shows: the ends of all streams are sealed right after.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import case_to_audit, disclosed_to
from portal.access.recording import record
from portal.access.sealing_heads import seal_heads
from portal.access.sequencing import MOST_AT_ONCE, integrate, take_turn
from portal.access.signing import RECEIPTS, log_key
from portal.actions.instruments import Instruments
from portal.ledger.entries import Disclosed
from portal.ledger.evidence import Evidence, write_pack
from portal.ledger.tree import Tree
from portal.ledger.verification import StoredEntry
from portal.records.audit_log import AuditEntry, entries_without_position, integrated_in_stream, salts_of
from portal.records.authorizations import authorizations_of
from portal.records.log_tiles import RowTiles
from portal.records.organizations import Organization, organization_of, signing_keys_for
from portal.vocabulary import Permission, Verb


@dataclass(frozen=True)
class DrawnEvidence:
    """The pack (a zip), and what people call its case."""

    reference: str
    content: bytes


def draw_evidence(
    database: Session, actor: Actor, case_id: UUID, instruments: Instruments, now: datetime
) -> DrawnEvidence:
    """The pack of a case that the actor's organization takes or took part in, or whose customer it is.

    Raises:
        Refused: the actor's role does not include the log.
        Missing: there is no such case for this organization.
        Conflict: the log is not the one that was signed last.
    """
    actor.require(Permission.AUDIT_SEARCH)
    own = organization_of(database, actor.organization_id)
    case = case_to_audit(database, own, case_id)
    take_turn(database)
    record(database, actor, Verb.EVIDENCE_DRAWN, now, case=case, subject_id=case.id)
    while waiting := entries_without_position(database, MOST_AT_ONCE):
        integrate(database, instruments.keyring, instruments.log_name, waiting, now)
    heads, sealed = seal_heads(database, now)
    checkpoint = integrate(database, instruments.keyring, instruments.log_name, [sealed], now)
    placed = integrated_in_stream(database, case.id)
    evidence = Evidence(
        log_key=log_key(database),
        checkpoint=checkpoint.note,
        stream_tag=str(case.id),
        entries=_stored(database, own, placed),
        heads=heads,
        heads_entry=StoredEntry(checkpoint.size - 1, sealed.leaf),
        receipts=_receipts(database, case.id),
        receipt_keys=[key.public_key for key in signing_keys_for(database, RECEIPTS)],
    )
    sink = io.BytesIO()
    write_pack(sink, evidence, Tree(RowTiles(database), checkpoint.size))
    return DrawnEvidence(case.reference, sink.getvalue())


def _stored(
    database: Session, own: Organization, placed: Sequence[tuple[int, AuditEntry]]
) -> Iterator[StoredEntry]:
    salts = salts_of(database, [row.id for _, row in placed])
    for place, row in placed:
        shown = disclosed_to(own, row, salts.get(row.id, {}))
        disclosed = {name: Disclosed(bytes.fromhex(salt), value) for name, (salt, value) in shown.items()}
        yield StoredEntry(place, row.leaf, disclosed)


def _receipts(database: Session, case_id: UUID) -> dict[str, str]:
    """The customer's receipts of this case, by the hash that the log names them with."""
    return {
        one.receipt_hash: one.receipt
        for one in authorizations_of(database, case_id)
        if one.receipt_hash is not None and one.receipt is not None
    }
