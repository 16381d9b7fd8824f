"""Tar archives read block by block (POSIX.1-2001 pax, GNU), without trusting any size they declare."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.redaction.archives.budget import Broken, Budget, Limited, Readable, read_exactly

_BLOCK = 512
_REGULAR = b"0\x007"
_KINDS = {
    b"1": "It is a link to another file of the archive: links do not leave.",
    b"2": "It is a link: links do not leave.",
    b"3": "It is a device, not a file.",
    b"4": "It is a device, not a file.",
    b"6": "It is a pipe or a socket, not a file.",
    b"S": "It is stored with gaps (sparse): pack it again without them.",
    b"V": "It is the label of a volume, not a file.",
    b"M": "It is the rest of a file from another volume.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `reason` says why its content is not looked at, `stream` gives what it holds."""

    name: bytes
    size: int
    time: int
    stream: Readable
    is_folder: bool = False
    reason: str = ""


class _Head:
    """What extended headers said about the next entry."""

    def __init__(self) -> None:
        self.name: bytes | None = None
        self.size: int | None = None
        self.sparse = False


def entries(source: Readable, budget: Budget) -> Iterator[Entry]:
    """The entries in order; each must be read before the next is asked for. Raises `Broken`, `Exceeded`."""
    head, empty = _Head(), 0
    while empty < 2:  # noqa: PLR2004 - two empty blocks end an archive
        block = read_exactly(source, _BLOCK)
        if not block:
            return
        if len(block) < _BLOCK:
            raise Broken("The archive ends in the middle of an entry.")
        if not block.strip(b"\x00"):
            empty += 1
            continue
        empty = 0
        _check(block)
        size, kind = _number(block[124:136]), block[156:157]
        budget.entry()
        if kind in b"xgLK":
            _extend(head, kind, _small(source, size, budget))
            continue
        yield from _entry(source, block, head, budget)
        head = _Head()


def _entry(source: Readable, block: bytes, head: _Head, budget: Budget) -> Iterator[Entry]:
    kind = block[156:157]
    size = head.size if head.size is not None else _number(block[124:136])
    if size < 0:
        raise Broken("The archive declares a size that cannot be.")
    if kind in b"123456" and kind != b"":
        size = 0
    prefix, name = block[345:500].split(b"\x00")[0], block[:100].split(b"\x00")[0]
    if prefix and block[257:263] == b"ustar\x00":
        name = prefix + b"/" + name
    stream = Limited(source, size, budget)
    reason = _KINDS.get(kind, "") or (
        "" if kind in _REGULAR or kind == b"5" else "It is an entry of an unknown kind."
    )
    if head.sparse:
        reason = _KINDS[b"S"]
    is_folder = kind == b"5" or (head.name or name).endswith(b"/")
    yield Entry(head.name or name, size, max(0, _number(block[136:148])), stream, is_folder, reason)
    stream.skip()
    padding = -size % _BLOCK
    if len(read_exactly(source, padding)) < padding:
        raise Broken("The archive ends in the middle of an entry.")


def _check(block: bytes) -> None:
    stored = _number(block[148:156])
    unsigned = sum(block[:148]) + 256 + sum(block[156:])
    if stored != unsigned:
        raise Broken("The archive is damaged: the head of an entry does not add up.")


def _number(field: bytes) -> int:
    """Octal, or base 256 where the first bit is set (GNU)."""
    if field[:1] and field[0] & 0x80:
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big") if field[0] != 0xFF else -1  # noqa: PLR2004
    try:
        return int(field.strip(b" \x00") or b"0", 8)
    except ValueError as error:
        raise Broken("The archive is damaged: a number in it is none.") from error


def _small(source: Readable, size: int, budget: Budget) -> bytes:
    """The content of an extended header, which is never large."""
    if not 0 <= size <= budget.limits.header:
        raise Broken("The archive has a head that is too large.")
    content = read_exactly(source, size)
    if len(content) < size or len(read_exactly(source, -size % _BLOCK)) < -size % _BLOCK:
        raise Broken("The archive ends in the middle of an entry.")
    return content


def _extend(head: _Head, kind: bytes, content: bytes) -> None:
    if kind == b"L":
        head.name = content.rstrip(b"\x00")
    elif kind == b"x":
        for key, value in _records(content):
            if key == b"path":
                head.name = value
            elif key == b"size":
                head.size = int(value) if value.isdigit() and len(value) < 20 else -1  # noqa: PLR2004 - 64 bits
            elif key.startswith(b"GNU.sparse"):
                head.sparse = True


def _records(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Pax records: a length, a key, a value, each on its line."""
    place = 0
    while place < len(content):
        blank = content.find(b" ", place, place + 20)
        if blank < 0 or not content[place:blank].isdigit():
            raise Broken("The archive is damaged: an extended head cannot be read.")
        end = place + int(content[place:blank])
        if end <= blank or end > len(content):
            raise Broken("The archive is damaged: an extended head cannot be read.")
        key, _, value = content[blank + 1 : end - 1].partition(b"=")
        yield key, value
        place = end
