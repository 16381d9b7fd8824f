"""Signed notes (C2SP signed-note): a text, a blank line, and a line for each signature."""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from portal.ledger.faults import Damaged

ED25519 = 0x01
ED25519_COSIGNATURE = 0x04
ML_DSA_44_COSIGNATURE = 0x06

LONGEST_NOTE = 100_000
_KEY_ID = 4
_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)\n")

Check = Callable[[bytes, bytes], bool]
"""Whether the second (a signature) is over the first (a message), for one public key."""


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A public key with the name and the kind of signature that it makes on notes."""

    name: str
    kind: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes that stand before a signature of this key."""
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return sha256(named).digest()[:_KEY_ID]

    def to_text(self) -> str:
        """The key as outside tools read it ("vkey"): name+id+key."""
        material = b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{material}"

    @classmethod
    def from_text(cls, text: str) -> "NoteKey":
        """Read a vkey; `Damaged` if its id does not belong to its key."""
        try:
            name, key_id, material = text.strip().split("+", 2)
            decoded = b64decode(material, validate=True)
            key = cls(name, decoded[0], decoded[1:])
        except (ValueError, IndexError) as damage:
            raise Damaged("This is not a verifier key.") from damage
        if key.key_id.hex() != key_id or not name:
            raise Damaged("The id of this verifier key does not belong to it.")
        return key


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: who, which of their keys, and the bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def to_line(self) -> str:
        """The line as it stands in the note."""
        return f"— {self.name} {b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and its signatures."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def by(self, key: NoteKey) -> list[NoteSignature]:
        """The signatures that claim to be of `key`: both name and id agree."""
        return [line for line in self.signatures if (line.name, line.key_id) == (key.name, key.key_id)]

    def to_text(self) -> str:
        """The whole note."""
        return self.text + "\n" + "".join(line.to_line() for line in self.signatures)

    def with_signatures(self, more: Iterable[NoteSignature]) -> "Note":
        """The same note with further signatures that it does not bear yet."""
        new = [line for line in more if line not in self.signatures]
        return Note(self.text, (*self.signatures, *new))


def parse_note(note: str) -> Note:
    """Read a signed note; `Damaged` if it is not one. Nothing is verified yet."""
    if len(note) > LONGEST_NOTE or any(char < " " and char != "\n" for char in note):
        raise Damaged("This is not a signed note.")
    head, blank, tail = note.rpartition("\n\n")
    if not blank or not head:
        raise Damaged("This is not a signed note: it has no signatures.")
    return Note(head + "\n", tuple(parse_signature_lines(tail)))


def parse_signature_lines(lines: str) -> list[NoteSignature]:
    """Read one or more signature lines, as a witness answers them."""
    signatures = [_parse_line(line) for line in lines.splitlines(keepends=True)]
    if not signatures:
        raise Damaged("This is not a signed note: it has no signatures.")
    return signatures


def _parse_line(line: str) -> NoteSignature:
    found = _LINE.fullmatch(line)
    if found is None:
        raise Damaged("This note has a damaged signature line.")
    try:
        decoded = b64decode(found[2], validate=True)
    except ValueError as damage:
        raise Damaged("This note has a damaged signature line.") from damage
    if len(decoded) <= _KEY_ID or b64encode(decoded).decode() != found[2]:
        raise Damaged("This note has a damaged signature line.")
    return NoteSignature(found[1], decoded[:_KEY_ID], decoded[_KEY_ID:])
