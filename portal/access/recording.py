"""Write down what somebody did: one entry in the log, in the transaction that does it."""

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.ledger.entries import SALT_SIZE, AuthorizationReference, Entry, commitment
from portal.ledger.hashing import leaf_hash
from portal.records.audit_log import AuditEntry, AuditSalt, last_in_stream
from portal.records.authorizations import Authorization
from portal.records.base import new_id
from portal.records.cases import Case
from portal.vocabulary import Verb

_LONGEST_VALUE = 2000

# Of the tables and not of the mapped classes: each act writes both rows, and nobody changes them afterwards.
_ENTRIES, _SALTS = cast("Table", AuditEntry.__table__), cast("Table", AuditSalt.__table__)
_ADD_ENTRY, _ADD_SALTS = insert(_ENTRIES), insert(_SALTS)
_COLUMNS = tuple(column.name for column in _ENTRIES.c if column.name != "serial")


def record(  # noqa: PLR0913 - the named fields of one entry
    database: Session,
    actor: Actor,
    verb: Verb,
    now: datetime,
    *,
    case: Case | None = None,
    customer_id: UUID | None = None,
    subject_id: UUID | None = None,
    authorization: Authorization | None = None,
    details: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> AuditEntry:
    """Append one entry to the stream of the case, or of the actor's organization where there is no case.

    `details` stand in the entry itself and must name no person and no content. `personal` values,
    and who the actor is, stand in it as salted commitments; erasing their salts leaves proofs valid.
    """
    row = AuditEntry(
        stream=case.id if case is not None else actor.organization_id,
        verb=verb,
        at=now,
        organization_id=actor.organization_id,
        person_id=actor.person_id,
        case_id=case.id if case is not None else None,
        customer_id=case.customer_id if case is not None else customer_id,
        subject_id=subject_id,
        authorization_id=authorization.id if authorization is not None else None,
    )
    return _keep(database, row, authorization, details or {}, _personal(actor, personal))


def _keep(
    database: Session,
    row: AuditEntry,
    authorization: Authorization | None,
    details: Mapping[str, Any],
    personal: Mapping[str, str],
) -> AuditEntry:
    """Give the row its place in its stream, its canonical bytes and their hash; keep the salts beside it."""
    _lock_stream(database, row.stream)
    before = last_in_stream(database, row.stream)
    salted = {name: (os.urandom(SALT_SIZE), value) for name, value in personal.items()}
    entry = Entry(
        id=new_id(),
        at=row.at,
        verb=row.verb.value,
        stream_tag=str(row.stream),
        sequence=before.stream_number + 1 if before else 1,
        previous=before.leaf_hash if before else None,
        customer_tag=str(row.customer_id) if row.customer_id else "",
        authorization=_reference(authorization),
        purpose=authorization.purpose.value if authorization is not None else "",
        object={"id": str(row.subject_id)} if row.subject_id is not None else {},
        facts={"organization": str(row.organization_id), **details},
        personal={name: commitment(value, salt) for name, (salt, value) in salted.items()},
    )
    leaf = entry.to_bytes()
    row.id, row.stream_number, row.leaf, row.leaf_hash = entry.id, entry.sequence, leaf, leaf_hash(leaf)
    salts = {name: [salt.hex(), value] for name, (salt, value) in salted.items()}
    database.flush()
    connection = database.connection()
    connection.execute(_ADD_ENTRY, {name: getattr(row, name) for name in _COLUMNS})
    connection.execute(_ADD_SALTS, {"entry_id": entry.id, "disclosures": salts})
    return row


def _personal(actor: Actor, more: Mapping[str, str] | None) -> dict[str, str]:
    known = {"actor": actor.email, "address": actor.address, "client": actor.client, **(more or {})}
    return {name: value[:_LONGEST_VALUE] for name, value in known.items() if value}


def _reference(authorization: Authorization | None) -> AuthorizationReference | None:
    if authorization is None:
        return None
    return AuthorizationReference(authorization.id, authorization.version, authorization.receipt_hash or "")


def _lock_stream(database: Session, stream: UUID) -> None:
    """On PostgreSQL two writers of one stream take turns; on SQLite there is one writer anyway."""
    if database.get_bind().dialect.name == "postgresql":
        key = int.from_bytes(stream.bytes[-8:], "big", signed=True)
        database.execute(select(func.pg_advisory_xact_lock(key)))
