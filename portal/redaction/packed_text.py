"""Compressed bytes inside a text: gzip (RFC 1952) and zlib (RFC 1950), unpacked within narrow bounds."""

import gzip
import zlib

_GZIP = b"\x1f\x8b\x08"
_ZLIB = frozenset((b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"))
_WINDOWS = {"gzip": 31, "zlib": 15}
_MOST_TIMES, _ALWAYS = 8, 256


def packing_of(content: bytes) -> str:
    """How bytes begin to be compressed: `gzip`, `zlib`, or not at all."""
    if content.startswith(_GZIP):
        return "gzip"
    return "zlib" if content[:2] in _ZLIB else ""


def unpacked(content: bytes, packing: str, *, bounded: bool = True) -> bytes:
    """What is compressed, whole and with nothing behind it; else nothing.

    More than eight times its size is not unpacked, so that looking into a text never costs many times
    what the text itself does. Where it is only asked whether it is sound, one byte is enough.
    """
    unpacker = zlib.decompressobj(_WINDOWS[packing])
    most = _MOST_TIMES * len(content) + _ALWAYS
    try:
        made = unpacker.decompress(content, most)
    except zlib.error:
        return b""
    if not bounded:
        return made
    return made if unpacker.eof and not unpacker.unused_data else b""


def pack(text: bytes, packing: str) -> bytes:
    """The text compressed; it bears neither a name nor a time."""
    return gzip.compress(text, mtime=0) if packing == "gzip" else zlib.compress(text)
