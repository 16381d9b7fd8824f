"""Dumps, recordings, old documents are told by their bytes, whatever is around them or they are called."""

import gzip
import io
import lzma
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from portal import redaction
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from tests.support.bundles import run_bundle

SECRET = b"password=hunter2xy\n"
_REST = bytes(64) + SECRET
_ELF = b"\x7fELF\x02\x01\x01" + bytes(9)
CLOSED = {
    "event log": ("evtx", b"ElfFile\x00" + _REST, "Windows event log"),
    "core": ("core", _ELF + b"\x04\x00" + _REST, "memory dump of a program"),
    "core of a big machine": ("core", b"\x7fELF\x02\x02\x01" + bytes(9) + b"\x00\x04" + _REST, "memory dump"),
    "program": ("elf", _ELF + b"\x02\x00" + _REST, "It is a program"),
    "heap": ("dump", b"JAVA PROFILE 1.0.2\x00" + _REST, "memory dump of a Java program"),
    "minidump": ("dump", b"MDMP\x93\xa7\x00\x00" + _REST, "memory dump"),
    "kernel": ("dump", b"KDUMP   " + _REST, "memory dump"),
    "pcap": ("pcap", b"\xd4\xc3\xb2\xa1\x02\x00" + _REST, "network recording"),
    "UTF-32": ("utf-32", (SECRET * 2).decode().encode("utf-32"), "text in UTF-32"),
    "EBCDIC": ("ebcdic", "user mokafor1 has ".encode("cp500") + SECRET.decode().encode("cp037"), "mainframe"),
    "pcapng": ("pcap", b"\x0a\x0d\x0d\x0a\x1c\x00\x00\x00" + _REST, "network recording"),
}


def _zip(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme.txt", content)
    return made.getvalue()


def _tar(content: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:xz") as archive:
        entry = tarfile.TarInfo("a.json")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def _old_document(*names: str, far: int = 0) -> bytes:
    """A compound file whose directory names these streams; it begins `far` sectors behind the head."""
    rows = b""
    for name in ("Root Entry", *names):
        said = name.encode("utf-16-le") + b"\x00\x00"
        rows += said.ljust(64, b"\x00") + struct.pack("<H", len(said)) + bytes(62)
    rows += bytes(-len(rows) % 512)
    sectors = len(rows) // 512
    first = 1 + far
    table = [0xFFFFFFFD] + [0xFFFFFFFF] * far
    table += [first + number + 1 for number in range(sectors - 1)] + [0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\x00" + bytes(16)
    head += struct.pack("<I", first) + bytes(24) + struct.pack("<I", 0)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return head.ljust(512, b"\xff") + fat + SECRET.ljust(512 * far, b" ")[: 512 * far] + rows


@pytest.mark.parametrize("kind", CLOSED)
def test_what_may_hold_anything_is_known_inside_other_things_and_under_other_names(kind: str) -> None:
    form, content, words = CLOSED[kind]
    around: dict[str, Callable[[bytes], bytes]] = {
        "a.log": bytes,
        "a.har": bytes,
        "a.eml": bytes,
        "a.docx": bytes,
        "a.log.gz": gzip.compress,
        "a.csv.xz": lzma.compress,
        "a.zip": _zip,
        "b.bin": _tar,
        "c.txt": lambda one: _zip(gzip.compress(one)),
    }

    for name, pack in around.items():
        report, output = run_bundle(pack(content), name)

        assert [(one.format, one.state) for one in report.members] == [(form, "withheld")]
        assert words in report.withheld[0].reason
        assert SECRET[:8] not in output


@pytest.mark.parametrize(
    ("names", "far", "words"),
    [
        (("WordDocument", "1Table"), 0, "old Word (doc)"),
        (("a", "b", "c", "d", "e", "Workbook"), 3, "old Excel (xls)"),
        (("PowerPoint Document",), 1, "old PowerPoint (ppt)"),
        (("__properties_version1.0",), 0, "mail of Outlook"),
        (("WordDocument", "EncryptedPackage"), 0, "encrypted"),
        (("Anything",), 0, "of an old kind"),
    ],
)  # fmt: skip
def test_an_old_document_is_withheld_with_its_kind(names: tuple[str, ...], far: int, words: str) -> None:
    report, output = run_bundle(_old_document(*names, far=far), "a.txt")

    assert output == b""
    assert words in report.withheld[0].reason


def test_an_old_document_that_is_damaged_is_withheld_without_its_kind() -> None:
    whole = _old_document("WordDocument", far=2)
    circle = bytearray(_old_document("a"))
    circle[512 + 4 : 512 + 8] = struct.pack("<I", 1)

    for content in (whole[:400], whole[:600], bytes(circle), whole[:48] + b"\xff" * 4 + whole[52:]):
        report, output = run_bundle(content, "a.doc")

        assert output == b""
        assert "of an old kind" in report.withheld[0].reason


def test_the_reason_in_a_note_is_not_taken_for_data() -> None:
    """A mail that is redacted again would lose words of the notes in it."""
    sources = "".join(map(_source, Path(redaction.__file__).parent.rglob("*.py")))
    said = re.findall(r"\"(It (?:is|has|lies|was|declares) [^\"{}]{9,}\.)\"", sources)

    made = redact_text("\n".join(said), PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert len(said) > 50
    assert made.text.splitlines() == said


def _source(path: Path) -> str:
    return path.read_text()
