"""Base64 (RFC 4648): text that was packed so that it passes everywhere, and files inside text."""

import base64
import binascii
import re
from codecs import utf_8_decode, utf_16_le_decode
from dataclasses import dataclass

from portal.redaction.packed_text import pack, packing_of, unpacked

RUN = re.compile(rb"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}+={0,2}")
_MIXED = re.compile(rb"(?=[^A-Z]*+[A-Z])(?=[^a-z]*+[a-z])")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")
_FOREIGN, _MOST_FOREIGN = re.compile(rb"[\x80-\xff]"), 0.2  # of a text in letters of one byte (ISO 8859)
_STRUCTURE = re.compile(rb"[\s{<=]")
_PACKED = re.compile(rb"H.sI|e[AFJN]")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_MOST_LAYERS = 3
_LEAST_PART = 32
_LEAST_FILE = 64
_HEAD = 24
_FILES = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"II*\x00", b"MM\x00*"),
    *(b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"ElfFile\x00", b"\x7fELF", b"SQLite format 3"),
    *(
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"BZh",
        b"\xfd7zXZ\x00",
        b"\x28\xb5\x2f\xfd",
        b"7z\xbc\xaf",
        b"Rar!\x1a",
    ),
    *(b"\xd4\xc3\xb2\xa1", b"\xa1\xb2\xc3\xd4", b"\x0a\x0d\x0d\x0a"),
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """What a base64 run says, and the manner in which it was packed."""

    text: bytes
    url_safe: bool
    padded: bool
    wide: bool = False
    packing: str = ""

    def pack(self, text: bytes) -> bytes:
        """Another text packed in the same manner."""
        if self.wide:
            text = text.decode("utf-8", "replace").encode("utf-16-le")
        if self.packing:
            text = pack(text, self.packing)
        made = base64.urlsafe_b64encode(text) if self.url_safe else base64.b64encode(text)
        return made if self.padded else made.rstrip(b"=")


def encoded(run: bytes) -> Encoded | None:
    """What a run says when that is text (UTF-8, UTF-16 as PowerShell packs it, ISO 8859); None for all else.

    A text that is compressed (gzip, zlib) is one too, unless another compressed one stands in it: each
    may be several times as long as what it is packed in. A run that was cut anywhere, by a limit or by
    damage, says what its whole letters say.
    """
    if _MIXED.match(run) is None:
        return None
    content = _content(run)
    packing = packing_of(content)
    if packing:
        content = unpacked(content, packing)
        if any(packing_of(_content(one[0][:_HEAD])) for one in RUN.finditer(content)):
            return None
    if not content:
        return None
    wide = content[1:2] == b"\x00" and content[3:4] == b"\x00"
    decode = utf_16_le_decode if wide else utf_8_decode
    try:
        text = decode(content, "strict", False)[0].encode()  # noqa: FBT003 - these take no names
    except UnicodeError:
        if wide or len(_FOREIGN.findall(content)) > _MOST_FOREIGN * len(content):
            return None
        text = content
    if _CONTROL.search(text) is not None:
        return None
    url_safe = b"-" in run or b"_" in run
    return Encoded(text, url_safe, run.endswith(b"=") or len(run) % 4 == 0, wide, packing)


def readable_part(run: bytes) -> int:
    """How many signs of a run, from the first on, say text, where the rest does not: base64 that was damaged.

    0 where that is too little to be more than chance.
    """
    if len(run) <= _LEAST_PART or _MIXED.match(run) is None:
        return 0
    content = _content(run)
    control = _CONTROL.search(content)
    whole = len(content) if control is None else control.start()
    try:
        utf_8_decode(content[:whole], "strict", False)  # noqa: FBT003 - it takes no names
    except UnicodeDecodeError as error:
        whole = error.start
    signs = whole // 3 * 4
    return signs if signs >= _LEAST_PART and signs < len(run.rstrip(b"=")) else 0


def is_readable(run: bytes) -> bool:
    """Whether a run says something with a structure, so that it is no random key; up to three layers deep."""
    for _ in range(_MOST_LAYERS):
        what = encoded(run)
        if what is None:
            return False
        if _STRUCTURE.search(what.text.rstrip(b"=")) is not None:
            return True
        run = what.text
    return False


def embedded(run: bytes) -> bool:
    """Whether a run is a file of a kind that nobody could look into: a picture, an archive, a document."""
    if len(run) < _LEAST_FILE:
        return False
    if _content(run[:_HEAD]).startswith(_FILES):
        return True
    content = _content(run)
    return packing_of(content) == "zlib" and bool(unpacked(content, "zlib", bounded=False))


def may_be_packed(run: bytes) -> bool:
    """Whether a run begins like compressed bytes, whatever its digits are."""
    return _PACKED.match(run) is not None


def _content(run: bytes) -> bytes:
    """The bytes of a run; one sign that is left over behind the last four says nothing by itself."""
    bare = run.rstrip(b"=").translate(_STANDARD)
    if len(bare) % 4 == 1:
        bare = bare[:-1]
    try:
        return base64.b64decode(bare + b"=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
