"""Sheets of a workbook as JSON Lines, so that the head of a column stands before each of its values."""

import json
import re
from collections.abc import Callable

from portal.redaction.archives.budget import Broken

_TITLE = re.compile(r"[^\W\d][\w .()/#-]{0,40}")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_SHARED_STRING = "s"
_MOST_COLUMNS = 16_384


class SharedStrings:
    """The texts that the cells of a workbook point to by number, at most `most` letters of them."""

    def __init__(self, most: int) -> None:
        self.strings: list[str] = []
        self._left = most
        self._reads = False
        self._sounds = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        del attributes
        local = name.rpartition(" ")[2]
        if local == "si":
            self.strings.append("")
        self._sounds += local == "rPh"
        self._reads = local == "t" and not self._sounds

    def end(self, name: str) -> None:
        """An element ends."""
        self._sounds -= name.rpartition(" ")[2] == "rPh"
        self._reads = False

    def text(self, text: str) -> None:
        """Letters of one text."""
        if not self._reads or not self.strings:
            return
        self._left -= len(text)
        if self._left < 0:
            raise Broken("It holds too much text to be read as a whole: split it.")
        self.strings[-1] += text


class Sheet:
    """One sheet, written row by row: as objects under the first row where that has titles, else as lists."""

    def __init__(self, write: Callable[[str], object], shared: list[str]) -> None:
        self._write = write
        self._shared = shared
        self._row: dict[int, str] = {}
        self._titles: dict[int, str] | None = None
        self._column = -1
        self._points = self._reads = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(" ")[2]
        if local == "row":
            self._row, self._column = {}, -1
        elif local == "c":
            self._column = _column(attributes.get("r", ""), self._column + 1)
            self._points = attributes.get("t") == _SHARED_STRING
        self._reads = local in {"v", "t"}

    def end(self, name: str) -> None:
        """An element ends."""
        local = name.rpartition(" ")[2]
        if local == "c" and self._points:
            self._row[self._column] = self._pointed(self._row.get(self._column, ""))
        elif local == "row" and any(self._row.values()):
            self._written()
        self._reads = False

    def text(self, text: str) -> None:
        """Letters of one cell."""
        if self._reads:
            self._row[self._column] = self._row.get(self._column, "") + text

    def _pointed(self, number: str) -> str:
        if not number.isascii() or not number.isdigit() or int(number) >= len(self._shared):
            return ""
        return self._shared[int(number)]

    def _written(self) -> None:
        row = self._row
        if self._titles is None:
            titled = len(row) > 1 and all(_TITLE.fullmatch(cell.strip()) for cell in row.values())
            self._titles = {place: cell.strip() for place, cell in row.items()} if titled else {}
        titles = self._titles
        if titles and titles.keys() >= row.keys() and len(set(titles.values())) == len(titles):
            made: object = {titles[place]: cell for place, cell in sorted(row.items())}
        else:
            made = [cell for _, cell in sorted(row.items())]
        self._write(json.dumps(made, ensure_ascii=False) + "\n")


def _column(place: str, otherwise: int) -> int:
    """The column of `AB12`, counted from 0."""
    letters = _LETTERS.match(place)
    if letters is None:
        return min(otherwise, _MOST_COLUMNS)
    column = 0
    for letter in letters[0]:
        column = column * 26 + ord(letter) - 64
    return column - 1
