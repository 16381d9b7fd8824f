"""Write the evidence pack of one case: a file with which an outsider verifies what the log says of it."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import disclosed_to
from portal.access.drawn_evidence import drawn_evidence
from portal.access.log_keys import keys_of_log
from portal.access.sealing_heads import heads_sealed_by
from portal.access.sequencing import sign_tree, take_turn
from portal.access.signing import RECEIPTS
from portal.actions.instruments import Instruments
from portal.ledger.entries import Disclosed
from portal.ledger.evidence import Evidence, write_pack
from portal.ledger.notes import ED25519_COSIGNATURE, NoteKey
from portal.ledger.policy import Policy
from portal.ledger.tree import Tree
from portal.ledger.verification import StoredEntry
from portal.records.audit_log import (
    AuditEntry,
    LogCheckpoint,
    integrated_in_stream,
    salts_of,
)
from portal.records.authorizations import authorizations_of
from portal.records.cosignatures import checkpoint_covering, cosignatures_of, cosigned_note
from portal.records.log_tiles import RowTiles
from portal.records.organizations import Organization, organization_of, signing_keys_for
from portal.vocabulary import Missing, Verb


@dataclass(frozen=True)
class EvidencePack:
    """The pack (a zip), and what people call its case."""

    reference: str
    content: bytes


def pack_evidence(
    database: Session, actor: Actor, drawn_id: UUID, instruments: Instruments, now: datetime
) -> EvidencePack:
    """The pack of what the actor's organization has drawn, which the log tells already.

    Call it in a later transaction than the drawing. It signs the log if nobody has meanwhile.

    Raises:
        Refused: the actor's role does not include the log.
        Missing: this organization has drawn no such evidence.
        Conflict: the log is not the one that was signed last.
    """
    own = organization_of(database, actor.organization_id)
    found = drawn_evidence(database, actor, drawn_id)
    checkpoint = _covering(database, found.place, instruments, now)
    placed = integrated_in_stream(database, found.case.id, found.place)
    keys = keys_of_log(database).at(checkpoint.size)
    evidence = Evidence(
        log_key=keys.present,
        checkpoint=cosigned_note(database, checkpoint),
        stream_tag=str(found.case.id),
        entries=_stored(database, own, placed),
        heads=heads_sealed_by(database, found.place),
        heads_entry=StoredEntry(found.place, found.sealed.leaf),
        receipts=_receipts(database, found.case.id, placed),
        receipt_keys=[key.public_key for key in signing_keys_for(database, RECEIPTS)],
        policy=_policy(database, keys.present, instruments.witnesses, checkpoint.size),
        announced=[StoredEntry(one.place or 0, one.entry.leaf) for one in keys.announced],
    )
    sink = io.BytesIO()
    write_pack(sink, evidence, Tree(RowTiles(database), checkpoint.size))
    return EvidencePack(found.case.reference, sink.getvalue())


def _covering(database: Session, place: int, instruments: Instruments, now: datetime) -> LogCheckpoint:
    """A signed state of the log that covers this place, if possible one that witnesses have seen."""
    newest = checkpoint_covering(database, place)
    if newest is None:
        take_turn(database)
        tools = instruments
        newest = sign_tree(database, tools.keyring, tools.log_name, tools.signer_memory, now)
    if newest is None or newest.size <= place:
        raise Missing("The log has not been signed yet. Try again in a second.")
    return newest


def _policy(database: Session, key: NoteKey, policy: Policy, size: int) -> Policy | None:
    """What enough witnesses are; None where fewer have signed this state so that everybody can check it.

    The verifiers in a pack know Ed25519 alone, for they need no library.
    """
    plain = {name for name, key in policy.witnesses.items() if key.kind == ED25519_COSIGNATURE}
    seen = plain & {one.witness for one in cosignatures_of(database, size)}
    enough = bool(policy.witnesses) and policy.satisfied_by(seen)
    return replace(policy, logs=(key,)) if enough else None


def _stored(
    database: Session, own: Organization, placed: Sequence[tuple[int, AuditEntry]]
) -> Iterator[StoredEntry]:
    salts = salts_of(database, [row.id for _, row in placed])
    for place, row in placed:
        shown = disclosed_to(own, row, salts.get(row.id, {}))
        disclosed = {name: Disclosed(bytes.fromhex(salt), value) for name, (salt, value) in shown.items()}
        yield StoredEntry(place, row.leaf, disclosed)


def _receipts(database: Session, case_id: UUID, placed: Sequence[tuple[int, AuditEntry]]) -> dict[str, str]:
    """The customer's receipts that these entries tell of, by the hash that the log names them with."""
    granted = {row.authorization_id for _, row in placed if row.verb is Verb.AUTHORIZATION_GRANTED}
    return {
        one.receipt_hash: one.receipt
        for one in authorizations_of(database, case_id)
        if one.id in granted and one.receipt_hash is not None and one.receipt is not None
    }
