"""Archives made to harm: sizes and counts that lie, shared bytes, odd names, what hides around them."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Limits, Pseudonyms, Report, redact_bundle
from portal.redaction.archives.naming import Names
from tests.support.bundles import run_bundle

SECRET = b"password=hunter2x\n"


def _head(name: bytes, size: int, kind: bytes = b"0") -> bytes:
    """One block of a tar archive, with a size that may lie."""
    block = bytearray(512)
    block[: len(name[:100])] = name[:100]
    block[100:108] = b"0000644\x00"
    field = b"%011o\x00" % size if 0 <= size < 8**11 else b"\x80" + size.to_bytes(11, "big", signed=False)
    block[124:136] = field
    block[136:148] = b"%011o\x00" % 0
    block[156:157] = kind
    block[257:265] = b"ustar\x0000"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\x00 " % sum(block)
    return bytes(block)


def _member(name: bytes, content: bytes, kind: bytes = b"0") -> bytes:
    return _head(name, len(content), kind) + content + bytes(-len(content) % 512)


def _reasons(report: Report) -> str:
    return " ".join(member.reason for member in report.withheld)


def _names(content: bytes) -> list[str]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return archive.getnames()


def _zip(names: dict[str, bytes]) -> bytearray:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return bytearray(made.getvalue())


def test_a_file_with_gaps_is_withheld_and_the_next_is_read() -> None:
    content = _member(b"disk.img", SECRET, b"S") + _member(b"a.log", SECRET) + bytes(1024)

    report, output = run_bundle(content, "b.tar")

    assert "gaps" in _reasons(report)
    assert _names(output) == ["a.log"]
    assert b"hunter2x" not in output


@pytest.mark.parametrize("size", [8**10, 2**63, 2**80])
def test_a_size_that_no_archive_could_hold_ends_the_archive_with_a_reason(size: int) -> None:
    report, output = run_bundle(_member(b"a.log", b"fine\n") + _head(b"lie", size) + SECRET, "b.tar")

    assert report.withheld
    assert b"hunter2x" not in output
    assert b"fine" in output


def test_members_that_lie_inside_one_another_are_refused() -> None:
    inner = _zip({"b.log": SECRET * 40})
    local = bytes(inner[: inner.find(b"PK\x01\x02")])
    content = _zip({"a.bin": b"x" * 50 + local, "b.log": SECRET * 40})
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", content.find(local))

    report, output = run_bundle(bytes(content), "overlap.zip")

    assert "overlap" in _reasons(report)
    assert b"hunter2x" not in output


def test_a_directory_that_says_fewer_entries_than_it_has_changes_nothing() -> None:
    content = _zip({f"f{number}.log": b"fine\n" for number in range(60)})
    end = content.rfind(b"PK\x05\x06")
    content[end + 8 : end + 12] = struct.pack("<HH", 1, 1)

    report, _ = run_bundle(bytes(content), "many.zip", Limits(entries=50))

    assert report.withheld


def test_more_entries_than_allowed_end_a_tar_in_the_middle() -> None:
    content = b"".join(_member(b"f%d" % number, b"fine\n") for number in range(60)) + bytes(1024)

    report, _ = run_bundle(content, "b.tar", Limits(entries=50))

    assert "more than 50 entries" in _reasons(report)
    assert len(report.members) <= 51


def test_a_method_that_only_encryption_uses_is_withheld() -> None:
    content = _zip({"a.log": SECRET})
    central = content.find(b"PK\x01\x02")
    content[8:10] = content[central + 10 : central + 12] = struct.pack("<H", 99)

    report, output = run_bundle(bytes(content), "aes.zip")

    assert "cannot be read" in _reasons(report)
    assert b"hunter2x" not in output


def test_a_link_in_a_zip_does_not_leave() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")

    report, output = run_bundle(made.getvalue(), "b.zip")

    assert "link" in _reasons(report)
    assert b"/etc/passwd" not in output


@pytest.mark.parametrize(
    "name",
    [
        b"\xff\x80.log",
        b"a\nb.log",
        "\u202egol.exe".encode(),
        b"x" * 99,
        b"ab:c|d*.log",
        b" ",
        b"-rf",
        b"\xe9",
    ],
)
def test_names_that_are_no_text_become_names_that_anybody_can_write(name: bytes) -> None:
    report, output = run_bundle(_member(name, SECRET) + bytes(1024), "b.tar")

    made = _names(output)
    assert len(made) == len(report.members) == 1
    assert made[0].isprintable()
    assert not set(made[0]) & set('<>:"|?*\n\r\x00')


@pytest.mark.parametrize(
    "path", [b"../../x", b"/etc/cron.d/x", b"a/../../x", b"C:\\x", b"..\\x", b"d/" * 70 + b"x"]
)
def test_a_path_told_by_an_extended_head_cannot_lead_out(path: bytes) -> None:
    record = b" path=%s\n" % path
    told = b"%d%s" % (len(record) + 3, record) if len(record) > 95 else b"%d%s" % (len(record) + 2, record)
    content = _member(b"pax", told, b"x") + _member(b"fine.log", SECRET) + bytes(1024)
    gnu = _member(b"././@LongLink", path + b"\x00", b"L") + _member(b"fine.log", SECRET) + bytes(1024)

    for archive in (content, gnu):
        report, output = run_bundle(archive, "b.tar")
        assert len(report.withheld) == 1
        assert _names(output) == []


def test_a_name_that_a_library_takes_for_empty_withholds_its_file_alone() -> None:
    content = _zip({"a.log": SECRET, "b.log": b"all is well\n"}).replace(b"a.log", b"\x00.log")

    report, output = run_bundle(bytes(content), "b.zip")

    assert _reasons(report) == "Its name holds a character that no name may have."
    assert b"all is well" in zipfile.ZipFile(io.BytesIO(output)).read("b.log")


def test_what_stands_before_behind_and_beside_the_members_does_not_leave() -> None:
    tar = _member(b"a.log", b"fine\n") + bytes(1024) + SECRET * 40
    packed = io.BytesIO()
    with gzip.GzipFile("home/alice7/secret.log", "wb", fileobj=packed) as file:
        file.write(b"fine\n")
    zipped = _zip({"a.log": b"fine\n"})

    outputs = [
        run_bundle(tar, "b.tar")[1],
        run_bundle(packed.getvalue(), "a.gz")[1],
        run_bundle(bytes(zipped) + SECRET, "b.zip")[1],
        run_bundle(b"#!/bin/sh\n" + SECRET + bytes(zipped), "sfx.zip")[1],
    ]

    assert [output for output in outputs if b"hunter2x" in output or b"alice7" in output] == []


def test_many_members_of_one_name_get_names_of_their_own() -> None:
    names = Names()

    given = [names.own(name) for _ in range(500) for name in ("a.log", "A.LOG", "a-2.log", "unnamed")]

    assert len({name.casefold() for name in given}) == len(given)
    assert given[:5] == ["a.log", "A-2.LOG", "a-2-2.log", "unnamed", "a-3.log"]


def test_a_mail_address_at_the_begin_of_a_name_does_not_leave() -> None:
    report, output = run_bundle(
        bytes(_zip({"jane@harbor.com.log": b"fine\n", "a/kari.w@harbor.com": b"fine\n"})), "b.zip"
    )

    assert b"harbor" not in output
    assert len(report.members) == 2


class _Endless(io.RawIOBase):
    """A tar archive of so many small files, half of them of one name, made as it is read."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._blocks = self._made(count)
        self._left = b""

    @staticmethod
    def _made(count: int) -> Iterator[bytes]:
        for number in range(count):
            yield _member(b"same.log" if number % 2 else b"f%d.log" % number, b"x=%d\n" % number)
        yield bytes(1024)

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes."""
        while len(self._left) < size and (block := next(self._blocks, b"")):
            self._left += block
        data, self._left = self._left[:size], self._left[size:]
        return data


@pytest.mark.deep
def test_two_hundred_thousand_entries_are_read_and_one_more_is_refused() -> None:
    for count, clean in ((200_000, True), (200_001, False)):
        report = redact_bundle(
            cast("BinaryIO", _Endless(count)),
            "b.tar",
            io.BytesIO(),
            treatments=PSEUDONYMIZE_ALL,
            pseudonyms=Pseudonyms(bytes(32)),
            dictionary=CaseDictionary(),
        )

        assert report.clean is clean
