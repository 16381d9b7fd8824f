"""One value of a JSON document that may be a file: in base64 (RFC 4648), or a `data:` URL (RFC 2397)."""

import binascii
import re
from base64 import b64decode
from dataclasses import dataclass

from portal.redaction.archives.json_writing import Dress
from portal.redaction.base64_text import encoded
from portal.redaction.formats.detect import TEXT_FORMATS, detect

_LEAST = 64
_SIGN = rb"(?:[A-Za-z0-9+/_-]|\\/|\\u002[bB])"
_DATA = rb"data:((?:[A-Za-z0-9.+/-]|\\/){0,100}+)(?:;(?:[^\"\\,;]|\\/){1,100}+){0,9}?;base64,"
LIKE_FILE = re.compile(rb"\"(?:" + _DATA + rb")?" + _SIGN + rb"{48}")
_VALUE = re.compile(
    rb"(?:"
    + _DATA
    + rb")?+((?:[A-Za-z0-9+/_-]++|\\/|\\u002[bB]|\\[rn])++(?:=|\\u003[dD]){0,2}+(?:\\[rn]){0,4}+)"
)
_MIXED = re.compile(rb"(?=[^A-Z]*+[A-Z])(?=[^a-z]*+[a-z])")
_LINES = re.compile(rb"(?:(?:\\r)?\\n)++")
_ESCAPED = re.compile(rb"\\(?:[rn]|/|u00[23][bBdD])")
_SAYS = {b"\\/": b"/", b"\\u002b": b"+", b"\\u003d": b"="}
_STANDARD = bytes.maketrans(b"-_", b"+/")
_HEAD = 64 * 1024
_ANY_KIND = "application/octet-stream"
_ENDINGS = {
    "application/gzip": ".gz",
    "application/json": ".json",
    "application/msword": ".doc",
    "application/octet-stream": ".bin",
    "application/pdf": ".pdf",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/x-gzip": ".gz",
    "application/x-pkcs12": ".p12",
    "application/x-tar": ".tar",
    "application/xml": ".xml",
    "application/zip": ".zip",
    "font/woff": ".woff",
    "font/woff2": ".woff2",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/svg+xml": ".svg",
    "image/webp": ".webp",
    "message/rfc822": ".eml",
    "text/css": ".css",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/xml": ".xml",
}


@dataclass(frozen=True, slots=True)
class Packed:
    """A value in base64 as it stands between its quotes; `kind` is what its `data:` URL names, if any."""

    raw: bytes
    kind: str | None

    def content(self) -> bytes:
        """What it says; nothing where it is no base64."""
        bare = _ESCAPED.sub(_said, self.raw) if b"\\" in self.raw else self.raw
        bare = bare.rstrip(b"=")
        if len(bare) % 4 == 1:  # cut: one sign behind the last four says nothing by itself
            bare = bare[:-1]
        safe = b"-" in bare or b"_" in bare
        if safe and (b"+" in bare or b"/" in bare):
            return b""
        try:
            return b64decode(
                (bare.translate(_STANDARD) if safe else bare) + b"=" * (-len(bare) % 4), validate=True
            )
        except (binascii.Error, ValueError):
            return b""

    def dress(self) -> Dress:
        """How it is written."""
        lines = _LINES.search(self.raw)
        first = self.raw[: lines.start()] if lines is not None else self.raw
        signs = len(_ESCAPED.sub(_said, first))
        is_one = lines is None or lines.end() == len(self.raw)
        return Dress(
            url_safe=b"-" in self.raw or b"_" in self.raw,
            padded=self.raw.endswith((b"=", b"\\n", b"\\r")) or b"\\u003" in self.raw[-12:] or signs % 4 == 0,
            line=0 if is_one else max(signs // 4 * 4, 4),
            end_of_line=lines[0] if lines is not None else b"",
            last=lines is not None and self.raw.endswith(lines[0]),
            kind=self.kind.encode() if self.kind is not None else None,
        )

    def is_file(self, name: str, *, is_told: bool) -> bool:
        """Whether it is a file. A text that nothing tells to be one is redacted in place."""
        content = self.content()
        if not content or is_told or self.kind is not None:
            return bool(content)
        found = detect(content[:_HEAD], name).name
        if found in TEXT_FORMATS or found == "utf-16":
            return _LINES.search(self.raw.rstrip(b"\\rn")) is not None
        return found != "binary" and encoded(self.raw) is None


def packed(raw: bytes) -> Packed | None:
    """The value of a JSON string, given as it stands between its quotes; None for what cannot be a file."""
    if len(raw) < _LEAST:
        return None
    match = _VALUE.fullmatch(raw)
    if match is None or _MIXED.match(match[2]) is None:
        return None
    if not raw.startswith(b"data:"):
        return Packed(match[2], None)
    named = (match[1] or b"").replace(b"\\/", b"/").decode("ascii", "replace").lower()
    return Packed(match[2], named if named in _ENDINGS else _ANY_KIND)


def ending_of(kind: str) -> str:
    """What a file of this kind is mostly called at its end; nothing for one that is not known."""
    return _ENDINGS.get(kind.partition(";")[0].strip().lower(), "")


def _said(match: re.Match[bytes]) -> bytes:
    return _SAYS.get(match[0].lower(), b"")
