"""Which format bytes have, told from their beginning; what cannot be looked into is named with its reason."""

import re
from dataclasses import dataclass

from portal.redaction.formats.mail_parts import looks_like_mail

_BINARY = (
    (b"\x89PNG\r\n", "picture", "It is a picture: what it shows cannot be checked."),
    (b"\xff\xd8\xff", "picture", "It is a picture: what it shows cannot be checked."),
    (b"GIF8", "picture", "It is a picture: what it shows cannot be checked."),
    (b"II*\x00", "picture", "It is a picture: what it shows cannot be checked."),
    (b"MM\x00*", "picture", "It is a picture: what it shows cannot be checked."),
    (b"BM", "picture", "It is a picture: what it shows cannot be checked."),
    (b"%PDF", "pdf", "It is a PDF document: it cannot be checked as a whole."),
    (b"{\\rtf", "rtf", "It is an RTF document: it cannot be checked as a whole."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "office", "It is an office document: it cannot be checked as a whole."),
    (b"ElfFile\x00", "evtx", "It is a Windows event log: export it as XML or text instead."),
    (b"\x7fELF", "elf", "It is a program or a memory dump: it can hold anything."),
    (b"MDMP", "dump", "It is a memory dump: it can hold anything."),
    (b"PAGEDU", "dump", "It is a memory dump: it can hold anything."),
    (b"JAVA PROFILE", "dump", "It is a memory dump of a Java program: it can hold anything."),
    (b"\xd4\xc3\xb2\xa1", "pcap", "It is a network recording (pcap): it can hold anything that was sent."),
    (b"\xa1\xb2\xc3\xd4", "pcap", "It is a network recording (pcap): it can hold anything that was sent."),
    (b"\x4d\x3c\xb2\xa1", "pcap", "It is a network recording (pcap): it can hold anything that was sent."),
    (b"\x0a\x0d\x0d\x0a", "pcap", "It is a network recording (pcap): it can hold anything that was sent."),
    (b"SQLite format 3\x00", "sqlite", "It is a database file: export what is needed as text."),
    (b"7z\xbc\xaf\x27\x1c", "7z", "It is a 7z archive: pack it as zip or tar.gz instead."),
    (b"Rar!\x1a\x07", "rar", "It is a rar archive: pack it as zip or tar.gz instead."),
    (b"!<arch>\n", "ar", "It is an ar archive: pack it as zip or tar.gz instead."),
    (b"-----BEGIN PGP MESSAGE", "encrypted", "It is encrypted: nobody could check it."),
    (b"Salted__", "encrypted", "It is encrypted: nobody could check it."),
    (b"age-encryption.org/", "encrypted", "It is encrypted: nobody could check it."),
    (b"\xfe\xed\xfe\xed", "keystore", "It is a key store: credentials never leave."),
    (b"MZ", "program", "It is a program: it can hold anything."),
    (b"\xca\xfe\xba\xbe", "program", "It is a program: it can hold anything."),
)  # fmt: skip
TEXT_FORMATS = frozenset(("text", "json", "har", "xml", "csv", "mail"))
_PACKED = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zst"))
_KEY_STORES = (".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".bcfks")
_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".docm", ".xlsm", ".pptm", ".vsdx")
_JSON_NAMES = (".json", ".geojson", ".ipynb", ".webmanifest")
_XML_NAMES = (".xml", ".html", ".htm", ".xhtml", ".svg", ".rdf", ".plist", ".config", ".wsdl", ".xsd", ".pom")
_TAR_MAGIC = slice(257, 262)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.01
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
        if lower.endswith(_OFFICE):
            return Format("office", "It is an office document: it cannot be checked as a whole.")
        return Format("zip")
    return Format("tar") if head[_TAR_MAGIC] == b"ustar" else None


def _closed_format(head: bytes) -> Format | None:
    for magic, found, reason in _BINARY:
        if head.startswith(magic) and (len(magic) > 2 or _looks_binary(head)):  # noqa: PLR2004 - MZ
            return Format(found, reason)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Format("utf-16")
    if _looks_binary(head):
        return Format("binary", "It is not text in any form that can be read and checked.")
    return None


def _text_format(head: bytes, lower: str) -> Format:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if lower.endswith(".har"):
        return Format("har")
    if looks_like_mail(text):
        return Format("mail")
    if lower.endswith(_JSON_NAMES) or (text[:1] == b"{" and text.count(b"\n") < 2):  # noqa: PLR2004 - one line
        return Format("json")
    named = lower.endswith(_XML_NAMES) and _HTML.match(text) is not None
    if named or text.startswith((b"<?xml", b"<!DOCTYPE html", b"<html")):
        return Format("xml")
    return Format("csv" if lower.endswith((".csv", ".tsv")) else "text")


def _looks_binary(head: bytes) -> bool:
    if b"\x00" in head:
        return True
    return len(_CONTROL.findall(head)) > _MOST_CONTROL * max(len(head), 100)
