"""A table that a page shows, as a file to take along: comma-separated values, or a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response

from portal.web.file_answers import saved
from portal.web.spreadsheet import Cell, as_csv, as_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class ShownTable:
    """The rows of a page under their heads, with its title; `name` is the file's, ASCII without an ending."""

    name: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def csv_file(table: ShownTable) -> Response:
    """The table as comma-separated values."""
    return saved(as_csv(table.heads, table.rows), "text/csv", f"{table.name}.csv")


def xlsx_file(table: ShownTable) -> Response:
    """The table as a workbook of one sheet."""
    return saved(as_xlsx(table.title, table.heads, table.rows), XLSX, f"{table.name}.xlsx")
