"""GIF (CompuServe, version 89a): one picture with its palette and its see-through color."""

import struct

from portal.redaction.archives.budget import Broken
from portal.redaction.pictures.bare import MOVES, Bare, Cursor, expect

BEGINS = (b"GIF87a", b"GIF89a")
_TABLE, _SIZE = 0x80, 0x07
_PICTURE, _EXTENSION, _END = b"\x2c", b"\x21", b"\x3b"
_CONTROL, _CONTROL_SIZE = b"\xf9", 4
_SEE_THROUGH = 0x01


def bare_gif(content: bytes) -> Bare:
    """The picture without comments, programs' notes, timing and what follows its end. Raises `Broken`."""
    cursor = Cursor(content)
    expect(cursor.take(6) in BEGINS)
    width, height = cursor.numbers("<HH")
    flags, background, _ = cursor.take(3)
    kept = [b"GIF89a", content[6:10], bytes((flags, background, 0)), _palette(cursor, flags)]
    control, pictures = b"", 0
    while (sign := cursor.take(1)) != _END:
        if sign == _EXTENSION:
            label, data = cursor.take(1), _blocks(cursor)
            if label == _CONTROL:
                expect(len(data) == _CONTROL_SIZE + 2)
                control = b"\x21\xf9\x04" + bytes((data[1] & _SEE_THROUGH, 0, 0, data[4], 0))
            continue
        expect(sign == _PICTURE)
        pictures += 1
        if pictures > 1:
            raise Broken(MOVES)
        place = cursor.take(9)
        expect(_stands_within(place, width, height))
        kept += [control, _PICTURE, place, _palette(cursor, place[8]), cursor.take(1), _blocks(cursor)]
    expect(pictures == 1)
    return Bare("gif", width, height, b"".join((*kept, _END)))


def _stands_within(place: bytes, width: int, height: int) -> bool:
    """Whether a picture stands within the screen it is shown on, whose size alone was looked at."""
    left, top, wide, high = struct.unpack("<4H", place[:8])
    return bool(left + wide <= width and top + high <= height)


def _palette(cursor: Cursor, flags: int) -> bytes:
    return cursor.take(3 << ((flags & _SIZE) + 1)) if flags & _TABLE else b""


def _blocks(cursor: Cursor) -> bytes:
    """Blocks, each behind its size, up to the empty one."""
    start = cursor.place
    while (size := cursor.take(1)[0]) > 0:
        cursor.take(size)
    return cursor.content[start : cursor.place]
