"""Zip archives: the directory is checked before anything is read from it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from portal.redaction.archives.budget import Broken, Budget, Exceeded, Readable
from portal.redaction.archives.tar import Entry
from portal.redaction.limits import MEBI

_TAIL = 65_557
_END = b"PK\x05\x06"
_LOCAL_HEAD = 30
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_OFFICE_PART = "[Content_Types].xml"
_LINK = 0o120000
_KIND = 0o170000


_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What the library raises on bytes that are no sound archive, or packed in a way that it does not know."""


class _Member:
    """One member as a stream, counted, with damage told in words."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self._read = 0

    def read(self, size: int = -1, /) -> bytes:
        """Bytes of the member; its checksum is checked at its end."""
        try:
            data = self._stream.read(MEBI if size < 0 else size)
        except _DAMAGE as error:
            raise Broken("The archive is damaged here: the content does not fit its checksum.") from error
        self._read += len(data)
        self._budget.unfold(len(data))
        if self._read > self._budget.limits.member:
            raise Exceeded(f"One file is larger than {self._budget.limits.member // MEBI:,} MiB.")
        return data


BEGINS = b"PK\x03\x04"
"""How a zip archive begins that holds something."""


def entries(source: BinaryIO, budget: Budget, *, office: bool = False) -> Iterator[Entry]:
    """The entries in order. `source` must be seekable. Raises `Broken`, `Exceeded`.

    An office document is an archive of its own kind, and only opened by whoever says `office`.
    """
    _check_directory(source, budget)
    try:
        archive = zipfile.ZipFile(source)
    except _DAMAGE as error:
        raise Broken("The zip archive is damaged: its directory cannot be read.") from error
    with archive:
        _check_overlap(archive)
        if _OFFICE_PART in archive.NameToInfo and not office:
            raise Broken("It is an office document: it cannot be checked as a whole.")
        for info in archive.infolist():
            budget.entry()
            yield _entry(archive, info, budget)


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Entry:
    name = info.orig_filename.encode("utf-8", "surrogateescape")
    reason = ""
    if info.flag_bits & _ENCRYPTED:
        reason = "It is encrypted: upload it without a password."
    elif info.compress_type not in _METHODS:
        reason = "It is packed in a way that cannot be read: pack it as plain zip."
    elif info.external_attr >> 16 & _KIND == _LINK:
        reason = "It is a link: links do not leave."
    folder = info.filename.endswith("/")  # the library's own question fails where a name is empty
    if reason or folder:
        return Entry(name, info.file_size, 0, io.BytesIO(), folder, reason)
    try:
        stream = archive.open(info)
    except _DAMAGE:
        return Entry(
            name,
            info.file_size,
            0,
            io.BytesIO(),
            reason="The archive is damaged here: this file cannot be read.",
        )
    return Entry(name, info.file_size, 0, _Member(stream, budget))


def _check_directory(source: BinaryIO, budget: Budget) -> None:
    """The number of entries and the size of the directory, before a library makes objects of them."""
    size = source.seek(0, io.SEEK_END)
    source.seek(max(0, size - _TAIL))
    tail = source.read(_TAIL)
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < 22:  # noqa: PLR2004 - the size of the end record
        raise Broken("The zip archive is damaged: it has no directory.")
    count, directory = struct.unpack("<HI", tail[place + 10 : place + 16])
    wide = tail.rfind(b"PK\x06\x06", 0, place)
    if wide >= 0 and len(tail) - wide >= 56:  # noqa: PLR2004 - the zip64 end record
        count, directory = struct.unpack("<QQ", tail[wide + 32 : wide + 48])
    most = budget.limits.entries
    if count > most or directory > most * 1024:
        raise Exceeded(f"The archive holds more than {most:,} entries.")
    source.seek(0)


def _check_overlap(archive: zipfile.ZipFile) -> None:
    """Members that share bytes unfold without end; an honest archive has none."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise Broken("The zip archive is damaged: its files overlap.")
        end = info.header_offset + _LOCAL_HEAD + info.compress_size
    if end > archive.start_dir:
        raise Broken("The zip archive is damaged: its files overlap.")
