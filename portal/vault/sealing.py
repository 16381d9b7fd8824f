"""Content of any length, sealed and opened in pieces: Cobblestone-256 (C2SP chunked-encryption).

HKDF-SHA-512, AES-256-GCM in pieces of 16 KiB, and a commitment of 32 bytes to key and context, which
is looked at first: one ciphertext can be opened to one content only, and a content that was cut off,
lengthened or moved does not open. Memory use does not depend on the length.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from portal.vocabulary import CannotOpen

KEY_SIZE = 32
PIECE = 256 * 1024
_CHUNK = 16 * 1024
_TAG = 16
_HEADER = 56

ALTERED = (
    "This content cannot be opened: it was altered, cut off or moved, or its key is not the right one. "
    "Nothing of it is shown. Ask the sender to disclose it again, and tell the operator."
)


class Source(Protocol):
    """Something that bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; `b""` at the end."""
        ...


class Sink(Protocol):
    """Something that takes bytes and is done with them when `write` returns: the buffer is used again."""

    def write(self, data: memoryview, /) -> object:
        """Take all of `data`."""
        ...


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing a stream came to: sizes in bytes, and SHA-256 of the ciphertext."""

    plaintext_size: int
    ciphertext_size: int
    ciphertext_sha256: bytes


def sealed_size(plaintext_size: int) -> int:
    """How many bytes a content of `plaintext_size` bytes takes when sealed."""
    return _HEADER + plaintext_size + (plaintext_size // _CHUNK + 1) * _TAG


def opened_size(ciphertext_size: int) -> int:
    """How many bytes of content a sealed content of this size holds; below 0 if there is no such size."""
    chunks = max(ciphertext_size - _HEADER, 0) // (_CHUNK + _TAG) + 1
    return ciphertext_size - _HEADER - chunks * _TAG


def seal_stream(source: Source, sink: Sink, key: bytes, context: bytes) -> Sealed:
    """Seal all of `source` into `sink` under a 32-byte key that is used for nothing else."""
    encryptor = Cobblestone256Encryptor(key, context)
    room = memoryview(bytearray(sealed_size(PIECE) + _CHUNK + _TAG))
    digest = hashlib.sha256()
    taken = given = 0
    while piece := source.read(PIECE):
        taken += len(piece)
        filled = room[: encryptor.update_into(piece, room)]
        digest.update(filled)
        sink.write(filled)
        given += len(filled)
    last = encryptor.finalize()
    digest.update(last)
    sink.write(memoryview(last))
    return Sealed(taken, given + len(last), digest.digest())


def verify_stream(source: Source, key: bytes, context: bytes, expected_size: int) -> None:
    """Authenticate all of `source` and give nothing of it out.

    For stored content: verify first, then `open_stream` the same bytes again; then not a single
    byte leaves of a content that is damaged at its end.

    Raises:
        CannotOpen: altered, cut off, lengthened, moved, of another size, or the wrong key.
    """
    decryptor = _decryptor(key, context)
    room = memoryview(bytearray(PIECE + _CHUNK + _TAG))
    opened = 0
    try:
        while piece := source.read(PIECE):
            opened += decryptor.update_into(piece, room)
        opened += len(decryptor.finalize())
    except (InvalidTag, ValueError) as damage:
        raise CannotOpen(ALTERED) from damage
    if opened != expected_size:
        raise CannotOpen(ALTERED)


def open_stream(source: Source, key: bytes, context: bytes, expected_size: int) -> Iterator[bytes]:
    """Open `source` piece by piece; each piece is authenticated before it is given out.

    One piece is always held back, so the last one is given out only after the end of the content
    was seen to be its true end.

    Raises:
        CannotOpen: while iterating, as soon as something is altered, cut off, lengthened or moved.
    """
    decryptor = _decryptor(key, context)
    held = b""
    opened = 0
    try:
        while piece := source.read(PIECE):
            plain = decryptor.update(piece)
            opened += len(plain)
            if opened > expected_size:
                raise CannotOpen(ALTERED)
            if held and plain:
                yield held
            held = plain or held
        last = decryptor.finalize()
    except (InvalidTag, ValueError) as damage:
        raise CannotOpen(ALTERED) from damage
    if opened + len(last) != expected_size:
        raise CannotOpen(ALTERED)
    yield from (part for part in (held, last) if part)


def _decryptor(key: bytes, context: bytes) -> Cobblestone256Decryptor:
    try:
        return Cobblestone256Decryptor(key, context)
    except ValueError as damage:
        raise CannotOpen(ALTERED) from damage
