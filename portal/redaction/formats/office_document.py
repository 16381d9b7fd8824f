"""Office documents through text: paragraphs as lines, rows of a table with tabs, sheets as JSON Lines.

What is written (ECMA-376 and ISO/IEC 26300) is joined over the runs into which a program divides it.
Nothing else is taken: no properties, no authors, no deleted text, no pictures, macros or other files inside.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.parsers import expat

from portal.redaction.archives.budget import Broken, Budget, Readable
from portal.redaction.archives.zip import BEGINS as NEW
from portal.redaction.archives.zip import entries
from portal.redaction.formats.office_sheet import SharedStrings, Sheet
from portal.redaction.formats.old_office import BEGINS as OLD
from portal.redaction.formats.old_office import reason_of
from portal.redaction.limits import MEBI

_PROSE = re.compile(
    r"word/(?:document|header[0-9]*|footer[0-9]*|footnotes|endnotes|comments)\.xml"
    r"|ppt/(?:slides/slide|notesSlides/notesSlide)[0-9]+\.xml|content\.xml"
)
_SHARED, _SHEET = "xl/sharedStrings.xml", re.compile(r"xl/worksheets/sheet[0-9]+\.xml")
_RUNS, _PARAGRAPHS = frozenset({"t"}), frozenset({"p", "h"})
_CELLS, _ROWS = frozenset({"tc", "table-cell"}), frozenset({"tr", "table-row"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
_UNSEEN = "tracked-changes"
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
REBUILT = (
    "It is an office document: what is written in it stands beside it as text. "
    "Layout, pictures and macros do not leave."
)
READABLE = (NEW, OLD)
"""How documents begin that `office_text` can read, or say more about."""

_DAMAGED = "It is damaged: it cannot be read as what its name says."
_DEEPEST = 256

Write = Callable[[str], object]


def office_text(source: BinaryIO, budget: Budget, target: BinaryIO) -> int:
    """Write the text of a document to `target` (UTF-8); how many bytes that is.

    Raises `Broken` for what is damaged, encrypted or declares entities, `Exceeded` above the limits.
    """
    source.seek(0)
    if source.read(len(OLD)) == OLD:
        raise Broken(reason_of(source))
    size = 0

    def write(text: str) -> None:
        nonlocal size
        data = text.encode("utf-8", "surrogatepass")
        size += len(data)
        target.write(data)

    shared = SharedStrings(budget.limits.document)
    for name, stream in _parts(source, budget):
        if name == _SHARED:
            parse(stream, shared.start, shared.end, shared.text)
    for name, stream in _parts(source, budget):
        if _PROSE.fullmatch(name):
            prose = _Prose(write)
            parse(stream, prose.start, prose.end, prose.text)
        elif _SHEET.fullmatch(name):
            sheet = Sheet(write, shared.strings)
            parse(stream, sheet.start, sheet.end, sheet.text)
    return size


def _parts(source: BinaryIO, budget: Budget) -> Iterator[tuple[str, Readable]]:
    for entry in entries(source, budget, office=True):
        if entry.reason:
            raise Broken(entry.reason)
        if not entry.is_folder:
            yield entry.name.decode("utf-8", "replace"), entry.stream


def parse(
    stream: Readable,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read XML as it comes; names are `namespace name`. Raises `Broken`; nothing is resolved or fetched."""
    depth = 0

    def deeper(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Broken(_DAMAGED)
        start(name, attributes)

    def out(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    reader = expat.ParserCreate(namespace_separator=" ")
    reader.StartElementHandler, reader.EndElementHandler, reader.CharacterDataHandler = deeper, out, text
    reader.StartDoctypeDeclHandler = _declares
    try:
        while data := stream.read(MEBI):
            reader.Parse(data, False)  # noqa: FBT003 - the signature of the library
        reader.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Broken(_DAMAGED) from error


def _declares(*_: object) -> None:
    raise Broken("It declares entities, which could unfold without end.")


class _Prose:
    """The text of a letter, a slide or an open document, written paragraph by paragraph."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._reads = 0
        self._unseen = 0
        self._cells = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        del attributes
        space, _, local = name.rpartition(" ")
        self._unseen += local == _UNSEEN
        self._cells += local in _CELLS
        if local in _RUNS or (space == _OPEN_DOCUMENT and local in _PARAGRAPHS):
            self._reads += 1
        elif local in _SIGNS:
            self.text(_SIGNS[local], always=space != _OPEN_DOCUMENT)

    def end(self, name: str) -> None:
        """An element ends."""
        space, _, local = name.rpartition(" ")
        self._unseen -= local == _UNSEEN
        if local in _RUNS or (space == _OPEN_DOCUMENT and local in _PARAGRAPHS):
            self._reads -= 1
        if local in _CELLS:
            self._cells -= 1
        if self._unseen:
            return
        if local in _CELLS:
            self._write("\t")
        elif local in _ROWS or (local in _PARAGRAPHS and not self._cells):
            self._write("\n")
        elif local in _PARAGRAPHS:
            self._write(" ")

    def text(self, text: str, *, always: bool = False) -> None:
        """Letters between elements."""
        if (self._reads or always) and not self._unseen:
            self._write(text)
