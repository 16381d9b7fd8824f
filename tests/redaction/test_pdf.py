"""PDF documents leave as text: of pages on which two readings agree, and without what lies under bars."""

import io

import pypdf
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction.archives.budget import Broken
from portal.redaction.formats import pdf_apart
from portal.redaction.formats.pdf_document import PdfText, pdf_text
from tests.support.bundles import run_bundle

LEAK = "the password=hunter2x of 10.20.30.40"
MOST = 1_000_000


def sheet(*pages: str) -> FPDF:
    """A document with one text on each page."""
    made = FPDF()
    made.set_author("Author7x")
    made.set_font("Helvetica", size=12)
    for page in pages:
        made.add_page()
        made.multi_cell(0, 8, page)
    return made


def read(made: FPDF) -> PdfText:
    return pdf_text(bytes(made.output()), MOST)


def with_operators(operators: bytes, text: str = LEAK) -> bytes:
    """A page on which this is painted after its text."""
    made = pypdf.PdfWriter(io.BytesIO(bytes(sheet(text).output())))
    stream = made.pages[0].get_contents()
    assert stream is not None
    content = pypdf.generic.DecodedStreamObject()
    content.set_data(stream.get_data() + b"\n" + operators)
    made.pages[0][pypdf.generic.NameObject("/Contents")] = content
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def test_a_document_leaves_as_text_and_without_anything_else_that_it_holds() -> None:
    report, output = run_bundle(bytes(sheet(LEAK, "fine").output()), "letter.pdf")

    text = output.decode()
    assert text.startswith("the password=<PASSWORD-")
    assert text.endswith("fine\n")
    assert all(word not in text for word in ("hunter2x", "10.20.30.40", "Author7x"))
    assert [(one.path, one.state) for one in report.members] == [
        ("letter.pdf.txt", "redacted"),
        ("letter.pdf", "withheld"),
    ]
    assert "stands beside it as text" in report.withheld[0].reason


def test_a_page_whose_words_two_readings_part_differently_is_left_out_and_counted() -> None:
    lowered = b"BT /F1 12 Tf 50 600 Td (secret=hun) Tj 0 -3 Td (ter2x) Tj ET"
    made = pypdf.PdfWriter(io.BytesIO(bytes(sheet("first").output())))
    made.append(io.BytesIO(with_operators(lowered)))
    written = io.BytesIO()
    made.write(written)

    told = pdf_text(written.getvalue(), MOST)

    assert told.text.split() == ["first", "[Page", "2", "is", "left", "out]"]
    assert told.along.split() == told.text.split()
    assert "Of its 2 pages 1 could not be read with certainty." in told.told


def test_a_page_of_letters_that_stand_apart_is_not_read() -> None:
    with pytest.raises(Broken, match="no page can be read"):
        read(sheet("p a s s w o r d : h u n t e r 2 x"))


@pytest.mark.parametrize(
    "operators",
    [
        b"q 0 g 50 700 200 40 re f Q",
        b"0 0 0 rg 50 700 200 40 re B",
        b"1 g q 0 0 0 1 k 50 700 m 250 700 l 250 740 l 50 740 l h f Q",
        b"1 g q 0 g Q q 0.1 sc 10 0 0 10 0 0 cm 5 70 20 4 re f* Q",
        b"0 g q 1 g Q 50 700 200 40 re f",
        b"1 g q 0 g 1 g Q /P1 scn 50 700 200 40 re f",
    ],
    ids=["a bar", "in three colors", "by its corners", "made larger", "put back", "in a pattern"],
)
def test_a_page_with_a_dark_bar_that_may_hide_letters_is_not_read(operators: bytes) -> None:
    with pytest.raises(Broken, match="no page can be read"):
        pdf_text(with_operators(operators), MOST)


@pytest.mark.parametrize(
    "operators", [b"0 g 50 700 200 0.7 re f", b"0.9 g 50 700 200 40 re f", b"0 g 50 700 200 40 re S"]
)
def test_lines_light_boxes_and_frames_hide_nothing(operators: bytes) -> None:
    assert "hunter2x" in pdf_text(with_operators(operators), MOST).text


def _changed(content: bytes, before: bytes, after: bytes) -> bytes:
    assert before in content
    return content.replace(before, after + b" " * (len(before) - len(after)))


def test_a_font_that_does_not_say_its_letters_hides_nothing_behind_others() -> None:
    content = bytes(sheet(LEAK).output())

    with pytest.raises(Broken, match="no page can be read"):
        pdf_text(_changed(content, b"/WinAnsiEncoding", b"/Identity-H"), MOST)


def encrypted() -> bytes:
    made = sheet(LEAK)
    made.set_encryption(owner_password="a", user_password="b")
    return bytes(made.output())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (encrypted(), "encrypted"),
        (bytes(sheet(LEAK).output())[:300], "cannot be read|no page"),
        (bytes(sheet("").output()), "no page can be read"),
        (b"%PDF-1.7\n" + bytes(range(256)), "cannot be read"),
    ],
)
def test_what_is_encrypted_damaged_or_without_text_is_refused_with_a_sentence(
    content: bytes, why: str
) -> None:
    with pytest.raises(Broken, match=why):
        pdf_text(content, MOST)


def test_too_much_text_is_refused() -> None:
    with pytest.raises(Broken, match="split it"):
        pdf_text(bytes(sheet(LEAK).output()), 10)


def test_a_document_that_keeps_its_reader_busy_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_apart, "_START", "import sys; sys.exit(9)")

    report, output = run_bundle(bytes(sheet(LEAK).output()), "letter.pdf")

    assert output == b""
    assert "takes too long" in report.withheld[0].reason


_cuts = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), min_size=1, max_size=6)
_WHOLE = bytes(sheet(LEAK, "fine").output())


def _survives(cuts: list[tuple[float, bytes]]) -> None:
    content = _WHOLE
    for where, piece in cuts:
        place = int(where * len(content))
        content = content[:place] + piece + content[place + 1 :]
    try:
        told = pdf_text(content, MOST)
    except Broken as broken:
        if not broken.sentence.endswith("."):
            pytest.fail(broken.sentence)
        return
    assert told.pages >= told.left_out


@given(_cuts)
@settings(max_examples=15, deadline=None)
def test_a_broken_document_is_read_or_refused(cuts: list[tuple[float, bytes]]) -> None:
    _survives(cuts)


@pytest.mark.deep
@given(_cuts)
@settings(max_examples=5_000, deadline=None)
def test_a_broken_document_is_read_or_refused_however_often(cuts: list[tuple[float, bytes]]) -> None:
    _survives(cuts)
