"""Tables for other programs: what a page shows as comma-separated values or as a workbook (ECMA-376)."""

import csv
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

Cell = str | int | float | None
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_LAID = (1980, 1, 1, 0, 0, 0)


def as_csv(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """The rows under their heads (RFC 4180); no text that a spreadsheet would take for a formula."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(heads)
    table.writerows([_harmless(one) for one in row] for row in rows)
    return out.getvalue()


def as_xlsx(title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet; numbers are numbers, texts are never formulas. The same rows give the same bytes."""
    sheet = "".join(_row(number, row) for number, row in enumerate([heads, *rows], start=1))
    files = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KINDS}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _relationship(f"{_DOCUMENT}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
            f'<sheet name="{escape(_sheet_name(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relationship(f"{_DOCUMENT}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _LAID), _XML + content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def _row(number: int, row: Sequence[Cell]) -> str:
    return f'<row r="{number}">{"".join(map(_cell, row))}</row>'


def _cell(value: Cell) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value!r}</v></c>"
    kept = "".join(letter for letter in value if letter >= " " or letter in "\t\n\r")
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(kept)}</t></is></c>'


def _sheet_name(title: str) -> str:
    """At most 31 letters, none of those that a sheet's name must not have."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\\"'")[:31] or "Sheet"


def _harmless(value: Cell) -> Cell:
    return f"'{value}" if isinstance(value, str) and value.startswith(_BEGINS_A_FORMULA) else value
