"""The log becomes silent about one person: their values go with their salts, every proof stays as it is."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from portal.access.erasing import ERASED, Leaver
from portal.access.mentions import mentions
from portal.records.audit_log import AuditEntry, AuditSalt
from portal.records.authorizations import Authorization
from portal.records.reveal_requests import RevealRequest
from portal.vocabulary import Verb

_OF_THE_ACTOR = frozenset({"actor", "address", "client", "decided_by"})
_APPROVER = "approver_name"
_AT_ONCE = 500


def silence(database: Session, leaver: Leaver) -> int:
    """Take this person's values out from beside the log; others' in the same entries stay.

    What they decided while signed in, or as the second of two, loses the name too: the log alone knows that
    it was they. Returns from how many entries something was taken.
    """
    asked = select(Authorization.id).where(Authorization.approver_email == leaver.email)
    theirs = set(database.scalars(asked))
    acts = AuditEntry.person_id, AuditEntry.verb, AuditEntry.case_id, AuditEntry.subject_id
    rows = select(AuditSalt.entry_id, AuditSalt.disclosures, *acts).join(
        AuditEntry, AuditEntry.id == AuditSalt.entry_id
    )
    silent: dict[UUID, dict[str, Any]] = {}
    decided = []
    for row in database.execute(rows).yield_per(_AT_ONCE):
        own = _own(row, leaver, theirs)
        known = row.disclosures.items()
        kept = {name: one for name, one in known if name not in own and not mentions(one[1], {leaver.email})}
        if kept != row.disclosures:
            silent[row.entry_id] = kept
        decided += [(row, name) for name in ("decided_by", _APPROVER) if name in own & row.disclosures.keys()]
    for entry_id, kept in silent.items():
        database.get_one(AuditSalt, entry_id).disclosures = kept
    for row, name in decided:
        _forget_name(database, row, row.disclosures[name][1])
    database.flush()
    return len(silent)


def _own(row: Row[Any], leaver: Leaver, asked: set[UUID]) -> frozenset[str]:
    """Which values of an entry are about this person, whatever they say.

    A grant names whoever was asked, also where a second agreed and thereby acted.
    """
    acted = leaver.person_id is not None and row.person_id == leaver.person_id
    acted = acted or row.disclosures.get("actor", ["", ""])[1].casefold() == leaver.email
    named = row.subject_id in asked if row.verb is Verb.AUTHORIZATION_GRANTED else acted
    return (_OF_THE_ACTOR if acted else frozenset()) | ({_APPROVER} if named else set())


def _forget_name(database: Session, row: Row[Any], name: str) -> None:
    """The name that an entry knew, in what the entry is about."""
    database.execute(
        update(RevealRequest)
        .where(RevealRequest.case_id == row.case_id, RevealRequest.decided_by == name)
        .values(decided_by=ERASED)
    )
    database.execute(
        update(Authorization)
        .where(Authorization.id == row.subject_id, Authorization.approver_name == name)
        .values(approver_name=ERASED, approver_position="")
    )
