"""Draw the proof that one entry stands in the log: a file that verifies offline, without trusting us."""

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import disclosed_to, may_see
from portal.access.log_keys import keys_of_log
from portal.access.recording import record
from portal.ledger.entries import base64url
from portal.ledger.proofs import Proof
from portal.ledger.tree import Tree
from portal.records.audit_log import AuditEntry, position_of, salts_of
from portal.records.cosignatures import checkpoint_covering, cosigned_note
from portal.records.log_tiles import RowTiles
from portal.records.organizations import organization_of
from portal.vocabulary import Conflict, Missing, Verb


def prove_entry(database: Session, actor: Actor, entry_id: UUID, now: datetime) -> str:
    """The proof as JSON text: entry, place, path, signed checkpoint, key, personal values that may be seen.

    Raises:
        Missing: there is no such entry, or the actor's organization may not see it.
        Conflict: the entry waits for the next checkpoint.
    """
    own = organization_of(database, actor.organization_id)
    entry = database.scalars(select(AuditEntry).where(AuditEntry.id == entry_id, may_see(own))).first()
    if entry is None:
        raise Missing("There is no such entry in your part of the log.")
    place = position_of(database, entry.id)
    checkpoint = None if place is None else checkpoint_covering(database, place)
    if place is None or checkpoint is None:
        raise Conflict("This entry waits for the next signature of the log. Try again in a second.")
    path = Tree(RowTiles(database), checkpoint.size).inclusion_proof(place, checkpoint.size)
    salts = salts_of(database, [entry.id]).get(entry.id, {})
    text = json.dumps(
        {
            "what": "proof that this entry stands in the log (c2sp.org/tlog-proof)",
            "entry": base64url(entry.leaf),
            "proof": Proof(place, tuple(path), cosigned_note(database, checkpoint)).to_text(),
            "log_key": keys_of_log(database).at(checkpoint.size).present.to_text(),
            "disclosed": disclosed_to(own, entry, salts),
        },
        indent=1,
        ensure_ascii=False,
    )
    record(
        database,
        actor,
        Verb.AUDIT_PROOF_DOWNLOADED,
        now,
        customer_id=entry.customer_id,
        subject_id=entry.id,
        details={"place": place},
    )
    return text
