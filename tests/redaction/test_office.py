"""Office documents leave as text: joined over runs, redacted, and without anything else that they hold."""

# ruff: noqa: E501 - markup is read as one piece

import io
import json
import zipfile

import pytest

from tests.support.bundles import run_bundle

WORD = (
    '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>the password=hun</w:t></w:r><w:r><w:t>ter2x</w:t></w:r>'
    "<w:r><w:delText>deleted4x</w:delText></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>host</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>10.20.30.40</w:t></w:r></w:p>"
    "</w:tc></w:tr></w:tbl></w:body></w:document>"
)
SHARED = '<sst xmlns="urn:x"><si><t>Name</t></si><si><t>Password</t></si><si><r><t>Petra </t></r><r><t>Kern</t></r></si></sst>'
SHEET = (
    '<worksheet xmlns="urn:x"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="C2" t="inlineStr"><is><t>quarry77x</t></is></c></row>'
    '<row r="3"><c r="C3" t="s"><v>99</v></c></row></sheetData></worksheet>'
)
ODT = (
    '<o:c xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<text:tracked-changes><text:p>deleted4x</text:p></text:tracked-changes><text:h>Notes</text:h><text:p>token<text:s/>for <text:span>petra.kern</text:span>@quarry.com</text:p></o:c>"
)


def _document(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/core.xml", "<c>Author7x</c>")
        archive.writestr("word/media/image1.png", b"\x89PNG Pixel7x")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


def test_a_letter_leaves_as_text_joined_over_its_runs_and_without_its_author_and_what_was_deleted() -> None:
    report, output = run_bundle(_document(word__document=WORD), "letter.docx")

    text = output.decode()
    assert text.startswith("the password=<PASSWORD-")
    assert "host \t" in text
    assert all(
        word not in text for word in ("hun", "ter2x", "deleted4x", "10.20.30.40", "Author7x", "Pixel7x")
    )
    assert [(one.path, one.state) for one in report.members] == [
        ("letter.docx.txt", "redacted"),
        ("letter.docx", "withheld"),
    ]
    assert "stands beside it as text" in report.withheld[0].reason


def test_the_rows_of_a_sheet_stand_under_the_titles_of_their_columns() -> None:
    report, output = run_bundle(
        _document(xl__sharedStrings=SHARED, xl__worksheets__sheet1=SHEET), "book.xlsx"
    )

    rows = [json.loads(line) for line in output.decode().splitlines()]
    assert [list(row) for row in rows] == [["Name", "Password"]] * 2
    assert rows[1]["Password"].startswith("<PASSWORD-")
    assert "Kern" not in output.decode()
    assert "quarry77x" not in output.decode()
    assert len(report.withheld) == 1


def test_an_open_document_inside_an_archive_leaves_as_text_beside_it() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.log", "fine\n")
        archive.writestr("notes.odt", _document(content=ODT))

    report, output = run_bundle(made.getvalue(), "bundle.zip")

    with zipfile.ZipFile(io.BytesIO(output)) as archive:
        assert sorted(archive.namelist()) == ["a.log", "notes.odt.txt"]
        text = archive.read("notes.odt.txt").decode()
    assert text.startswith("Notes\ntoken for ")
    assert all(word not in text for word in ("petra", "deleted4x"))
    assert [one.path for one in report.withheld] == ["notes.odt"]


@pytest.mark.parametrize(
    "content",
    [
        _document(word__document='<!DOCTYPE a [<!ENTITY b "hunter2x">]><a>&b;</a>'),
        _document(word__document="<w:t>hunter2x"),
        _document(word__document="<a>" * 300 + "hunter2x" + "</a>" * 300),
        _document(xl__sharedStrings="<si>hunter2x", xl__worksheets__sheet1=SHEET),
        _document(visio__pages="<a>hunter2x</a>"),
        _document(word__document=WORD)[:-40],
    ],
    ids=["entities", "cut off", "too deep", "no strings", "another kind", "no directory"],
)
def test_a_document_that_cannot_be_read_is_withheld_as_a_whole(content: bytes) -> None:
    report, output = run_bundle(content, "letter.docx")

    assert output == b""
    assert [one.state for one in report.members] == ["withheld"]
    assert report.withheld[0].reason.endswith(".")
