"""WebP (RFC 9649): the pixels and how far one sees through them."""

from portal.redaction.archives.budget import Broken
from portal.redaction.pictures.bare import MOVES, Bare, Cursor, expect

_LOSSY, _LOSSLESS, _EXTENDED, _ALPHA = b"VP8 ", b"VP8L", b"VP8X", b"ALPH"
_MOVING = frozenset((b"ANIM", b"ANMF"))
_KEY_FRAME = b"\x9d\x01\x2a"
_SEE_THROUGH = 0x10


def begins_webp(head: bytes) -> bool:
    """Whether bytes begin like a WebP picture."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def bare_webp(content: bytes) -> Bare:
    """The picture without EXIF, XMP, profiles and what follows its end. Raises `Broken`."""
    outer = Cursor(content)
    expect(outer.take(4) == b"RIFF")
    (size,) = outer.numbers("<I")
    cursor = Cursor(outer.take(size))
    expect(cursor.take(4) == b"WEBP")
    chunks: dict[bytes, bytes] = {}
    while cursor.place < len(cursor.content):
        kind = cursor.take(4)
        (length,) = cursor.numbers("<I")
        data = cursor.take(length)
        cursor.take(length % 2)
        if kind in _MOVING:
            raise Broken(MOVES)
        expect(kind not in chunks)
        chunks[kind] = data
    expect((_LOSSY in chunks) != (_LOSSLESS in chunks))
    width, height = _lossy(chunks[_LOSSY]) if _LOSSY in chunks else _lossless(chunks[_LOSSLESS])
    return Bare("webp", width, height, _written(chunks, width, height))


def _lossy(data: bytes) -> tuple[int, int]:
    expect(len(data) > 10 and data[3:6] == _KEY_FRAME and not data[0] & 1)  # noqa: PLR2004 - a frame's head
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return width & 0x3FFF, height & 0x3FFF


def _lossless(data: bytes) -> tuple[int, int]:
    expect(len(data) > 5 and data[:1] == b"\x2f")  # noqa: PLR2004 - a sign and the size
    bits = int.from_bytes(data[1:5], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _written(chunks: dict[bytes, bytes], width: int, height: int) -> bytes:
    kept = [one for one in (_ALPHA, _LOSSY, _LOSSLESS) if one in chunks]
    parts = [_chunk(kind, chunks[kind]) for kind in kept]
    if _ALPHA in chunks:
        size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        parts.insert(0, _chunk(_EXTENDED, bytes((_SEE_THROUGH, 0, 0, 0)) + size))
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + bytes(len(data) % 2)
