"""The audit entry: what somebody did, in the one canonical form that is hashed into the log.

Personal values stand in it only as salted commitments: erasing a salt and its value makes the entry
silent about the person while every proof stays valid (design: trust, section 4.2; RFC 9901's way).
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import rfc8785

from portal.ledger.faults import Damaged
from portal.ledger.hashing import HASH_SIZE, leaf_hash
from portal.ledger.tiles import LONGEST_ENTRY

VERSION = 1
SALT_SIZE = 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ALWAYS = {"v", "id", "t", "verb", "stream_tag", "stream_seq", "stream_prev"}
_SOMETIMES = {"customer_tag", "authorization", "purpose", "object", "facts", "_sd"}

Json = Any
"""A JSON value: its shape is checked at run time by the canonical writer."""


@dataclass(frozen=True, slots=True)
class AuthorizationReference:
    """The version of an authorization under which something was done, and its receipt's hash (hex)."""

    authorization_id: UUID
    version: int
    receipt_hash: str


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A personal value with its salt (16 bytes): kept beside the log, sealed, and erasable."""

    salt: bytes
    value: Json


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing somebody did.

    `stream_tag` names the case (or organization) whose entries are numbered from 1 without a gap;
    `previous` is the leaf hash of the stream's entry before, None for the first. `at` is kept to
    the millisecond. `personal` maps names to commitments (`commitment`).
    """

    id: UUID
    at: datetime
    verb: str
    stream_tag: str
    sequence: int
    previous: bytes | None
    customer_tag: str = ""
    authorization: AuthorizationReference | None = None
    purpose: str = ""
    object: Mapping[str, Json] = field(default_factory=dict)
    facts: Mapping[str, Json] = field(default_factory=dict)
    personal: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The canonical bytes (RFC 8785) that become the leaf.

        Raises:
            Damaged: longer than 65,535 bytes, or a value that has no canonical form.
        """
        plain: dict[str, Json] = {
            "v": VERSION,
            "id": str(self.id),
            "t": (self.at - _EPOCH) // timedelta(milliseconds=1),
            "verb": str(self.verb),
            "stream_tag": self.stream_tag,
            "stream_seq": self.sequence,
            "stream_prev": None if self.previous is None else base64url(self.previous),
            "customer_tag": self.customer_tag,
            "authorization": _of_reference(self.authorization),
            "purpose": str(self.purpose),
            "object": dict(self.object),
            "facts": dict(self.facts),
            "_sd": dict(self.personal),
        }
        present = {name: value for name, value in plain.items() if name in _ALWAYS or value}
        try:
            written = rfc8785.dumps(present)
        except rfc8785.CanonicalizationError as damage:
            raise Damaged("This entry cannot be written in the one canonical way.") from damage
        if len(written) > LONGEST_ENTRY:
            raise Damaged(f"An entry has at most {LONGEST_ENTRY} bytes; this one has {len(written)}.")
        return written


def commitment(value: Json, salt: bytes) -> str:
    """SHA-256 over JCS([salt, value]) in base64url: binding, and silent without the salt."""
    if len(salt) != SALT_SIZE:
        raise Damaged("A salt has 16 bytes.")
    return base64url(sha256(rfc8785.dumps([base64url(salt), value])).digest())


def matches(committed: str, disclosed: Disclosed) -> bool:
    """Whether a disclosed value is the one that was committed to."""
    try:
        return commitment(disclosed.value, disclosed.salt) == committed
    except (Damaged, rfc8785.CanonicalizationError):
        return False


def parse_entry(data: bytes) -> Entry:
    """Read an entry, strictly: exactly our fields, no name twice, and canonical to the byte.

    Raises:
        Damaged: anything else.
    """
    try:
        plain = json.loads(data)
        entry = _entry_of(plain)
        written = entry.to_bytes()
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as damage:
        raise Damaged("This entry is not readable.") from damage
    if not _ALWAYS <= set(plain) <= _ALWAYS | _SOMETIMES or written != data:
        raise Damaged("This entry is not written in the one canonical way.")
    return entry


def searched(entry: Entry, leaf: bytes) -> dict[str, Json]:
    """What searches may be told of an entry with this leaf hash: times in milliseconds, "" for nothing."""
    under = entry.authorization
    return {
        "id": str(entry.id),
        "at": (entry.at - _EPOCH) // timedelta(milliseconds=1),
        "verb": entry.verb,
        "stream": entry.stream_tag,
        "number": entry.sequence,
        "organization": entry.facts.get("organization", ""),
        "customer": entry.customer_tag,
        "subject": entry.object.get("id", ""),
        "authorization": "" if under is None else str(under.authorization_id),
        "leaf": leaf.hex(),
    }


def entry_hash(entry: Entry) -> bytes:
    """The leaf hash of an entry: what the next entry of its stream names as `previous`."""
    return leaf_hash(entry.to_bytes())


def base64url(plain: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(plain).decode().rstrip("=")


def from_base64url(text: str) -> bytes:
    """Undo `base64url`; `Damaged` for what has a second reading."""
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as damage:
        raise Damaged("This is not base64url.") from damage
    if base64url(plain) != text:
        raise Damaged("This base64url has more than one reading.")
    return plain


def _entry_of(plain: dict[str, Json]) -> Entry:
    if plain["v"] != VERSION:
        raise Damaged("This entry is of a version that is not known here.")
    if not all(isinstance(plain[name], str) for name in ("verb", "stream_tag")):
        raise Damaged("This entry has a name that is not text.")
    if type(plain["stream_seq"]) is not int or plain["stream_seq"] < 1:
        raise Damaged("The entries of a stream are numbered from 1.")
    previous = None if plain["stream_prev"] is None else from_base64url(plain["stream_prev"])
    if previous is not None and len(previous) != HASH_SIZE:
        raise Damaged("The entry before is named by a hash of 32 bytes.")
    return Entry(
        id=UUID(plain["id"]),
        at=_EPOCH + timedelta(milliseconds=plain["t"]),
        verb=plain["verb"],
        stream_tag=plain["stream_tag"],
        sequence=plain["stream_seq"],
        previous=previous,
        customer_tag=plain.get("customer_tag", ""),
        authorization=_reference_of(plain.get("authorization")),
        purpose=plain.get("purpose", ""),
        object=plain.get("object", {}),
        facts=plain.get("facts", {}),
        personal=plain.get("_sd", {}),
    )


def _of_reference(reference: AuthorizationReference | None) -> dict[str, Json] | None:
    if reference is None:
        return None
    return {
        "id": str(reference.authorization_id),
        "version": reference.version,
        "receipt_hash": reference.receipt_hash,
    }


def _reference_of(plain: dict[str, Json] | None) -> AuthorizationReference | None:
    if plain is None:
        return None
    return AuthorizationReference(UUID(plain["id"]), plain["version"], plain["receipt_hash"])
