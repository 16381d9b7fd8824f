"""Checkpoints: the size and root of the log at one moment, signed (C2SP tlog-checkpoint, tlog-cosignature).

Whoever holds one checkpoint notices every later rewriting of what it covers.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.ledger.faults import Damaged
from portal.ledger.hashing import HASH_SIZE
from portal.ledger.notes import (
    ED25519,
    ED25519_COSIGNATURE,
    ML_DSA_44_COSIGNATURE,
    Check,
    Note,
    NoteKey,
    NoteSignature,
    parse_note,
)

_LINES = 3
_TIMESTAMP = 8


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log `origin` had `size` entries with this root (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def from_body(cls, text: str) -> "Checkpoint":
        """Read the text of a checkpoint; `Damaged` if it has another form, or extension lines."""
        lines = text.split("\n")
        if len(lines) != _LINES + 1 or lines[-1] or not lines[0] or not lines[1].isdecimal():
            raise Damaged("This is not a checkpoint.")
        try:
            checkpoint = cls(lines[0], int(lines[1]), b64decode(lines[2], validate=True))
        except ValueError as damage:
            raise Damaged("This is not a checkpoint.") from damage
        if checkpoint.body() != text or len(checkpoint.root) != HASH_SIZE:
            raise Damaged("This is not a checkpoint.")
        return checkpoint


@dataclass(frozen=True)
class NoteSigner:
    """A key and the function that signs with its private half."""

    key: NoteKey
    sign: Callable[[bytes], bytes]


def signature_of(checkpoint: Checkpoint, signer: NoteSigner, timestamp: int = 0) -> NoteSignature:
    """One signature line for a checkpoint; `timestamp` (POSIX seconds) is for cosignatures only."""
    message = signed_message(checkpoint, signer.key, timestamp)
    stamp = b"" if signer.key.kind == ED25519 else timestamp.to_bytes(_TIMESTAMP, "big")
    return NoteSignature(signer.key.name, signer.key.key_id, stamp + signer.sign(message))


def sign_checkpoint(checkpoint: Checkpoint, signers: Sequence[NoteSigner], timestamp: int = 0) -> str:
    """The checkpoint as a signed note. `timestamp`: POSIX seconds, as in `signature_of`."""
    lines = tuple(signature_of(checkpoint, signer, timestamp) for signer in signers)
    return Note(checkpoint.body(), lines).to_text()


def signed_message(checkpoint: Checkpoint, key: NoteKey, timestamp: int) -> bytes:
    """The bytes that a key of this kind signs; `Damaged` for a kind that we do not know."""
    body = checkpoint.body().encode()
    if key.kind == ED25519:
        return body
    if key.kind == ED25519_COSIGNATURE:
        return f"cosignature/v1\ntime {timestamp}\n".encode() + body
    if key.kind == ML_DSA_44_COSIGNATURE:
        return b"".join(
            (
                b"subtree/v1\n\0",
                _short(key.name.encode()),
                timestamp.to_bytes(8, "big"),
                _short(checkpoint.origin.encode()),
                (0).to_bytes(8, "big"),
                checkpoint.size.to_bytes(8, "big"),
                checkpoint.root,
            ),
        )
    raise Damaged("This kind of signature is not known here.")


def verify_checkpoint(note: str, key: NoteKey, check: Check, origin: str | None = None) -> Checkpoint:
    """The checkpoint in a note that `key` signed; other keys' signatures are passed over.

    Args:
        note: the signed note.
        key: whose signature counts.
        check: verifies (message, signature) with the public half of `key`.
        origin: the log that the checkpoint must be of, if that is to be checked too.

    Raises:
        Damaged: not a checkpoint, of another log, not signed by `key`, or signed wrongly.
    """
    parsed = parse_note(note)
    checkpoint = Checkpoint.from_body(parsed.text)
    if origin is not None and checkpoint.origin != origin:
        raise Damaged(f"This checkpoint is of another log ({checkpoint.origin}).")
    if signed_at(checkpoint, parsed, key, check) is None:
        raise Damaged("This checkpoint is not signed by the log's key, or it was changed afterwards.")
    return checkpoint


def signed_at(checkpoint: Checkpoint, note: Note, key: NoteKey, check: Check) -> int | None:
    """When `key` signed: POSIX seconds (0 for a plain Ed25519 signature); None if it did not, or wrongly."""
    stamps = [_stamp_if_right(checkpoint, line, key, check) for line in note.by(key)]
    if not stamps or None in stamps:
        return None
    return max(stamp for stamp in stamps if stamp is not None)


def _stamp_if_right(
    checkpoint: Checkpoint,
    line: NoteSignature,
    key: NoteKey,
    check: Check,
) -> int | None:
    size = 0 if key.kind == ED25519 else _TIMESTAMP
    timestamp = int.from_bytes(line.signature[:size], "big")
    message = signed_message(checkpoint, key, timestamp)
    return timestamp if check(message, line.signature[size:]) else None


def _short(text: bytes) -> bytes:
    return bytes([len(text)]) + text
