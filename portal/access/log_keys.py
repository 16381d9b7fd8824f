"""The log's keys, one after the other: each but the first was announced in the log by the one before.

What the database says of a key counts only as far as the log says the same. A row that was slipped in signs
nothing and verifies nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.ledger.notes import ED25519 as NOTE_ED25519
from portal.ledger.notes import ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE, Check, NoteKey
from portal.ledger.succession import followed
from portal.records.audit_log import AuditEntry
from portal.records.log_standing import published_for_portal
from portal.records.organizations import SigningKey, signing_keys_for
from portal.vault.signing import ED25519, ML_DSA_44, verifier

LOG = "log"
LOG_ML_DSA = "log_ml_dsa"
"""The log's second key: nobody with a quantum computer forges a checkpoint that bears both signatures."""
SUCCESSION = "succession"
BOTH_SIGN = timedelta(days=30)
"""How long an earlier key goes on signing beside the newer one, so that witnesses can learn the newer one."""

_ALGORITHM_OF_KIND = {
    NOTE_ED25519: ED25519,
    ED25519_COSIGNATURE: ED25519,
    ML_DSA_44_COSIGNATURE: ML_DSA_44,
}
_KIND_OF_PURPOSE = {LOG: NOTE_ED25519, LOG_ML_DSA: ML_DSA_44_COSIGNATURE}


@dataclass(frozen=True)
class Announced:
    """Keys that the log has announced: the entry that did, and its place once it has one."""

    entry: AuditEntry
    place: int | None
    note: str


@dataclass(frozen=True)
class LogKeys:
    """All keys of the log: `generations` from the first to the present one, and how each came to be.

    `announced[n]` announces `generations[n + 1]`. `wrong` says what in the database does not belong here.
    """

    generations: Sequence[tuple[NoteKey, ...]]
    announced: Sequence[Announced]
    rows: Sequence[Sequence[SigningKey]]
    wrong: str = ""

    def at(self, size: int) -> "LogKeys":
        """How it stood for a checkpoint of this size: whoever announced a key is among its entries."""
        known = [one for one in self.announced if one.place is not None and one.place < size]
        upto = len(known) + 1
        return replace(self, generations=self.generations[:upto], announced=known, rows=self.rows[:upto])

    @property
    def present(self) -> NoteKey:
        """The key by which all tools know the log now."""
        return self.generations[-1][0]

    def signing(self, now: datetime) -> list[SigningKey]:
        """The rows of the keys that sign now: the present ones, and earlier ones while both sign."""
        until = [newer[0].created_at + BOTH_SIGN for newer in self.rows[1:]]
        earlier = [rows for rows, end in zip(self.rows, until, strict=False) if now < end]
        return [row for rows in (self.rows[-1], *reversed(earlier)) for row in rows]


def keys_of_log(database: Session) -> LogKeys:
    """The log's keys as the log tells of them.

    Raises:
        LookupError: this installation has not signed anything yet.
    """
    kept = [*reversed(signing_keys_for(database, LOG)), *reversed(signing_keys_for(database, LOG_ML_DSA))]
    if not kept or kept[0].purpose != LOG:
        raise LookupError("This installation has not signed any checkpoint yet.")
    named = {note_key(row, kept[0].name): row for row in kept}
    announced = _announcements(database)
    later = {key for one in announced for key in named if f"to {key.to_text()}\n" in one.note}
    seconds = [key for key in named if key.kind != NOTE_ED25519 and key not in later]
    first = (note_key(kept[0], kept[0].name), *seconds[:1])
    generations, wrong = followed(first, [one.note for one in announced], check_of)
    rows = [[named[key] for key in keys if key in named] for keys in generations]
    if any(len(row) != len(keys) for row, keys in zip(rows, generations, strict=True)):
        wrong = wrong or "A key that the log has announced is not in the database any more."
    elif len(named) != sum(map(len, generations)):
        wrong = wrong or "The database names a key of the log that the log has never announced."
    return LogKeys(generations, announced[: len(generations) - 1], rows, wrong)


def note_key(row: SigningKey, name: str) -> NoteKey:
    """A signing key of the log as notes name it."""
    return NoteKey(name, _KIND_OF_PURPOSE[row.purpose], row.public_key)


def check_of(key: NoteKey) -> Check:
    """How to verify a signature by this key."""
    return verifier(_ALGORITHM_OF_KIND.get(key.kind, ""), key.public)


def _announcements(database: Session) -> list[Announced]:
    """What the log announces of its own keys, in order."""
    told = [
        (entry, place, json.loads(entry.leaf)["facts"]) for entry, place in published_for_portal(database)
    ]
    return [Announced(entry, place, facts[SUCCESSION]) for entry, place, facts in told if SUCCESSION in facts]
