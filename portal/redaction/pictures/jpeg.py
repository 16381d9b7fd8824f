"""JPEG (ITU-T T.81): tables, one frame and its scans alone."""

from portal.redaction.pictures.bare import Bare, Cursor, expect

BEGIN = b"\xff\xd8\xff"
_START, _END = b"\xff\xd8", 0xD9
_SCAN = 0xDA
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_TABLES = frozenset((0xC4, 0xDB, 0xDD))
_SAID_BESIDE = frozenset((*range(0xE0, 0xF0), 0xFE))
_ADOBE, _ADOBE_SIZE = 0xEE, 12
_RESTARTS = frozenset(range(0xD0, 0xD8))


def bare_jpeg(content: bytes) -> Bare:
    """The picture without EXIF, thumbnails, profiles, comments and what follows its end. Raises `Broken`.

    Of the segments of programs only Adobe's remains, without which colors would come out wrong.
    """
    cursor = Cursor(content)
    expect(cursor.take(2) == _START)
    kept, width, height, scans = [_START], 0, 0, 0
    while (marker := _marker(cursor)) != _END:
        expect(marker in _FRAMES | _TABLES | _SAID_BESIDE or marker == _SCAN)
        (size,) = cursor.numbers(">H")
        data = cursor.take(size - 2)
        if marker in _FRAMES:
            expect(not width and len(data) > 5)  # noqa: PLR2004 - depth, height and width
            height, width = int.from_bytes(data[1:3]), int.from_bytes(data[3:5])
            expect(width > 0 and height > 0)
        if marker in _SAID_BESIDE and not _is_adobe(marker, data):
            continue
        kept.append(bytes((0xFF, marker)) + size.to_bytes(2) + data)
        if marker == _SCAN:
            expect(width > 0)
            scans += 1
            kept.append(_scan(cursor))
    expect(scans > 0)
    return Bare("jpeg", width, height, b"".join((*kept, b"\xff\xd9")))


def _marker(cursor: Cursor) -> int:
    expect(cursor.take(1) == b"\xff")
    code = cursor.take(1)
    while code == b"\xff":  # any number of them may stand before a marker
        code = cursor.take(1)
    return code[0]


def _scan(cursor: Cursor) -> bytes:
    """The coded pixels up to the next marker that is none of the restarts within them."""
    content, start = cursor.content, cursor.place
    place = start
    while True:
        place = content.find(b"\xff", place)
        expect(0 <= place < len(content) - 1)
        follows = content[place + 1]
        if follows != 0 and follows not in _RESTARTS:
            cursor.place = place
            return content[start:place]
        place += 2


def _is_adobe(marker: int, data: bytes) -> bool:
    return marker == _ADOBE and len(data) == _ADOBE_SIZE and data.startswith(b"Adobe")
