"""Old office documents (MS-CFB): which kind one is by the names in its directory; why it does not leave."""

import io
import struct
from collections.abc import Iterator
from typing import BinaryIO

BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD, _IN_HEAD, _ENTRY, _LONGEST_NAME = 512, 109, 128, 64
_SECTOR_SHIFTS = frozenset((9, 12))
_MOST_SECTORS = 64
_CHECKED = "it cannot be checked as a whole."
_KINDS = (
    ("EncryptedPackage", "It is an encrypted office document: save it without a password."),
    ("__properties_version1.0", "It is a mail of Outlook (msg): save it as eml instead."),
    ("WordDocument", "It is a letter of an old Word (doc): save it as docx instead."),
    ("Workbook", "It is a workbook of an old Excel (xls): save it as xlsx or csv instead."),
    ("Book", "It is a workbook of an old Excel (xls): save it as xlsx or csv instead."),
    ("PowerPoint Document", "It is a show of slides of an old PowerPoint (ppt): save it as pptx instead."),
    ("VisioDocument", "It is a drawing of Visio: " + _CHECKED),
)
_OTHER = "It is an office document of an old kind: " + _CHECKED


def reason_of(source: BinaryIO) -> str:
    """The sentence why this document does not leave, with its kind where its directory names one.

    `source` stands anywhere and begins with `BEGINS`. Nothing is raised: what is damaged has no kind.
    """
    names = set(_names(source))
    return next((sentence for name, sentence in _KINDS if name in names), _OTHER)


def _names(source: BinaryIO) -> Iterator[str]:
    """The names in the directory, of at most 64 sectors."""
    head = _at(source, 0, _HEAD)
    if len(head) < _HEAD or head[30] not in _SECTOR_SHIFTS:
        return
    shift, sector = head[30], _number(head, 48)
    for _ in range(_MOST_SECTORS):
        entries = _at(source, (sector + 1) << shift, 1 << shift)
        for start in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            size = struct.unpack_from("<H", entries, start + _LONGEST_NAME)[0] - 2
            if 0 < size < _LONGEST_NAME:
                yield entries[start : start + size].decode("utf-16-le", "replace")
        # The table of sectors says in the place of each which one follows it.
        table = sector >> (shift - 2)
        if table >= _IN_HEAD:
            return
        place = sector & ((1 << (shift - 2)) - 1)
        follows = _at(source, ((_number(head, 76 + 4 * table) + 1) << shift) + 4 * place, 4)
        if len(follows) < 4:  # noqa: PLR2004 - a number of 32 bits
            return
        sector = _number(follows, 0)


def _number(content: bytes, place: int) -> int:
    return int(struct.unpack_from("<I", content, place)[0])


def _at(source: BinaryIO, place: int, size: int) -> bytes:
    source.seek(place, io.SEEK_SET)
    return source.read(size)
