"""Redacted content as a page shows it: its files, and of a text one window of lines, searched if wanted."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import zstandard

from portal.vocabulary import CannotOpen
from portal.web.redacted_text import TextPiece, is_stand_in, stand_in_pieces

LARGEST_SHOWN = 32 * 1024 * 1024
LARGEST_UNPACKED = 64 * 1024 * 1024
LARGEST_TEXT = 8 * 1024 * 1024
LINES_AT_ONCE = 400
MOST_MATCHES = 200
MOST_MEMBERS = 2_000
_OPENERS: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
    b"\x28\xb5\x2f\xfd": zstandard.open,
}
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_DAMAGED = "This content cannot be shown as text. Download it instead."


@dataclass(frozen=True)
class ViewedFile:
    """One file of a bundle; `number` is its place there."""

    number: int
    path: str
    size: int


@dataclass(frozen=True)
class View:
    """What is shown: numbered lines as pieces, those that match a search, or why there are none."""

    files: Sequence[ViewedFile]
    chosen: ViewedFile | None
    lines: Sequence[tuple[int, Sequence[TextPiece]]] = ()
    matches: Sequence[tuple[int, Sequence[TextPiece]]] = ()
    query: str = ""
    total: int = 0
    more_matches: bool = False
    why_not: str = ""

    @property
    def stand_in(self) -> bool:
        """Whether what was searched for is one stand-in, which the customer can be asked about."""
        return bool(self.matches) and is_stand_in(self.query)

    @property
    def first(self) -> int:
        """The number of the first line shown, or 0."""
        return self.lines[0][0] if self.lines else 0

    @property
    def last(self) -> int:
        """The number of the last line shown, or 0."""
        return self.lines[-1][0] if self.lines else 0


def too_large(size: int, unpacked: int) -> bool:
    """Whether this is only for downloading: sizes in bytes, as sealed and as the report counts them."""
    return size > LARGEST_SHOWN or unpacked > LARGEST_UNPACKED


def view_of(content: bytes, asked: Mapping[str, str]) -> View:
    """The part of the content that the address asks for by `file`, `line` and `q`.

    Raises:
        CannotOpen: it is not what its shape says, or unfolds to more than is shown.
    """
    try:
        unpacked = _unpacked(content)
        files = _files(unpacked)
    except (
        OSError,
        EOFError,
        tarfile.TarError,
        zipfile.BadZipFile,
        lzma.LZMAError,
        zstandard.ZstdError,
    ) as damage:
        raise CannotOpen(_DAMAGED) from damage
    if files is None:
        return _text_view((), None, unpacked, asked)
    wanted = asked.get("file", "")
    number = int(wanted) if wanted.isdecimal() else -1
    if not 0 <= number < len(files):
        return View(files, None)
    return _text_view(files, files[number], _read(unpacked, files[number]), asked)


def _unpacked(content: bytes) -> bytes:
    for magic, opener in _OPENERS.items():
        if content.startswith(magic):
            with cast("BinaryIO", opener(io.BytesIO(content), "rb")) as packed:
                unpacked = packed.read(LARGEST_UNPACKED + 1)
            if len(unpacked) > LARGEST_UNPACKED:
                raise CannotOpen("This is too large to be shown. Download it instead.")
            return unpacked
    return content


def _files(content: bytes) -> list[ViewedFile] | None:
    """The files of an archive; of anything else None."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(one.filename, one.file_size) for one in archive.infolist()]
    elif content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive_of_tar:
            members = [(one.name, one.size) for one in archive_of_tar.getmembers()]
    else:
        return None
    return [ViewedFile(number, path, size) for number, (path, size) in enumerate(members[:MOST_MEMBERS])]


def _read(content: bytes, chosen: ViewedFile) -> bytes:
    """One member, at most a little more than is shown."""
    if content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            opened = archive.extractfile(archive.getmembers()[chosen.number])
            return opened.read(LARGEST_TEXT + 1) if opened is not None else b""
    with (
        zipfile.ZipFile(io.BytesIO(content)) as zipped,
        zipped.open(zipped.infolist()[chosen.number]) as member,
    ):
        return member.read(LARGEST_TEXT + 1)


def _text_view(
    files: Sequence[ViewedFile], chosen: ViewedFile | None, content: bytes, asked: Mapping[str, str]
) -> View:
    if len(content) > LARGEST_TEXT:
        return View(files, chosen, why_not="This text is too long to be shown here. Download it instead.")
    if _is_archive(content):
        return View(
            files, chosen, why_not="This is a bundle inside of the bundle. Download it to look into it."
        )
    if content.startswith(_PICTURES):
        return View(files, chosen, why_not="This is a picture. Download it to look at it.")
    codec = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    lines = content.decode(codec, "replace").splitlines()
    query = asked.get("q", "").strip()
    found = [number for number, line in enumerate(lines, 1) if query and query.casefold() in line.casefold()]
    line = asked.get("line", "")
    start = int(line) - 1 if line.isdecimal() else 0
    start = min(
        max(start - start % LINES_AT_ONCE, 0), max(len(lines) - 1, 0) // LINES_AT_ONCE * LINES_AT_ONCE
    )
    return View(
        files,
        chosen,
        lines=_numbered(lines, range(start + 1, min(start + LINES_AT_ONCE, len(lines)) + 1)),
        matches=_numbered(lines, found[:MOST_MATCHES]),
        query=query,
        total=len(lines),
        more_matches=len(found) > MOST_MATCHES,
    )


def _is_archive(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", *_OPENERS)) or content[257:262] == b"ustar"


def _numbered(lines: Sequence[str], numbers: Sequence[int]) -> Sequence[tuple[int, Sequence[TextPiece]]]:
    return [(number, stand_in_pieces(lines[number - 1])) for number in numbers]
