"""Which format bytes have, told from their beginning; what cannot be looked into is named with its reason."""

import re
from dataclasses import dataclass
from typing import Literal

from portal.redaction.formats.json_document import OVER_LINES
from portal.redaction.formats.mail_parts import looks_like_mail
from portal.redaction.formats.marks import MARKS, PICTURE, PLAIN
from portal.redaction.pictures.webp import begins_webp

TEXT_FORMATS = frozenset(("text", "json", "har", "xml", "csv", "mail"))
_PACKED = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zst"))
_KEY_STORES = (".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".bcfks")
_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".docm", ".xlsm", ".pptm", ".vsdx")
_JSON_NAMES = (".json", ".geojson", ".ipynb", ".webmanifest")
_XML_NAMES = (".xml", ".html", ".htm", ".xhtml", ".svg", ".rdf", ".plist", ".config", ".wsdl", ".xsd", ".pom")
_TAR_MAGIC = slice(257, 262)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.01
_EBCDIC_BLANK = b"\x40"
_EBCDIC_LETTERS = bytes(
    tens + ones for tens in (0x80, 0x90, 0xA0, 0xC0, 0xD0, 0xE0, 0xF0) for ones in range(1, 10)
)
_LEAST_BLANKS, _MOSTLY = 0.02, 0.7
_SAMPLE, _LEAST_WIDE, _PDF_WITHIN, _FIRST_NAME = 512, 16, 1024, 30
_ELF_CORE = 4
_CORE = "It is a memory dump of a program (core): it can hold anything."
_RIFF = frozenset((b"AVI ", b"WAVE"))
PDF = b"%PDF-"
_WORDLIKE = re.compile(rb"[ -~]+")
_OFFICE_PARTS = (
    *(b"[Content_Types].xml", b"_rels/.rels", b"word/", b"xl/", b"ppt/", b"docProps/"),
    b"mimetypeapplication/vnd.",
)
_RECORDING = "It is a picture, a sound or a film: what it shows cannot be checked."
OFFICE = "It is an office document: it cannot be checked as a whole."
_WHOLE = 64 * 1024
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]*+)(?:\s[^<>]*+)?>")
_HTML = re.compile(rb"(?i)\s*+(?:<!doctype html|<html|<\?xml|<[a-z][\w:-]*+[\s>/])")


@dataclass(frozen=True, slots=True)
class Format:
    """A format and, where it cannot be looked into, the plain sentence why not."""

    name: str
    reason: str = ""


def detect(head: bytes, name: str) -> Format:
    """The format of a file whose first bytes (64 KiB or all) and name are these."""
    lower = name.lower()
    if lower.endswith(_KEY_STORES):
        return Format("keystore", "It is a key store: credentials never leave.")
    return _archive_format(head, lower) or _closed_format(head) or _text_format(head, lower)


def _archive_format(head: bytes, lower: str) -> Format | None:
    for magic, packed in _PACKED:
        if head.startswith(magic):
            return Format(packed)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if lower.endswith(_OFFICE) or head[_FIRST_NAME:].startswith(_OFFICE_PARTS):
            return Format("office", OFFICE)
        return Format("zip")
    return Format("tar") if head[_TAR_MAGIC] == b"ustar" else None


def _closed_format(head: bytes) -> Format | None:
    binary = _looks_binary(head)
    for mark, found, reason in MARKS:
        if head.startswith(mark) and (binary or mark in PLAIN or not _WORDLIKE.fullmatch(mark)):
            return Format("core", _CORE) if _is_core(head) else Format(found, reason)
    if binary and (begins_webp(head) or head[4:8] == b"ftyp" or _is_recording(head)):
        return Format("picture", PICTURE) if begins_webp(head) else Format("recording", _RECORDING)
    if PDF in head[:_PDF_WITHIN]:
        return Format("pdf", "It is a PDF document: it cannot be checked as a whole.")
    return _encoded_format(head, binary=binary)


def _encoded_format(head: bytes, *, binary: bool) -> Format | None:
    """How text is written that is no plain text, and what is none at all."""
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return Format("utf-32", "It is text in UTF-32: save it as UTF-8.")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(head):
        return Format("utf-16")
    if binary:
        return Format("binary", "It is not text in any form that can be read and checked.")
    if _looks_like_ebcdic(head):
        return Format("ebcdic", "It is text of a mainframe (EBCDIC): save it as UTF-8.")
    return None


def _is_core(head: bytes) -> bool:
    """Whether an ELF file (System V ABI) is what was left of a process, and no program."""
    if not head.startswith(b"\x7fELF"):
        return False
    order: Literal["big", "little"] = "big" if head[5:6] == b"\x02" else "little"
    return int.from_bytes(head[16:18], order) == _ELF_CORE


def _is_recording(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] in _RIFF


def _text_format(head: bytes, lower: str) -> Format:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if lower.endswith(".har"):
        return Format("har")
    if looks_like_mail(text):
        return Format("mail")
    if lower.endswith(_JSON_NAMES) or (text[:1] == b"{" and text.count(b"\n") < 2):  # noqa: PLR2004 - one line
        return Format("json")
    if OVER_LINES.match(text):
        return Format("json")
    named = lower.endswith(_XML_NAMES) and _HTML.match(text) is not None
    if named or text.startswith((b"<?xml", b"<!DOCTYPE html", b"<html")) or _is_element(text, len(head)):
        return Format("xml")
    return Format("csv" if lower.endswith((".csv", ".tsv")) else "text")


def _is_element(text: bytes, size: int) -> bool:
    """Whether all of a text is one element, whatever it is called and with nothing that announces it."""
    root = _ROOT.match(text)
    return root is not None and size < _WHOLE and text.rstrip().endswith(b"</%s>" % root[1])


def _looks_wide(head: bytes) -> bool:
    """Whether every other byte is zero and the rest is text: UTF-16 without its mark."""
    sample = head[:_SAMPLE]
    if len(sample) < _LEAST_WIDE or len(sample) % 2:
        return False
    for zeros, text in ((sample[1::2], sample[::2]), (sample[::2], sample[1::2])):
        if not zeros.strip(b"\x00") and not _CONTROL.search(text):
            return True
    return False


def _looks_like_ebcdic(head: bytes) -> bool:
    """Whether it has the letters and blanks of IBM's code pages, which all share these places."""
    sample = head[: 8 * _SAMPLE]
    blanks = sample.count(_EBCDIC_BLANK)
    known = blanks + len(sample) - len(sample.translate(None, _EBCDIC_LETTERS))
    return blanks > len(sample) * _LEAST_BLANKS and known > len(sample) * _MOSTLY


def _looks_binary(head: bytes) -> bool:
    if b"\x00" in head:
        return True
    return len(_CONTROL.findall(head)) > _MOST_CONTROL * max(len(head), 100)
