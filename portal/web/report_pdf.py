"""The report as a PDF file: the same words as its page, with the small trend lines drawn beside them.

Texts are set in the portal's own letters, so names of companies in any Latin spelling are readable, and what
is copied out of the file is the text itself.
"""

from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

from portal.web.chart_curves import SIDE, TrendLine
from portal.web.report_page import ReportLine, ReportPage

_LETTERS = "Inter"
_MARGIN = 20.0
_INK, _MUTED, _LINE = (23, 31, 42), (90, 100, 112), (36, 94, 160)
_TREND_WIDTH, _TREND_HEIGHT = 46.0, 8.0


class _Sheets(FPDF):
    """Sheets of A4 with the number at the foot of each."""

    def footer(self) -> None:
        """Number the sheet."""
        self.set_y(-15)
        self.set_font(_LETTERS, size=8)
        self.set_text_color(*_MUTED)
        self.cell(0, 5, f"{self.page_no()} of {{nb}}", align=Align.R)


def report_pdf(page: ReportPage, own_name: str, now: datetime) -> bytes:
    """The file; `now` is when it says that it was drawn, so the same page gives the same words."""
    pdf = _Sheets(format="A4")
    pdf.add_font(_LETTERS, fname=str(files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"))
    pdf.set_title(f"Where cases wait: {own_name}")
    pdf.set_lang("en")
    pdf.set_creation_date(now)
    pdf.set_margin(_MARGIN)
    pdf.c_margin = 0
    pdf.set_auto_page_break(auto=True, margin=_MARGIN)
    pdf.add_page()
    _text(pdf, "Where cases wait", 20)
    drawn = f"Drawn {now:%d %b %Y, %H:%M} UTC."
    _text(pdf, f"{own_name}, cases opened {page.months}. {drawn}", 10, _MUTED)
    _heading(pdf, "The cases as a whole")
    _heads(pdf, page.heads)
    _heading(pdf, "Between each two companies")
    _pairs(pdf, page)
    _heading(pdf, "How sure this is")
    _text(pdf, page.proof, 10)
    return bytes(pdf.output())


def _heads(pdf: FPDF, lines: Sequence[ReportLine]) -> None:
    for line in lines:
        if pdf.will_page_break(24):
            pdf.add_page()
        top = pdf.get_y()
        beside = _TREND_WIDTH + 6 if line.trend else 0
        _text(pdf, line.sentence, 11, aside=beside)
        _text(pdf, line.note, 9, _MUTED, aside=beside)
        if line.trend:
            _trend(pdf, line.trend, pdf.w - _MARGIN - _TREND_WIDTH, top + 1)
        pdf.ln(3)
    if not lines:
        _text(pdf, "There are too few cases to tell anything.", 10, _MUTED)
    else:
        _text(pdf, "A range is where the true figure lies in 19 of 20 times.", 9, _MUTED)


def _pairs(pdf: FPDF, page: ReportPage) -> None:
    for line in page.pairs:
        _text(pdf, f"{line.sentence} ({line.note})" if line.note else line.sentence, 10)
        pdf.ln(1.5)
    if page.others:
        other = "other " if page.pairs else ""
        have = "pair of companies has" if page.others == 1 else "pairs of companies have"
        _text(pdf, f"{page.others} {other}{have} too few cases to be told.", 10, _MUTED)
    elif not page.pairs:
        _text(pdf, "Nobody has asked anybody yet.", 10, _MUTED)


def _heading(pdf: FPDF, words: str) -> None:
    pdf.ln(6)
    if pdf.will_page_break(30):
        pdf.add_page()
    _text(pdf, words, 14)
    pdf.ln(1)


def _text(
    pdf: FPDF, words: str, size: float, color: tuple[int, int, int] = _INK, *, aside: float = 0
) -> None:
    """A paragraph over the width of the sheet, less what stands beside it."""
    pdf.set_font(_LETTERS, size=size)
    pdf.set_text_color(*color)
    width = pdf.w - 2 * _MARGIN - aside
    pdf.multi_cell(width, size * 0.5, words, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _trend(pdf: FPDF, trend: TrendLine, left: float, top: float) -> None:
    """The line of the months, and the words that say it."""
    places = [tuple(map(float, place.split(","))) for place in trend.points.split()]
    drawn = [(left + x / SIDE * _TREND_WIDTH, top + y / SIDE * _TREND_HEIGHT) for x, y in places]
    pdf.set_draw_color(*_LINE)
    pdf.set_line_width(0.4)
    pdf.polyline(drawn)
    after = pdf.get_x(), pdf.get_y()
    pdf.set_xy(left, top + _TREND_HEIGHT + 1)
    pdf.set_font(_LETTERS, size=7)
    pdf.set_text_color(*_MUTED)
    pdf.multi_cell(_TREND_WIDTH, 3.2, trend.words, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_xy(after[0], max(after[1], pdf.get_y()))
