"""PNG (W3C, third edition): header, palette, see-through colors and pixels alone."""

import zlib

from portal.redaction.archives.budget import Broken
from portal.redaction.pictures.bare import MOVES, Bare, Cursor, expect

BEGIN = b"\x89PNG\r\n\x1a\n"
_NEEDED = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
_MOVING = frozenset((b"acTL", b"fcTL", b"fdAT"))
_DEEPEST = 8
_CRITICAL = 0x20


def bare_png(content: bytes) -> Bare:
    """The picture without text, times, color profiles, EXIF and what follows its end. Raises `Broken`."""
    cursor = Cursor(content)
    expect(cursor.take(len(BEGIN)) == BEGIN)
    kept, seen, width, height = [BEGIN], set[bytes](), 0, 0
    while b"IEND" not in seen:
        (size,) = cursor.numbers(">I")
        kind, data = cursor.take(4), cursor.take(size)
        checksum = cursor.take(4)
        expect(zlib.crc32(kind + data).to_bytes(4) == checksum and kind.isalpha())
        if kind in _MOVING:
            raise Broken(MOVES)
        expect((kind == b"IHDR") == (not seen))
        if kind == b"IHDR":
            expect(size == 13)  # noqa: PLR2004 - the size of this chunk
            width, height = int.from_bytes(data[:4]), int.from_bytes(data[4:8])
            expect(data[8] <= _DEEPEST)
        if kind in _NEEDED:
            expect(kind == b"IDAT" or kind not in seen)
            kept.append(size.to_bytes(4) + kind + data + checksum)
        else:
            expect(bool(kind[0] & _CRITICAL))  # without an unknown critical part it could look like another
        seen.add(kind)
    expect(b"IDAT" in seen)
    return Bare("png", width, height, b"".join(kept))
