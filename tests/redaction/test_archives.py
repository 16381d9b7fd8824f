"""Archives that mean harm or are broken: within limits, in clear words, nothing passed through."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable

import pytest
import zstandard

from portal.redaction import Limits, Report
from tests.support.bundles import run_bundle

Pack = Callable[[bytes], bytes]
PACKERS: dict[str, Pack] = {
    "": bytes,
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": lambda data: zstandard.ZstdCompressor().compress(data),
}
LINE = b"host=db-07 from 10.1.2.3\n"


def _tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for info, content in members:
            info.size = len(content) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def _info(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.uname = kind, target, "alice"
    return info


def _zip(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"made by alice"
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def _withheld(report: Report) -> dict[str, str]:
    return {member.original_path: member.reason for member in report.withheld}


@pytest.mark.parametrize("packing", ["", "gz", "bz2", "xz", "zst"])
def test_every_packing_gives_the_same_shape_with_clean_metadata(packing: str) -> None:
    content = PACKERS[packing](_tar((_info("home/alice7/a.log"), LINE)))

    report, output = run_bundle(content, f"b.tar.{packing}".rstrip("."))

    unpackers: dict[str, Pack] = {
        "": bytes,
        "gz": gzip.decompress,
        "bz2": bz2.decompress,
        "xz": lzma.decompress,
        "zst": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
    }
    with tarfile.open(fileobj=io.BytesIO(unpackers[packing](output))) as archive:
        member = archive.getmembers()[0]
        inside = archive.extractfile(member)
        assert inside is not None
        text = inside.read()
    assert report.clean
    assert member.uname == ""
    assert "alice7" not in member.name
    assert all(value not in text for value in (b"db-07", b"10.1.2.3"))


@pytest.mark.parametrize("packing", ["gz", "bz2", "xz", "zst"])
def test_a_packed_file_stays_a_packed_file(packing: str) -> None:

    report, output = run_bundle(PACKERS[packing](LINE), f"a.log.{packing}")

    assert report.clean
    assert output[:2] == PACKERS[packing](b"")[:2]


def test_links_devices_and_names_that_lead_out_never_leave() -> None:
    content = _tar(
        (_info("a", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (_info("b", tarfile.LNKTYPE, "x"), b""),
        (_info("c", tarfile.CHRTYPE), b""),
        (_info("d", tarfile.FIFOTYPE), b""),
        (_info("../../etc/cron.d/x"), LINE),
        (_info("/abs"), LINE),
        (_info("C:\\win"), LINE),
        (_info("..\\..\\x"), LINE),
        (_info("fine.log"), LINE),
    )

    report, output = run_bundle(content, "b.tar")

    with tarfile.open(fileobj=io.BytesIO(output)) as archive:
        assert archive.getnames() == ["fine.log"]
    assert len(report.withheld) == 8
    assert all(reason.endswith(".") for reason in _withheld(report).values())


def test_a_sparse_file_that_declares_terabytes_is_refused_at_once() -> None:
    info = _info("sparse")
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": str(10**13)}
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info)

    report, _ = run_bundle(made.getvalue(), "b.tar")

    assert "sparse" in next(iter(_withheld(report).values()))


def test_an_extended_header_that_claims_gigabytes_is_refused() -> None:
    content = bytearray(_tar((_info("x"), LINE)))
    content[156:157] = b"x"
    content[124:136] = b"%011o\x00" % (4 << 30)
    content[148:156] = b"        "
    content[148:156] = b"%06o\x00 " % sum(content[:512])

    report, _ = run_bundle(bytes(content), "b.tar")

    assert "too large" in next(iter(_withheld(report).values()))


def test_a_bomb_is_stopped_at_its_ratio() -> None:
    limits = Limits(ratio_allowance=1 << 20, ratio=20)

    report, output = run_bundle(gzip.compress(b"a b\n" * 5_000_000), "bomb.log.gz", limits)

    assert "times its size" in next(iter(_withheld(report).values()))
    assert output == b""


def test_many_empty_parts_do_not_hold_anybody_up() -> None:
    report, _ = run_bundle(gzip.compress(b"") * 20_000, "a.gz")

    assert "parts" in next(iter(_withheld(report).values()))


def test_nesting_has_an_end() -> None:
    content = _zip(a=LINE)
    for _ in range(8):
        content = _zip(**{"n.zip": content})

    report, _ = run_bundle(content, "n.zip")

    assert any("archives deep" in reason for reason in _withheld(report).values())


def test_too_many_entries_are_refused_before_they_are_listed() -> None:
    content = _zip(**{f"f{number}": b"x" for number in range(300)})

    report, _ = run_bundle(content, "many.zip", Limits(entries=200))

    assert "more than 200 entries" in next(iter(_withheld(report).values()))


def test_zip_members_that_overlap_are_refused() -> None:
    content = bytearray(_zip(a=b"x" * 1000, b=b"y" * 1000))
    central = content.rfind(b"PK\x01\x02")
    content[central + 42 : central + 46] = struct.pack("<I", 0)

    report, _ = run_bundle(bytes(content), "overlap.zip")

    assert "overlap" in next(iter(_withheld(report).values()))


def test_a_zip_that_lies_about_a_size_loses_that_member_only() -> None:
    content = bytearray(_zip(a=b"host=db-07\n" * 100, b=LINE))
    central = content.find(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 10)

    report, _ = run_bundle(bytes(content), "lying.zip")

    assert list(_withheld(report)) == ["a"]


def test_an_encrypted_member_is_withheld_with_the_reason() -> None:
    content = bytearray(_zip(a=LINE))
    central = content.find(b"PK\x01\x02")
    content[central + 8] |= 1
    content[6] |= 1

    report, _ = run_bundle(bytes(content), "secret.zip")

    assert "encrypted" in _withheld(report)["a"]


def test_comments_of_an_archive_do_not_leave() -> None:
    _, output = run_bundle(_zip(a=LINE), "b.zip")

    assert b"alice" not in output


@pytest.mark.parametrize(
    "head",
    [
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7",
        b"\x7fELF\x02",
        b"ElfFile\x00",
        b"\xd4\xc3\xb2\xa1",
        b"SQLite format 3\x00",
        b"\x00\x01\x02",
    ],
)
def test_what_cannot_be_checked_is_withheld_with_a_sentence(head: bytes) -> None:
    report, output = run_bundle(head + b"password=hunter2" + bytes(64), "thing.log")

    assert output == b""
    assert report.withheld[0].reason.endswith(".")


def test_two_members_whose_names_differ_in_case_only_stay_two() -> None:
    report, output = run_bundle(_zip(**{"a.log": LINE, "A.log": LINE}), "b.zip")

    names = zipfile.ZipFile(io.BytesIO(output)).namelist()
    assert len({name.casefold() for name in names}) == len(report.members) == 2


def test_an_archive_cut_at_any_place_never_raises_and_never_leaks() -> None:
    whole = gzip.compress(_tar((_info("a.log"), LINE * 50), (_info("b.json"), b'{"password":"hunter2x"}')))

    for cut in range(0, len(whole), 7):
        report, output = run_bundle(whole[:cut], "b.tar.gz")
        assert b"hunter2x" not in output
        assert report.members is not None
