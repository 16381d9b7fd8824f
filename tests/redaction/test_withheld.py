"""What nobody can look into is known by its content, and text is never taken for it."""

import io
import json
import zipfile

import pytest

from portal.redaction import CaseDictionary, Limits, learn
from portal.redaction.formats import json_document
from portal.redaction.texts import documents
from tests.support.bundles import run_bundle

TAIL = b"password=hunter2x" + bytes(64)
CLOSED = {
    "picture": (
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"BM\x00\x01",
        b"8BPS\x00",
        b"II*\x00",
        b"RIFF\x00\x00\x00\x00WEBP",
    ),
    "recording": (b"\x00\x00\x00\x20ftypheic", b"RIFF\x00\x00\x00\x00WAVE", b"OggS\x00", b"ID3\x03\x00"),
    "pdf": (b"%PDF-1.7\n", b"junk before\n%PDF-1.4", b"%!PS-Adobe"),
    "office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "evtx": (b"ElfFile\x00", b"LfLe\x00"),
    "dump": (b"MDMP\x93\xa7", b"PAGEDU64\x00", b"JAVA PROFILE 1.0.2\x00", b"EMiL\x01\x00"),
    "pcap": (b"\xd4\xc3\xb2\xa1", b"\x0a\x0d\x0d\x0a\x1c", b"\xa1\xb2\x3c\x4d", b"snoop\x00\x00"),
    "elf": (b"\x7fELF\x02\x01",),
    "sqlite": (b"SQLite format 3\x00",),
    "encrypted": (
        b"-----BEGIN PGP MESSAGE-----\n",
        b"Salted__\x01",
        b"age-encryption.org/v1\n",
        b"LUKS\xba\xbe",
    ),
    "keystore": (b"\xfe\xed\xfe\xed", b"\x03\xd9\xa2\x9a"),
    "program": (b"MZ\x90\x00", b"\xca\xfe\xba\xbe"),
    "binary": (b"\x00\x01\x02", b"\x01\x02\x03\x04\x05\x06"),
}


@pytest.mark.parametrize(
    ("name", "head"), [(name, head) for name, heads in CLOSED.items() for head in heads], ids=repr
)
def test_what_nobody_can_look_into_is_known_by_its_content(name: str, head: bytes) -> None:
    report, output = run_bundle(head + TAIL, "thing.log")

    assert output == b""
    assert report.withheld[0].format == name
    assert report.withheld[0].reason.startswith("It is ")
    assert report.withheld[0].reason.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        b"BM 5 ok\n",
        b"MZ\n",
        b"ID3 tags\n",
        b"070707 12:00 ok\n",
        b"snoop on\n",
        b"OggS?\n",
        b"regf 1\n",
        b"RIFF\n",
    ],
)
def test_text_that_begins_like_something_else_is_text(text: bytes) -> None:
    report, output = run_bundle(text + b"password=hunter2x\n", "a.log")

    assert report.clean
    assert output.startswith(text)


def test_an_office_document_under_another_name_is_withheld_as_a_whole() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme.txt", "first of all")
        archive.writestr("word/document.xml", "<w:t>hunter</w:t><w:t>2x</w:t>")
        archive.writestr("[Content_Types].xml", "<Types/>")

    report, output = run_bundle(made.getvalue(), "logs.zip")

    assert b"hunter" not in output
    assert "office document" in report.withheld[0].reason


def test_wide_text_without_its_mark_is_read_and_what_it_gives_away_is_learned() -> None:
    content = "host=quarry-db-07 at 10.44.5.6 password=hunter2x\r\nfine\r\n".encode("utf-16-le")
    dictionary = CaseDictionary()

    learn(io.BytesIO(content), "a.log", dictionary)
    _, output = run_bundle(content, "a.log")

    text = output.decode("utf-16-le")
    assert "quarry-db-07" in dictionary.terms
    assert "10.44.5.6" in dictionary.addresses
    assert "hunter2x" not in text
    assert text.endswith("\r\nfine\r\n")


def test_half_a_wide_letter_at_the_end_withholds_the_file() -> None:
    report, output = run_bundle("password=hunter2x\n".encode("utf-16") + b"a", "a.log")

    assert output == b""
    assert report.withheld[0].reason.endswith(".")


def test_json_above_the_limit_is_read_a_stretch_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_STRETCH", 2048)
    monkeypatch.setattr(json_document, "_AHEAD", 1024)
    rows = [{"name": "password", "value": f"hunter{n}x", "n": n, "note": "é" * 50} for n in range(200)]
    content = b"\xef\xbb\xbf" + json.dumps({"rows": rows}, ensure_ascii=False, indent=1).encode()

    report, output = run_bundle(content, "a.json", Limits(document=4096))

    made = json.loads(output.decode("utf-8-sig"))
    assert report.clean
    assert [row["n"] for row in made["rows"]] == list(range(200))
    assert {row["value"][:10] for row in made["rows"]} == {"<PASSWORD-"}


def test_json_above_the_limit_that_breaks_off_is_withheld() -> None:
    report, output = run_bundle(b'{"a": [' + b'"password=hunter2x",' * 2000, "a.json", Limits(document=4096))

    assert output == b""
    assert "damaged" in report.withheld[0].reason


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "narrow", [b"the password=hunter2x is here\r\n", b"pw=Hunter2X\r\n", b"PASSWORD=HUNTER22\n"]
)
def test_narrow_lines_behind_wide_ones_withhold_the_file(codec: str, narrow: bytes) -> None:
    wide = "plain words\r\n".encode(codec)

    for content in (wide * 3 + narrow * 2, wide * 3 + narrow * 2 + wide * 3):
        report, output = run_bundle(content, "a.log")

        assert not report.clean
        assert output == b""


def test_signs_of_asia_are_not_taken_for_narrow_text() -> None:
    text = "システムのログにえらーがありました。从服务器返回的数据库连接超时错误。로그인 실패\r\n"

    report, output = run_bundle((text * 40).encode("utf-16"), "a.log")

    assert report.clean
    assert output.decode("utf-16") == text * 40


def test_text_that_is_wider_still_is_withheld_wherever_it_begins() -> None:
    wider = "the password=hunter2x is here\r\n".encode("utf-32-be")

    for content in (b"narrow\n" * 20_000 + wider, "wide\r\n".encode("utf-16") + wider):
        report, output = run_bundle(content, "a.log")

        assert not report.clean
        assert output == b""


@pytest.mark.parametrize("lost", [0, 1])
def test_wide_text_that_lost_a_byte_or_stands_among_narrow_text_is_withheld(lost: int) -> None:
    wide = "the password=hunter2x is here\r\n".encode("utf-16-le")

    for content in (b"\xff\xfe" + wide * 3 + wide[1:], b"narrow\n" * 20_000 + wide[lost:]):
        report, output = run_bundle(content, "a.log")

        assert output == b""
        assert "damaged" in report.withheld[0].reason
