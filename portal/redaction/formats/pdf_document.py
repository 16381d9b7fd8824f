"""PDF documents (ISO 32000-2) through text: page by page, where two ways of reading agree on every word.

A document says where letters stand and not which of them are words, so one reading may part a password
in two. A page is taken only when reading along the content and reading by place on the page give the same
words, when its fonts say which letters they show, and when nothing dark is painted on it that could hide
letters which a reader does not see.
"""

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from portal.redaction.archives.budget import Broken
from portal.redaction.formats.pdf_covers import Covers
from portal.redaction.formats.pdf_fonts import says_its_letters

MOST_PAGES = 2_000
_HARMLESS_NOTES = frozenset({"/Link", "/Widget", "/Text", "/Popup"})
_MOST_ALONE = 0.3
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]|\\(cid:")
DAMAGED = "It is a PDF document that cannot be read: print it into a new one, or send its text."
_ENCRYPTED = "It is an encrypted PDF document: upload it without a password."
_LONG = "It is a PDF document of too much text: split it."
_NO_TEXT = "It is a PDF document of which no page can be read with certainty: send its text."


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of those pages that were read with certainty, of how many, and how many were left out.

    `text` is as it stands on paper, `along` the same words in the order in which they were written.
    """

    text: str
    along: str
    pages: int
    left_out: int

    @property
    def told(self) -> str:
        """Why the document itself is withheld, and what of it is not in the text."""
        sentence = "It is a PDF document: what is written in it stands beside it as text."
        if self.left_out:
            sentence += f" Of its {self.pages} pages {self.left_out} could not be read with certainty."
        return sentence


@dataclass(frozen=True, slots=True)
class _Page:
    placed: str
    along: str


def pdf_text(content: bytes, most: int) -> PdfText:
    """What is written on the pages, at most `most` letters; forms, notes, files and pictures are not in it.

    Meant for a process that may be stopped (`pdf_apart`): a document can be made to keep its reader busy.
    Raises `Broken` for what is damaged, encrypted, too long, or has no page that can be read.
    """
    import pypdf  # noqa: PLC0415 - most runs meet no such document

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(content)), most)
    except Broken:
        raise
    except Exception as error:
        raise Broken(DAMAGED) from error  # whatever the library trips over, it is not read
    if not any(page.placed.strip() for page in pages if page is not None):
        raise Broken(_NO_TEXT)
    placed = [_written(number, page.placed if page else None) for number, page in enumerate(pages, 1)]
    along = [_written(number, page.along if page else None) for number, page in enumerate(pages, 1)]
    return PdfText("".join(placed), "".join(along), len(pages), pages.count(None))


def _written(number: int, page: str | None) -> str:
    return f"[Page {number} is left out]\n" if page is None else f"{page}\n"


def _pages(reader: Any, most: int) -> list[_Page | None]:
    if reader.is_encrypted:
        raise Broken(_ENCRYPTED)
    if len(reader.pages) > MOST_PAGES:
        raise Broken(_LONG)
    read: list[_Page | None] = []
    for page in reader.pages:
        text = _page(page)
        read.append(text)
        most -= 0 if text is None else len(text.placed) + len(text.along)
        if most < 0:
            raise Broken(_LONG)
    return read


def _page(page: Any) -> _Page | None:
    """One page as it stands on paper, or None where there is doubt."""
    notes = [str(note.get_object().get("/Subtype")) for note in page.get("/Annots") or ()]
    if not _HARMLESS_NOTES.issuperset(notes) or not says_its_letters(page):
        return None
    covers = Covers()
    along = str(page.extract_text(visitor_operand_before=covers.see))
    placed = str(page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False))
    words = Counter(placed.split())
    if covers.any or _UNREADABLE.search(placed) or words != Counter(along.split()) or _is_spaced(words):
        return None
    return _Page(placed, along)


def _is_spaced(words: Counter[str]) -> bool:
    """Whether letters stand apart, as in a title, so that no word could be found."""
    letters = sum(number for word, number in words.items() if len(word) == 1 and word.isalpha())
    return letters > _MOST_ALONE * words.total()
