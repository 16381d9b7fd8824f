"""What a PDF file says to whoever copies its text: the glyphs that it shows, by the table it brings along."""

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_GLYPH = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")
_SHOWN = re.compile(rb"\(((?:[^\\()]|\\.)*)\) Tj", re.DOTALL)
_ESCAPED = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(data: bytes) -> str:
    """All shown lines in their order, parted by spaces."""
    streams = [_opened(found) for found in _STREAM.findall(data)]
    tables = [one.decode("ascii", "replace") for one in streams if b"beginbfchar" in one]
    letters = {
        int(glyph, 16): bytes.fromhex(text).decode("utf-16-be")
        for table in tables
        for glyph, text in _GLYPH.findall(table)
    }
    lines = []
    for shown in (one for stream in streams for one in _SHOWN.findall(stream)):
        raw = re.sub(rb"\\(.)", lambda found: _ESCAPED.get(found[1], found[1]), shown, flags=re.DOTALL)
        pairs = zip(raw[::2], raw[1::2], strict=False)
        lines.append("".join(letters.get(high << 8 | low, "?") for high, low in pairs))
    return " ".join(lines)


def _opened(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream
