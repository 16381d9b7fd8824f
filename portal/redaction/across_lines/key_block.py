"""Key material that goes on over lines: everything until its end, or until it cannot be a key."""

import re

from portal.redaction.findings import Span

_BEGIN = re.compile(
    rb"-----BEGIN (?:[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?|[A-Z0-9 ]{0,9}CERTIFICATE(?: REQUEST)?|"
    rb"OpenVPN (?:Static key|tls-crypt-v2 (?:client|server) key)[ V0-9]{0,4})-----"
    rb"|---- BEGIN SSH2 [A-Z ]{0,20}PRIVATE KEY ----"  # RFC 4716 has four dashes, and a blank
    rb"|PuTTY-User-Key-File-|Private-Lines: [0-9]"
)
_END = re.compile(rb"-----END [A-Za-z0-9 -]{0,60}-----|---- END [A-Z0-9 ]{0,40}----|Private-MAC:")
# A private key and nothing else, whose frame must stand in full.
_ALONE = re.compile(
    rb"\s*-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----[^-]{1,20000}-----END \1-----\s*"
)
_BODY = re.compile(rb"[A-Za-z0-9+/=\s:,.\"'\\|>#*_()\[\]-]*")
_LONGEST_LINE = 512


def is_key(value: bytes) -> bool:
    """Whether a value of a document is a private key over lines; it goes as one, with its ends of lines."""
    return b"-----BEGIN" in value and _ALONE.fullmatch(value) is not None


class KeyBlock:
    """Takes line after line; `kind` is what the next one goes on with, if with anything."""

    def __init__(self, kind: str = "") -> None:
        self.kind = kind

    def claims(self, line: bytes) -> list[Span]:
        """What of this line is key material."""
        if self.kind:
            return self._inside(line)
        if b"---BEGIN" not in line and b"-- BEGIN" not in line and b"rivate-Lines:" not in line:
            return []
        begin = _BEGIN.search(line)
        if begin is None or _END.search(line, begin.end()):
            return []
        self.kind = "certificate" if b"CERTIFICATE" in begin[0] else "private_key"
        return [Span(begin.start(), len(line.rstrip(b"\r\n")), self.kind)]

    def _inside(self, line: bytes) -> list[Span]:
        kind, text = self.kind, line.rstrip(b"\r\n")
        end = _END.search(text)
        if end is not None:
            self.kind = ""
            return [Span(0, end.end(), kind)]
        if len(text) > _LONGEST_LINE or not _BODY.fullmatch(text):
            self.kind = ""
            return []
        start = len(text) - len(text.lstrip())
        return [Span(start, len(text), kind)] if text.strip() else []
