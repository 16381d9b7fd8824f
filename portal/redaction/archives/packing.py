"""Compression as streams: gzip, bzip2, xz, Zstandard; several in a row are one."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

import zstandard

from portal.redaction.archives.budget import Broken, Budget, Readable
from portal.redaction.limits import MEBI, PIECE

_IN = 64 * 1024
_MEMORY = 128 * MEBI
_MOST_PARTS = 10_000
_GZIP = 31


class _Unpacker(Protocol):
    unused_data: bytes

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class Unpacked:
    """The content of a compressed stream. What unfolds is counted; damage raises `Broken`."""

    def __init__(self, source: Readable, packing: str, budget: Budget) -> None:
        self._source = source
        self._budget = budget
        self._packing = packing
        self._unpacker = _unpacker(packing)
        self._waiting = b""
        self._left = b""
        self._parts = 0
        self._ended = False
        self._begun = False

    def read(self, size: int = -1, /) -> bytes:
        """Unpacked bytes; at most one piece at once however much is asked for."""
        if size == 0:
            return b""
        while not self._left and not self._ended:
            self._more()
        wanted = PIECE if size < 0 else size
        data, self._left = self._left[:wanted], self._left[wanted:]
        return data

    def _more(self) -> None:
        if not self._waiting and not self._pending():
            self._waiting = self._source.read(_IN)
            if not self._waiting:
                self._finish()
                return
        try:
            made = self._unpacker.decompress(self._waiting, PIECE)
        except (zlib.error, OSError, lzma.LZMAError, zstandard.ZstdError, MemoryError, EOFError) as error:
            if self._parts and not self._begun:
                self._ended = True  # padding after the last part is no damage
                return
            raise Broken("The compressed data is damaged.") from error
        self._begun = True
        self._waiting = _left_over(self._unpacker)
        self._budget.unfold(len(made))
        self._left = made
        if self._unpacker.eof:
            self._next_part()

    def _pending(self) -> bool:
        """Whether the unpacker can give more without more input."""
        return self._begun and not getattr(self._unpacker, "needs_input", True)

    def _next_part(self) -> None:
        self._waiting = self._unpacker.unused_data
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise Broken(f"The compressed data has more than {_MOST_PARTS:,} parts.")
        self._unpacker = _unpacker(self._packing)
        self._begun = False

    def _finish(self) -> None:
        self._ended = True
        if self._begun:
            raise Broken("The compressed data ends too early.")


class _Zlib:
    """zlib's object with the manners of the others."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(_GZIP)
        self.unused_data = b""

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def tail(self) -> bytes:
        return self._object.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        made = self._object.decompress(data, max_length)
        self.unused_data = self._object.unused_data
        return made


class _Zstandard:
    """zstandard's object fed in small pieces, because it knows no bound for what it gives."""

    _PIECE = 512

    def __init__(self) -> None:
        self._object = zstandard.ZstdDecompressor(max_window_size=_MEMORY).decompressobj()
        self.tail = b""

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data + self.tail

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        made: list[bytes] = []
        place = 0
        while place < len(data) and not self._object.eof and sum(len(one) for one in made) < max_length:
            made.append(self._object.decompress(data[place : place + self._PIECE]))
            place += self._PIECE
        self.tail = data[place:]
        return b"".join(made)


def _left_over(unpacker: _Unpacker) -> bytes:
    return cast("bytes", getattr(unpacker, "tail", b""))


def _unpacker(packing: str) -> _Unpacker:
    makers: dict[str, Callable[[], object]] = {
        "gz": _Zlib,
        "bz2": bz2.BZ2Decompressor,
        "xz": lambda: lzma.LZMADecompressor(memlimit=_MEMORY),
        "zst": _Zstandard,
    }
    return cast("_Unpacker", makers[packing]())


def packer(output: BinaryIO, packing: str) -> BinaryIO:
    """A stream that packs into `output`; close it to finish. It bears neither a name nor a time."""
    makers: dict[str, Callable[[], object]] = {
        "gz": lambda: gzip.GzipFile("", "wb", 6, output, 0),
        "bz2": lambda: bz2.open(output, "wb"),  # noqa: SIM115 - closed by who packs
        "xz": lambda: lzma.LZMAFile(output, "wb", preset=1),  # noqa: SIM115 - closed by who packs
        "zst": lambda: zstandard.ZstdCompressor(level=3).stream_writer(output, closefd=False),
    }
    return cast("BinaryIO", makers[packing]())
